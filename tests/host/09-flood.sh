#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 9. Too many connections, half sent, opened and closed, deaf, or writing all
# at once: they are held down, and others don't notice.
# Defences: PEERS_EACH (peers_admit in peers.c), REPLY_MS
# (session_serve.c), RATE_WRITE (charge in session.c). RATE_CONNECT by itself is
# tested in test_limits.
. "$(dirname "$0")/common"

check "it starts" service_start
children() { pgrep -c -P "$service"; }

# One who never reads is cut after ten seconds; what comes of it is looked at
# in the end.
for ((i = 0; i < 4000; i++)); do echo "$list"; done >"$dir/many"
begin c socat -u OPEN:"$dir/many" "UNIX-CONNECT:$socket" 2>/dev/null
deaf=$started
one() { [ "$(children)" -ge 1 ]; }
check "one who never reads is let in" until_true one

# starts WHO: how long the program takes, in milliseconds.
starts() {
	local from
	from=$(now_ms)
	program "$1" list specialist-new >"$dir/out" 2>"$dir/err" || echo failed
	echo $(($(now_ms) - from))
}
quiet=$(starts b)
echo "# a start on a quiet host: $quiet ms"
quick() {
	local took
	took=$(starts b)
	echo "# a start beside it: $took ms"
	[ "$took" -le $((1000 + quiet)) ]
}

# --- 200 half-sent ----------------------------------------------------------

mkfifo "$dir/hold"
# the session of the start before has ended
settled() { [ "$(children)" -le 1 ]; }
until_true settled
before=$(children)
exec 8<>"$dir/hold"
begin a "$bin/peer" "$socket" half 200 <&8 >"$dir/half"
told() { [ -s "$dir/half" ]; }
until_true told
check "of 200 half-sent connections 184 are refused" \
	test "$(cat "$dir/half")" = 184
held() { [ $(($(children) - before)) = 16 ]; }
check "and 16 held" until_true held
check "the next of his is told so" eval \
	'as a socat -u "UNIX-CONNECT:$socket" - | grep -q "16 connections"'
check "another starts as ever" quick
kill -KILL "$started"
free() { serves a; }
check "when he hangs up, his places are free" until_true free

# --- Opened and closed ---------------------------------------------------------

begin a "$bin/peer" "$socket" flood 2000 >"$dir/flood"
flood=$started
check "beside a flood of connections another starts" quick
check "and again" quick
wait "$flood"
read -r count told <"$dir/flood"
echo "# $count connections in two seconds, $told of some were told to wait"
check "it was one" test "$count" -gt 1000
check "and is told to wait" test "$told" -ge 1
check "with all of it his places are free again" until_true free

# --- 16 who write -----------------------------------------------------------

writers=()
for ((i = 0; i < 16; i++)); do
	begin d "$bin/peer" "$socket" write 200 $((i * 1000)) \
		>"$dir/write.$i" 2>"$dir/tally.$i"
	writers+=("$started")
done
check "beside 16 sessions that write, another writes" exits 0 \
	program b note specialist-new 1 外来
wait "${writers[@]}"
done_writes=$(cat "$dir"/write.* | wc -l)
refused=$(cat "$dir"/tally.* | awk '{ n += $1 } END { print n }')
echo "# of 3200 writes $done_writes were done, $refused told to wait"
check "they are held down" test "$refused" -gt 1000
check "but not below what a person needs" test "$done_writes" -ge 500
check "nothing that was acknowledged is missing" test "$(db "SELECT count(*)
	FROM done JOIN person ON person.id = done.person
	WHERE login = '$(login d)'")" = "$done_writes"
check "he reads as before" serves d

gone() { ! kill -0 "$deaf" 2>/dev/null; }
check "who never read has been cut" until_true gone
check "the database is whole" whole
check "no sound from the service" test ! -s "$dir/service"
plan
