#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The clock is set back, the zone is another, a leap day, the last second of a
# window: what counts is the service's clock and the site's zone. A listening
# shoreid takes no clock but the host's, so this one serves one person.
# Defences: clock_now in each transaction (load in session.c), days by TZ of
# the service (date_of_time); the audit is numbered, not timed (audit.c).
people="s a"
. "$(dirname "$0")/common"

clock=$dir/clock
# at TIME WHO LINE…: what is answered to it then.
at() {
	local when=$1 who=$2
	shift 2
	echo "$when" >"$clock"
	printf '%s\n' "$@" | as s env TZ="$zone" timeout 60 "$shoreid" --stdio \
		--data "$data" --as "$who" --now "@$clock"
}
zone=Asia/Tokyo
db "DELETE FROM open_window WHERE programme = 'specialist-new'"
db "INSERT INTO open_window (programme, kind, fiscal_year, from_on, to_on)
	VALUES ('specialist-new', 'request', 2027,
	$(($(date -ud 2028-02-01 +%s) / 86400)),
	$(($(date -ud 2028-02-29 +%s) / 86400)))"
hello=$(call session.hello \
	"${greeting%\}},\"lang\":\"en\",\"fixed\":true,\"first\":true}")
# window TIME: is the window of requests open then?
window() {
	at "$1" "$me" "$hello" | jq -r '.result.home.programmes[] |
		select(.programme == "specialist-new").windows |
		test("Requests?: to |Case approval: to ")'
}
today() { at "$1" "$me" "$hello" | jq -r .result.today; }
me=$(login a)

check "a leap day is a day" test "$(today 2028-02-29T12:00:00+09:00)" = 2028-02-29
check "the last second of a window is inside" \
	test "$(window 2028-02-29T23:59:59+09:00)" = true
check "the next is not" test "$(window 2028-03-01T00:00:00+09:00)" = false
check "the first second is inside" \
	test "$(window 2028-02-01T00:00:00+09:00)" = true
check "the one before is not" test "$(window 2028-01-31T23:59:59+09:00)" = false
check "whatever zone it is written in" \
	test "$(window 2028-02-29T14:59:59Z)$(window 2028-02-29T15:00:00Z)" = truefalse
zone=UTC
check "a site in another zone has its own midnight" test \
	"$(window 2028-02-29T15:00:00Z)$(window 2028-03-01T00:00:00Z)" = truefalse
check "and its own day" test "$(today 2028-02-29T23:00:00Z)" = 2028-02-29
zone=America/New_York
check "an hour that is twice there has one day" \
	test "$(today 2028-11-05T05:30:00Z)$(today 2028-11-05T06:30:00Z)" = \
	2028-11-052028-11-05
zone=Asia/Tokyo

# A person's own zone is no clock.
check "nor is a client's: it is told the day" test \
	"$(at 2028-02-29T23:59:59+09:00 "$me" "$hello" | jq -r .result.zone)" = \
	Asia/Tokyo

# The request itself, a second before and after.
registered=$(db "SELECT number || ' ' || version FROM slot WHERE state =
	'REGISTERED' AND programme = 'specialist-new' AND person = (SELECT id
	FROM person WHERE login = '$me') ORDER BY number LIMIT 1")
read -r slot version <<<"$registered"
send() {
	call request.send "{$(once),\"programme\":\"specialist-new\",\"cases\":[{\"slot\":$slot,\"seen\":$version}],\"to\":\"A1002\",\"confirm\":$confirm}"
}
confirm='[]'
at 2028-03-01T00:00:00+09:00 "$me" "$(send)" >"$dir/out"
check "a second too late no request goes out" \
	test "$(result <"$dir/out")" = INELIGIBLE
check "for the window is closed, and nothing else" test \
	"$(jq -r '.error.data.reasons[].code' "$dir/out")" = eligibility-8
at 2028-02-29T23:59:59+09:00 "$me" "$(send)" >"$dir/out"
got=$(result <"$dir/out")
[ "$got" != CONFIRM ] || {
	confirm=$(jq -c '[.error.data.reasons[].code]' "$dir/out")
	got=$(at 2028-02-29T23:59:59+09:00 "$me" "$(send)" | result)
}
check "in its last second it does" test "$got" = DONE
check "with that day's date" test "$(db "SELECT date(requested_on * 86400,
	'unixepoch') FROM request ORDER BY id DESC LIMIT 1")" = 2028-02-29

# Set back between two writes.
note() { call note.save "{$(once),\"programme\":\"specialist-new\",\"slot\":5,\"text\":\"$1\"}"; }
one=$(note 先)
check "a write at noon" test "$(at 2028-02-10T12:00:00+09:00 "$me" "$one" | result)" = DONE
check "and one an hour earlier, after it" test \
	"$(at 2028-02-10T11:00:00+09:00 "$me" "$(note 後)" | result)" = DONE
check "the later stands" test "$(db "SELECT note FROM slot WHERE number = 5 AND
	programme = 'specialist-new' AND person = (SELECT id FROM person
	WHERE login = '$me')")" = 後
check "the first, repeated, is not done again" test \
	"$(at 2028-02-10T10:00:00+09:00 "$me" "$one" | jq -r .result.note)" = 先
check "which the note shows" test "$(db "SELECT count(*) FROM slot
	WHERE note = '先' AND number = 5")" = 0
check "a year earlier it is still known" test \
	"$(at 2027-02-10T10:00:00+09:00 "$me" "$one" | result)" = DONE
check "the audit has both times in the order of the writes" test "$(db "SELECT
	group_concat(at, ' ') FROM (SELECT at FROM audit WHERE call = 'note.save'
	ORDER BY id DESC LIMIT 2)")" = \
	"$(date -d 2028-02-10T11:00:00+09:00 +%s) $(date -d 2028-02-10T12:00:00+09:00 +%s)"
check "and its chain holds" exits 0 as s "$shoreid" --verify --data "$data"
check "a listening service takes no clock" exits 2 as s "$shoreid" \
	--listen "$socket" --data "$data" --now "@$clock"
plan
