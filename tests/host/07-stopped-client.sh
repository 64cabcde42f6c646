#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 7. Somebody freezes, stops and kills his own clients at random while they
# write; meanwhile another writes 500 times and never waits more than a second
# longer than on a quiet host.
# Defence: a call is carried out by the service, from its line to its reply,
# and nothing of its client is waited for inside (transact in session.c).
. "$(dirname "$0")/common"

writes=${HOST_WRITES:-500}
check "it starts" service_start
worst() { awk '{ print $3 }' "$dir/$1"; }
# Another, for the quiet host, so that nobody's rate is used up.
as d "$bin/peer" "$socket" notes 100 5000 >"$dir/quiet.done" 2>"$dir/quiet"
check "control: 100 writes on a quiet host" \
	test "$(wc -l <"$dir/quiet.done")" = 100

# Three clients: one that is killed is replaced.
clients=()
attack() {
	local from=$((RANDOM * 32768 + RANDOM))
	begin a "$bin/peer" "$socket" notes 100000 $((from * 1000000)) \
		>>"$dir/attack" 2>/dev/null
	clients[$1]=$started
}
for i in 0 1 2; do attack $i; done
begin b "$bin/peer" "$socket" notes "$writes" 1 >"$dir/done" 2>"$dir/other"
other=$started
count=0
signals=(STOP CONT STOP CONT STOP KILL)
while kill -0 "$other" 2>/dev/null; do
	i=$((RANDOM % 3)) signal=${signals[RANDOM % 6]}
	kill "-$signal" "${clients[i]}" 2>/dev/null
	count=$((count + 1))
	[ "$signal" != KILL ] || {
		{ wait "${clients[i]}"; } 2>/dev/null
		attack $i
	}
	pause "0.00$((RANDOM % 10))"
done
wait "$other"
echo "# $count signals; $(wc -l <"$dir/attack") of his writes were done"
echo "# quiet: $(cat "$dir/quiet"); beside him: $(cat "$dir/other")"
kill -KILL "${clients[@]}"
check "he was at it" test $count -gt 50 -a -s "$dir/attack"
check "all of the other's writes are done" \
	test "$(wc -l <"$dir/done")" = "$writes"
check "and none waited more than a second" \
	test "$(worst other)" -le $((1000 + $(worst quiet)))
check "he was never told to wait, nor cut" grep -q '^0 0 ' "$dir/other"
check "the database is whole" whole
check "each is there once" test "$(db "SELECT count(*) FROM done WHERE
	person = (SELECT id FROM person WHERE login = '$(login b)')")" = "$writes"
plan
