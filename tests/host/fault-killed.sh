#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The service and its sessions are killed in the middle of writes, 400 times
# (HOST_KILLS): what was acknowledged is there, nothing twice, and the
# database is whole.
# Defences: one transaction a call with its once in it (remember and repeated
# in session.c), the reply after the commit; the kernel lets go of a dead
# writer's place in the queue (queue.c); a dead service's socket is taken over
# (socket.c).
. "$(dirname "$0")/common"

kills=${HOST_KILLS:-400}
check "it starts" service_start
first=$service
audit=$(db 'SELECT max(id) FROM audit')
# Everybody starts somewhere else; a once is a number.
i=0
for who in a b c d; do
	i=$((i + 1))
	begin $who "$bin/peer" "$socket" notes 1000000 $((i * 10000000)) \
		>"$dir/$who.done" 2>/dev/null
	writers[i]=$started
done
begun() { [ -s "$dir/a.done" ] && [ -s "$dir/d.done" ]; }
check "four write" until_true begun

restarts=0 killed=0 failed=0
while [ $killed -lt "$kills" ]; do
	pause "0.0$((RANDOM % 30 + 10))"
	if [ $((RANDOM % 8)) = 0 ]; then
		service_stop KILL
		service_start env || failed=$((failed + 1))
		restarts=$((restarts + 1)) killed=$((killed + 1))
		continue
	fi
	read -ra children <"/proc/$service/task/$service/children"
	[ ${#children[@]} -gt 0 ] || continue
	kill -KILL "${children[RANDOM % ${#children[@]}]}" 2>/dev/null &&
		killed=$((killed + 1))
done
check "after each of $restarts ends it starts again" test $failed = 0
size() { cat "$dir"/?.done | wc -l; }
before=$(size)
goes_on() { [ "$(size)" -gt $((before + 20)) ]; }
check "after $killed kills they write on" until_true goes_on
kill -KILL "${writers[@]}"
service_stop TERM
check "it ends well" test "$ended" = 0

cat "$dir"/?.done | sort >"$dir/acknowledged"
db "SELECT once FROM done WHERE reply LIKE '%備考 %' ORDER BY once" >"$dir/there"
echo "# $(wc -l <"$dir/acknowledged") acknowledged, $restarts restarts"
check "nobody was told of a write twice" \
	test -z "$(uniq -d "$dir/acknowledged")"
check "every acknowledged write is there" \
	test -z "$(comm -23 "$dir/acknowledged" "$dir/there")"
check "and what is there besides was never told: one at most for each" \
	test "$(comm -13 "$dir/acknowledged" "$dir/there" | wc -l)" -le 4
check "none was done twice" test "$(db "SELECT count(*) FROM audit
	WHERE id > $audit AND call = 'note.save' AND result = 'DONE'")" = \
	"$(wc -l <"$dir/there")"
check "the last of each slot stands there" test "$(db "SELECT count(*)
	FROM slot WHERE note LIKE '備考 %' AND person IN (SELECT id FROM person
	WHERE login LIKE 'shtest%')")" = 80
check "the database is whole" whole
check "its rows agree and the chain of the audit holds" \
	exits 0 as s "$shoreid" --verify --data "$data"
check "it was not the same service all along" not kill -0 "$first"
plan
