#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Backups while 50 sessions write, and a restore on another machine, where the
# accounts have other numbers. What a backup is refused over is in
# tests/cli/admin.sh.
# Defence: the copy is SQLite's own, of one moment, and gets its name when it is
# checked and synced (sqlite_backup.c).
. "$(dirname "$0")/common"

check "it starts" service_start
rows=$(db 'SELECT count(*) FROM audit')
writers=()
i=0
for who in a b c d; do
	for ((k = 0; k < 13; k++)); do
		i=$((i + 1))
		begin $who "$bin/peer" "$socket" notes 30 $((i * 1000)) \
			>"$dir/done.$i" 2>/dev/null
		writers+=("$started")
	done
done
all() { cat "$dir"/done.* | wc -l; }
begun() { [ "$(all)" -gt 52 ]; }
check "52 sessions write" until_true begun
as s mkdir -m 700 "$host/home/s/kept"
kept=$host/home/s/kept
for i in 1 2 3; do
	check "backup $i" exits 0 as s "$shoreid" --backup "$kept/$i" \
		--data "$data"
	[ $i != 1 ] || cp "$dir/out" "$dir/told"
done
at_backup=$(all)
wait "${writers[@]}"
check "they wrote on beside it" test "$at_backup" -lt 1560
check "and all of it is done" test "$(all)" = 1560
# Each note is a row of the audit and one of done: a moment has both or none.
for i in 1 2 3; do
	check "backup $i is of one moment" test "$(sqlite3 "$kept/$i" "SELECT
		(SELECT count(*) FROM audit WHERE id > $rows AND result = 'DONE') =
		(SELECT count(*) FROM done WHERE reply LIKE '%備考 %')")" = 1
	check "and whole" test \
		"$(sqlite3 "$kept/$i" 'PRAGMA integrity_check')" = ok
done
head=$(awk '{ print $NF }' "$dir/told")
check "the head of the first is in the audit now" exits 0 as s "$shoreid" \
	--verify --head "$head" --data "$data"

# Another machine: other accounts, other numbers, another service.
service_stop TERM
data=$host/other/data socket=$host/other/sock
install -d -m 755 -o "${uid[s]}" "$host/other"
check "it is restored elsewhere" exits 0 as s "$shoreid" \
	--restore "$kept/1" --data "$data"
check "with the same head" grep -q "$head" "$dir/out"
for who in a b; do
	uid[$who]=$((uids += 1))
	usermod -u "${uid[$who]}" "$(login $who)" 2>/dev/null
done
check "a service starts there" service_start
check "where uids have changed nobody is served" refuses a STRANGER \
	case.list '{"programme":"specialist-new"}'
db 'UPDATE person SET uid = NULL'
check "until they are counted anew (shoreid.8)" serves a
check "and write" exits 0 program b note specialist-new 1 外来
check "and verified" exits 0 as s "$shoreid" --verify --head "$head" \
	--data "$data"
plan
