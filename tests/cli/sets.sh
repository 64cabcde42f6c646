#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands about applications: what is missing, submitted, read, reviewed,
# returned and closed.  Prints TAP.
. "$(dirname "$0")/common"
login=jimu

login=yamada
check "what is missing" exits 0 --json check certified-new
check "has a reason" json '.cases == 5 and (.reasons | length) > 0'
check "is not submitted" exits 1 submit certified-new
for i in 1 2 3 4 5; do
	run set certified-new $i facility=102 setting=ward \
		period=2025-05-01..2025-05-20 age=70s sex=female diagnosis=膵癌 \
		referral=疼痛 history=経過 course=介入 outcome=ended discussion=考察
	run register certified-new $i
done
check "nothing is missing" exits 0 --json check certified-new
check "now" json '.reasons == []'
check "is submitted" exits 0 --json submit certified-new
check "with a receipt" json '.number == "2026-C-0001"'
check "is listed" exits 0 applications
check "with its number" holds $'^1\t2026-C-0001\tNew certified doctor'
check "is read" exits 0 application 1
check "with its cases" holds $'^5\tSpiritual involvement\t'
login=jimu
check "the office sees it" exits 0 --json submitted --year 2026
check "with its applicant" json '.[0].member == "A1001"'
check "not in another year" exits 0 --json submitted --year 2020
check "which had none" json '. == []'
check "reads it" exits 0 --json application 1
version=$(jq .version "$dir/out")
check "a case for review" exits 0 review 1 3
check "holds the report" holds 膵癌
check "and no name" not holds '山田\|A1001'
check "no such case" exits 4 review 1 20
check "a reason is needed" exits 2 application-return 1
check "is returned" exits 0 application-return 1 --reason 書類を補ってください。 \
	--until 2026-09-30
check "as it was seen before" exits 5 application-close 1 PASSED \
	--seen "$version"
check "what was returned is not closed" exits 1 application-close 1 PASSED
login=yamada
check "he submits it again" exits 0 --json submit certified-new
check "under another number" json '.number == "2026-C-0002"'
login=jimu
check "which has passed" exits 0 --json application-close 2 PASSED
check "so it is" json '.state == "PASSED"'
check "by its label, twice" exits 1 application-close 2 Passed
check "no result" exits 2 application-close 2 perhaps
check "no such set" exits 4 application-close 9 PASSED
login=sasaki
check "not somebody else's" exits 3 application-close 2 PASSED
login=suzuki
check "nor read" exits 3 review 2 3
plan
