#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 3. A raw client approves what it may not: refused, nothing written, and the
# try stands in the audit.
# Defences: inbox_request (not his), policy (his own case), check_phase
# (decided, older), check_opened, one transaction for all (session.c), and
# audit_refusal for the rows.
. "$(dirname "$0")/common"

check "it starts" service_start
waiting() {
	db "SELECT min(id) FROM request WHERE state = 'REQUESTED' AND
		supervisor = (SELECT id FROM person WHERE login = '$(login b)')
		AND id > ${1:-0}"
}
first=$(waiting) second=$(waiting "$first") third=$(waiting "$second")
fourth=$(waiting "$third")
other=$(db "SELECT min(id) FROM request WHERE state = 'REQUESTED' AND
	supervisor <> (SELECT id FROM person WHERE login = '$(login b)')")
decided=$(db "SELECT min(id) FROM request WHERE state = 'APPROVED' AND
	supervisor = (SELECT id FROM person WHERE login = '$(login b)')")
version() { db "SELECT version FROM request WHERE id = $1"; }
# approve REQUEST VERSION…
approve() {
	local list=
	while [ $# -gt 0 ]; do
		list+=",{\"request\":$1,\"seen\":$2}"
		shift 2
	done
	printf '{%s,"requests":[%s]}' "$(once)" "${list#,}"
}
opens() { refuses b DONE request.view "{\"request\":$1}"; }

check "control: he opens one" opens "$first"
check "control: and approves it" refuses b DONE request.approve \
	"$(approve "$first" 1)"
check "which the audit has" test "$(audited b request.approve DONE)" -gt 0
check "and the request" test "$(db "SELECT state FROM request
	WHERE id = $first")" = APPROVED

# attempt WHAT REFUSAL REQUEST VERSION…
attempt() {
	local what=$1 code=$2 before tries
	shift 2
	before=$(state) tries=$(audited b request.approve "$code")
	check "$what: $code" refuses b "$code" request.approve "$(approve "$@")"
	check "nothing was written" test "$(state)" = "$before"
	check "the try stands in the audit" test \
		"$(audited b request.approve "$code")" = $((tries + 1))
	check "with what it was about" test "$(db "SELECT subject FROM audit
		ORDER BY id DESC LIMIT 1")" = "$subject"
}
subject="request $second"
attempt "one not opened" STATE "$second" 1
subject="request $other"
attempt "another supervisor's" NOT_FOUND "$other" 1
subject="request $decided"
attempt "one already decided" STATE "$decided" "$(version "$decided")"
subject="request $first"
attempt "the one just approved, again" STALE "$first" 1
check "he opens it" opens "$second"
subject="request $second"
attempt "an older revision" STALE "$second" 0
subject="request $second, request $second"
attempt "the same twice at once" STALE "$second" 1 "$second" 1
subject="request $second, request $other"
attempt "his own with another's" NOT_FOUND "$second" 1 "$other" 1

# His own case, addressed to him behind the back of the rules.
check "he opens a third" opens "$third"
db "UPDATE slot SET person = (SELECT supervisor FROM request WHERE id = $third),
	number = 20 WHERE id = (SELECT slot FROM request WHERE id = $third);
	UPDATE request SET applicant = supervisor WHERE id = $third"
subject="request $third"
attempt "his own case" STATE "$third" 1

# Who asked takes it back while he reads.
check "he opens a fourth" opens "$fourth"
db "UPDATE request SET state = 'WITHDRAWN', version = 2 WHERE id = $fourth"
subject="request $fourth"
attempt "one that was taken back" STALE "$fourth" 1

# Who is no supervisor at all.
before=$(state)
check "an applicant" refuses a DENIED request.approve "$(approve "$second" 1)"
check "writes nothing" test "$(state)" = "$before"
check "and stands in the audit" test "$(audited a request.approve DENIED)" = 1
as s "$shoreid" --verify --data "$data" >"$dir/out" 2>"$dir/err"
check "the chain of the audit holds" not tells audit
plan
