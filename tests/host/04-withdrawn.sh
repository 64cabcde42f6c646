#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 4. A qualification is withdrawn while its supervisor is connected: the next
# call on the same connection knows it.
# Defences: who and with which roles is loaded in each transaction (load in
# session.c); an approval asks the rules again (check_still in decide.c).
. "$(dirname "$0")/common"

check "it starts" service_start
me="(SELECT id FROM person WHERE login = '$(login b)')"
mapfile -t mine < <(db "SELECT id FROM request WHERE state = 'REQUESTED'
	AND supervisor = $me ORDER BY id")
approve() {
	call request.approve "{$(once),\"requests\":[{\"request\":$1,\"seen\":1}]}"
}
asked() {
	ask "$2"
	echo "$answer" >"$dir/out"
	[ "$(result <"$dir/out")" = "$1" ]
}

dial b
for request in "${mine[@]:0:3}"; do
	check "he opens request $request" \
		asked DONE "$(call request.view "{\"request\":$request}")"
done
check "control: and approves one" asked DONE "$(approve "${mine[0]}")"

spans=$(db "SELECT kind || ' ' || from_on || ' ' || to_on FROM qualification
	WHERE person = $me")
db "UPDATE qualification SET to_on = from_on WHERE person = $me"
before=$(state)
check "corrected, so that it covers no case" \
	asked INELIGIBLE "$(approve "${mine[1]}")"
check "nothing was written" test "$(state)" = "$before"
check "the try stands in the audit" \
	test "$(audited b request.approve INELIGIBLE)" = 1

db "DELETE FROM qualification WHERE person = $me"
before=$(state)
check "cancelled: refused on the same connection" \
	asked DENIED "$(approve "${mine[1]}")"
check "nothing was written" test "$(state)" = "$before"
check "the try stands in the audit" \
	test "$(audited b request.approve DENIED)" = 1
check "he reads no more of them" \
	asked DENIED "$(call request.view "{\"request\":${mine[2]}}")"
check "nor the list" asked DENIED "$(call request.inbox '{}')"

while read -r kind from to; do
	db "INSERT INTO qualification (person, kind, from_on, to_on)
		VALUES ($me, '$kind', $from, $to)"
done <<<"$spans"
check "given back, he goes on" asked DONE "$(approve "${mine[1]}")"
# He leaves the society, and his login goes to nobody.
db "UPDATE person SET login = NULL WHERE id = $me"
check "without a login he is a stranger" \
	asked STRANGER "$(call request.inbox '{}')"
hang_up
plan
