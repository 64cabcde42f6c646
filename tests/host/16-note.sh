#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 16. 備考 of an applicant, in all that a supervisor's connection receives: no
# byte of it, by any call, nor on his screen, nor in what he is told of what
# he may not do.
# Defence: no shape of a supervisor's reply has a member for it
# (core/call/requests.h), no query behind them reads it (request.sql).
. "$(dirname "$0")/common"

check "it starts" service_start
note=備考ヨソニハミセナイ
slot=$(db "SELECT number FROM request WHERE state = 'REQUESTED' AND
	applicant = (SELECT id FROM person WHERE login = '$(login a)')
	ORDER BY id LIMIT 1")
for ((i = 1; i <= 20; i++)); do
	lines+=("$(call note.save "{$(once),\"programme\":\"specialist-new\",\"slot\":$i,\"text\":\"$note $i\"}")")
done
check "an applicant writes notes" test "$(says a "${lines[@]}" |
	grep -c '"result"')" = 20
check "control: he reads them" eval 'says a "$list" | grep -qF "$note"'
check "control: such bytes are found, however they are written" eval \
	'printf "%s" "\"$note\"" | jq -a . | grep -qi "\\\\u5099\\\\u8003"'

# Both sides of all that a supervisor can ask, of these cases and of others'.
mapfile -t requests < <(db "SELECT id FROM request ORDER BY id")
asks=("$(call session.hello "${greeting%\}},\"first\":true}")"
	"$(call request.inbox '{}')" "$(call request.inbox '{"after":"d"}')"
	"$list" "$(call staff.waiting '{}')"
	"$(call supervisor.search "{\"programme\":\"specialist-new\",\"query\":\"\",\"cases\":[{\"slot\":$slot}]}")"
	"$(call case.show "{\"programme\":\"specialist-new\",\"slot\":$slot}")"
	"$(call facility.search '{"query":"みなと"}')")
for request in "${requests[@]}"; do
	asks+=("$(call request.view "{\"request\":$request}")"
		"$(call request.approve "{$(once),\"requests\":[{\"request\":$request,\"seen\":0}]}")"
		"$(call request.reject "{$(once),\"request\":$request,\"seen\":1,\"comment\":\"x\"}")"
		"$(call request.view "{\"request\":$request}")")
done
for who in b c; do
	says $who "${asks[@]}" >"$dir/$who"
	check "$who asked for all there is" \
		test "$(wc -l <"$dir/$who")" = ${#asks[@]}
	check "and got some of it" grep -q '"items":{' "$dir/$who"
	check "no byte of a note" not grep -qiE "備考|ヨソニ|5099.{0,2}u8003|\"note\":\"[^\"]*$note" "$dir/$who"
done
check "none in what is kept for him" test -z "$(db "SELECT 1 FROM done
	JOIN person ON person.id = done.person WHERE reply LIKE '%$note%'
	AND login <> '$(login a)'")"
check "nor in the audit" test -z "$(db "SELECT 1 FROM audit
	WHERE subject LIKE '%ヨソニ%'")"
check "nor among what waits to be sent" test -z \
	"$(db 'SELECT * FROM outbox' | grep -F "$note")"
program b view "${requests[-1]}" >"$dir/screen" 2>&1
printf q | as b timeout 10 script -qec "$(printf '%q ' "$shorei" \
	--socket "$socket")" /dev/null >>"$dir/screen" 2>&1
check "nor on his screen" not grep -qaF "ヨソニ" "$dir/screen"
plan
