#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Two sessions of one supervisor decide the same case at the same moment, many
# times: exactly one decision each time, and the other is told.
# Defences: check_phase compares the version inside the transaction
# (decide.c), and REQUEST_DECIDE changes one row or none (request.sql).
. "$(dirname "$0")/common"

check "it starts" service_start
me="(SELECT id FROM person WHERE login = '$(login b)')"
mapfile -t mine < <(db "SELECT id FROM request WHERE state = 'REQUESTED'
	AND supervisor = $me ORDER BY id")
check "cases wait" test ${#mine[@]} -ge 4
audit=$(db 'SELECT max(id) FROM audit')

# decides FILE METHOD MORE
decides() {
	says b "$(call "$2" "{$(once),$3}")" >"$dir/$1"
}
for request in "${mine[@]}"; do
	refuses b DONE request.view "{\"request\":$request}"
	sessions=()
	for i in 1 2 3 4; do
		if [ $((i % 2)) = 0 ]; then
			decides $i request.approve \
				"\"requests\":[{\"request\":$request,\"seen\":1}]" &
		else
			decides $i request.reject "\"request\":$request,\"seen\":1,\"comment\":\"第$i回\"" &
		fi
		sessions+=($!)
	done
	wait "${sessions[@]}"
	cat "$dir"/[1-4] | while read -r line; do
		echo "$line" | result
	done | sort >"$dir/results"
	check "request $request: one of four decides" \
		test "$(grep -c DONE "$dir/results")" = 1
	check "and the others are told that it has changed" \
		test "$(grep -c STALE "$dir/results")" = 3
	check "one decision is there" test "$(db "SELECT version FROM request
		WHERE id = $request AND decided_at IS NOT NULL")" = 2
	check "one comment, or an approval" test "$(db "SELECT count(*) +
		(SELECT state = 'APPROVED' FROM request WHERE id = $request)
		FROM request_comment WHERE request = $request")" = 1
	check "one notice to the applicant" test "$(db "SELECT count(*)
		FROM outbox JOIN outbox_case ON outbox = id WHERE
		request = $request AND kind <> 'request' AND person <> $me")" = 1
done
check "each try stands in the audit" test "$(db "SELECT count(*) FROM audit
	WHERE id > $audit AND call IN ('request.approve', 'request.reject')")" = \
	$((4 * ${#mine[@]}))
check "and verified" exits 0 as s "$shoreid" --verify --data "$data"
plan
