#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 1. The files of the database, by every way that a shell knows.
# Defences: the folder is the service's alone (0700, tmpfiles.in); each file in
# it is, too (0600: guard_process and store_open set the umask); the service
# has an account of its own, which keeps others from its descriptors.
. "$(dirname "$0")/common"

check "it starts" service_start
check "a member is served" serves
dial a	# so that -wal and -shm are there
ask "$list"
as s "$shoreid" --backup "$data/backup" --data "$data" >/dev/null
child=$(pgrep -P "$service")

if control "each way reads a file of one's own" all_ways; then
	for file in shorei.db shorei.db-wal shorei.db-shm shorei.queue backup; do
		check "$file is there" test -e "$data/$file"
		for who in a x; do
			check "and is closed to $who" none $who "$data/$file"
		done
	done
	# As if the folder had been opened by mistake.
	chmod 755 "$data"
	for file in shorei.db shorei.db-wal shorei.db-shm shorei.queue backup; do
		check "$file, in an open folder" contents a "$data/$file"
	done
	chmod 700 "$data"
fi

# fds WHO PID: what he sees of a process's descriptors.
fds() { as "$1" ls "/proc/$2/fd" 2>/dev/null | wc -l; }
begin x sleep 100
until_true is x "$started"
own() { [ "$(fds x "$started")" -gt 0 ]; }
if control "one's own descriptors are seen" own; then
	for pid in "$service" "$child"; do
		check "not those of $([ "$pid" = "$child" ] &&
			echo "a session" || echo "the service")" \
			test "$(fds x "$pid")$(fds a "$pid")" = 00
	done
fi
hang_up
check "the database is whole" whole
plan
