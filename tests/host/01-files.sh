#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 1. The files of the database, by every way that a shell knows.
# Defences: the folder is the service's alone (0700, tmpfiles.in); each file in
# it is, too (0600: guard_process and store_open set the umask); the service
# has an account of its own, which keeps others from its descriptors.
. "$(dirname "$0")/common"

# reads WHO FILE: is any of it read, by one way or another? Says by which.
reads() {
	local copy=$host/home/$1/copy query='SELECT * FROM person LIMIT 1'
	as "$1" ls -l "$(dirname "$2")" 2>/dev/null | grep -q . && echo ls
	as "$1" stat "$2" >/dev/null 2>&1 && echo stat
	as "$1" cat "$2" >/dev/null 2>&1 && echo cat
	as "$1" cp "$2" "$copy" 2>/dev/null && echo cp
	as "$1" sqlite3 "$2" "$query" >/dev/null 2>&1 && echo sqlite3
	as "$1" sqlite3 "file:$2?immutable=1" "$query" >/dev/null 2>&1 &&
		echo immutable
	as "$1" ln -sf "$2" "$copy.link" && as "$1" cat "$copy.link" \
		>/dev/null 2>&1 && echo link
	as "$1" ln "$2" "$copy.hard" 2>/dev/null && echo hard
	rm -f "$copy" "$copy".*
}
none() {
	reads "$@" >"$dir/out"
	[ ! -s "$dir/out" ]
}
contents() { ! reads "$@" | grep -vxE 'ls|stat' >"$dir/out"; }
all_ways() {
	[ "$(reads x "$host/home/x/shorei.db" | tr '\n' ' ')" = \
		"ls stat cat cp sqlite3 immutable link hard " ]
}

as x sqlite3 "$host/home/x/shorei.db" 'CREATE TABLE person (a)'
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
echo "1..$n"
