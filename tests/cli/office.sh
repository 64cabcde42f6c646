#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands of the office: who waits, an approval on paper, revoked, a
# request passed on, and who may not.  Prints TAP.
. "$(dirname "$0")/common"
login=jimu

case_of() {
	echo specialist-new "$1" --of A1001
}

check "who waits" exits 0 --json waiting
check "with both names" holds '"applicant":"山田 花子"'
check "as a table, too" exits 0 waiting
check "with the days" holds 33
# shellcheck disable=SC2046 # words
check "a request is passed on" exits 0 reassign $(case_of 2) --to A1005 \
	--on 2026-06-10 --reason 休職のため
check "and waits for the other" exits 0 --json waiting
check "whose name it has" holds '"supervisor":"髙橋 文子"'
# shellcheck disable=SC2046
check "another revision than the registered one" exits 1 approve-paper \
	$(case_of 1) --to A1007 --revision 9999 --on 2026-06-10 --reason 書面
# shellcheck disable=SC2046
check "an approval is revoked" exits 0 --json revoke $(case_of 3) \
	--reason 誤記のため
check "and says the state" holds '"state":"REGISTERED"'
# shellcheck disable=SC2046
check "it is read, to be compared" exits 0 --json read-paper $(case_of 3)
check "with its text" holds '"diagnosis":"'
# shellcheck disable=SC2046
check "a draft alone is not" exits 4 read-paper $(case_of 7)
# shellcheck disable=SC2046
check "twice is no approval" exits 1 revoke $(case_of 3) --reason 誤記のため
revision=$("$shorei" --demo --now 2026-06-15T10:00:00+09:00 --as yamada \
	--json revisions specialist-new 3 | grep -o '"revision":[0-9]*' |
	head -n 1 | cut -d : -f 2)
# shellcheck disable=SC2046
check "on paper again" exits 0 --json approve-paper $(case_of 3) --to A1007 \
	--revision "$revision" --on 2026-06-10 --reason 退会のため
check "is approved" holds '"state":"APPROVED"'
check "nobody of that number" exits 4 revoke specialist-new 3 --of Z9 \
	--reason 誤記
check "no reason" exits 2 revoke specialist-new 3 --of A1001
check "no day" exits 2 reassign specialist-new 2 --of A1001 --to A1004 \
	--reason 休職
check "a supervisor of elsewhere" exits 0 elsewhere specialist-new 1 \
	--of A1001 --reason 本人が指導者のため
check "the states of a member" exits 0 --json member-cases A1001
check "say so" holds '"slot":1,[^}]*"elsewhere":true'
check "as words" exits 0 member-cases A1001
check "of the programme" holds $'^New certified doctor\t1\tPain\tRegistered'
check "as it was not seen" exits 5 elsewhere specialist-new 1 --of A1001 \
	--reason 本人が指導者のため --seen 99
check "what waits" exits 0 office
check "in its sections" holds $'^Requests that wait\t[1-9]'
check "the audit" exits 0 audit A1001 'Request sent'
check "in words" \
	holds $'2026-06-01 [0-9:]*\tA1001\tRequest sent\tNew specialist 2\tDone'
check "and for programs" exits 0 --json audit request.send
check "in codes" holds '"call":"request.send",.*"result":"DONE"'
check "what was done now" exits 0 audit J0001 Logged in
check "is of the site's day" holds '2026-06-15 10:00'
login=yamada
check "not for an applicant" exits 3 waiting
check "nor how much waits" exits 3 office
# shellcheck disable=SC2046
check "nor in his own case" exits 3 revoke $(case_of 3) --reason 誤記
plan
