#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 6. All that one process can do to another (touch.c): read its memory, take
# its descriptors, trace, slow, stop or kill it.
# Defences: the service has an account of its own (tmpfiles.in, sysusers.in);
# one session can't read another's though their account is the same, for a
# child is not dumpable (guard_child).
. "$(dirname "$0")/common"

check "it starts" service_start
dial d	# his session is attacked by others and by himself
ask "$list"
child=$(pgrep -P "$service")
check "a session is there" test -n "$child"

if control "each way works on a process of one's own" every_way; then
	for who in a d x; do
		check "the service, by $who" test -z "$(ways $who "$service")"
		check "a session, by $who" test -z "$(ways $who "$child")"
	done
	for way in "kill -STOP $child" "kill -KILL $service" \
		"prlimit --nofile=1:1 --pid $child" "renice 19 $service" \
		"taskset -p 1 $service"; do
		check "$way" not as a bash -c "$way >/dev/null 2>&1"
	done
	check "the session goes on" ask "$list"
	check "and others are served" serves

	# What its own account may: end it, but not look into it.
	as s "$bin/touch" "$child" >"$dir/out"
	check "a session is ended by its account" grep -qx KILL "$dir/out"
	check "and not looked into, not even by that" not grep -qxE \
		'ptrace|process_vm_.*|mem|maps|environ|fd|root|pidfd_getfd' \
		"$dir/out"
	check "nor do others notice" serves
fi
hang_up
check "the database is whole" whole
plan
