#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The lists that the office takes out as files, and who may not.  Prints TAP.
. "$(dirname "$0")/common"
cd "$dir" || exit 1

check "members are not the applicant's to take" exits 3 export-office people
check "nor is anything of a supervisor" exits 3 export-office requests \
	--year 2026
login=jimu
check "no such list" exits 2 export-office slots --year 2026
check "says which there are" tells "people, requests"
check "no year" exits 2 export-office requests
check "no such year" exits 2 export-office requests --year 26
check "members of a year" exits 2 export-office people --year 2026

check "requests" exits 0 export-office requests --year 2026 --format json
check "of that year, with both names and states" json '.list == "requests" and
	.fiscal_year == 2026 and (.rows | length > 5) and
	all(.rows[]; .member and .supervisor_member and .state and
	.requested_on >= "2026-04-01" and .requested_on <= "2027-03-31")'
check "not more than the columns say" json '[.rows[] | keys[]] | unique |
	length == 13'
check "decisions" exits 0 export-office decisions --year 2026 --format json
check "each with its day" json '(.rows | length > 0) and
	all(.rows[]; .decided_on and (.state | IN("APPROVED", "REJECTED",
	"REVOKED")))'
check "members" exits 0 export-office people --format json
check "all pages, without accounts" json '(.rows | length > 50) and
	(.rows | map(.member) | length == (unique | length)) and
	all(.rows[]; has("login") or has("mail") | not)'
check "applications" exits 0 export-office submissions --year 2025 \
	--format json
check "of that year" json 'all(.rows[]; .fiscal_year == 2025)'
check "credits" exits 0 export-office credits --year 2025 --format json
check "by supervisor" json '(.rows | length > 0) and
	all(.rows[]; .supervisor_member and .cases > 0)'

run export-office requests --year 2026 --format csv --output list.csv
check "CSV into a file" says 0 "rows were written to list.csv"
check "that is its owner's alone" is "$(stat -c %a list.csv)" 600
check "with the mark" is "$(head -c 3 list.csv | od -An -tx1 | tr -d ' ')" \
	efbbbf
check "and headings" grep -q '"Request","Application","Number"' list.csv
check "not over it" exits 1 export-office people --format csv \
	--output list.csv
ln -s list.csv link.csv
check "nor through a link" exits 2 export-office people --output link.csv \
	--confirm exists
lang=ja
check "in Japanese and for older programs" exits 0 export-office decisions \
	--year 2026 --format csv --encoding cp932
check "which read it" eval 'iconv -f CP932 -t UTF-8 out | grep -q 指導者'
check "a name that CP932 hasn't" exits 1 export-office people --format csv \
	--encoding cp932 --output people.csv
check "is named with its line" tells '𠮷'
check "and nothing is written" not test -e people.csv
lang=en
check "the audit" exits 0 audit 'List taken out'
check "says who took what" holds $'J0001\tList taken out\tRequests 2026'
plan
