#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The service is restarted while people work: whoever is in a call gets his
# answer, what was told is there, and who comes next is served. (What the
# program on the screen does then is in tests/tui.)
# Defence: end_all (listen.c) waits for the calls in hand. (That a session ends
# between two calls, hold_end, is in tests/cli/service.sh and test_limits.)
. "$(dirname "$0")/common"

check "it starts" service_start
restarts=${HOST_RESTARTS:-15}
audit=$(db 'SELECT max(id) FROM audit')
i=0
for who in a b c d; do
	i=$((i + 1))
	begin $who "$bin/peer" "$socket" notes 1000000 $((i * 10000000)) \
		>"$dir/$who.done" 2>/dev/null
	writers[i]=$started
done
bad=0
for ((i = 0; i < restarts; i++)); do
	size=$(cat "$dir"/?.done | wc -l)
	more() { [ "$(cat "$dir"/?.done | wc -l)" -gt $((size + 10)) ]; }
	until_true more || bad=$((bad + 1))
	service_stop TERM
	[ "$ended" = 0 ] || bad=$((bad + 1))
	[ ! -e "$socket" ] || bad=$((bad + 1))
	service_start env || bad=$((bad + 1))
done
check "$restarts restarts, each a good end and a good start" test $bad = 0
kill -KILL "${writers[@]}"
service_stop TERM
cat "$dir"/?.done | sort >"$dir/told"
db "SELECT once FROM done WHERE reply LIKE '%備考 %' ORDER BY once" >"$dir/there"
check "what was told is there" test -z "$(comm -23 "$dir/told" "$dir/there")"
check "what is there besides was cut off by our own end" test "$(comm -13 \
	"$dir/told" "$dir/there" | wc -l)" -le 4
check "none was done twice" test "$(db "SELECT count(*) FROM audit
	WHERE id > $audit AND call = 'note.save' AND result = 'DONE'")" = \
	"$(wc -l <"$dir/there")"
check "and verified" exits 0 as s "$shoreid" --verify --data "$data"
check "no sound from the service" test ! -s "$dir/service"
plan
