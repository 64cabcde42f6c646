#!/bin/bash
# SPDX-License-Identifier: MIT
#
# What is printed of submitted sets, of revisions and of a supervisor's year,
# and that nothing stands there which its reader is not to see.  Prints TAP.
. "$(dirname "$0")/common"
lang=ja

# shellcheck disable=SC2317 # check calls it
# text WORD…: the command as plain text.
text() {
	exits 0 "$@" --text
}

# Every character that is awkward, in one case of a set.
odd='髙橋﨑𠮷が①※ｶﾞ👨‍👩‍👧'
for i in 1 2 3 4 5; do
	run set certified-new $i facility=102 setting=ward \
		period=2025-05-01..2025-05-20 age=70s sex=female \
		diagnosis="膵癌$i" referral=疼痛 history="$odd　経過$i" \
		course=介入 outcome=ended discussion=考察
	run register certified-new $i --confirm hints --confirm twin
	run note certified-new $i "備考の秘密$i"
done
check "a set is submitted" exits 0 submit certified-new
run --json applications
set=$(jq '.[0].application' "$dir/out")
number=$(jq -r '.[0].number' "$dir/out")
check "it has a receipt" [ -n "$number" ]

check "its applicant prints it" text print-application "$set"
check "with a cover that names him" holds '申請者: 山田 花子'
check "and its receipt" holds "受付番号: $number"
check "and every case" holds '膵癌5'
check "and every character" holds "$odd　経過3"
check "without the notes" not holds 備考の秘密
check "as a PDF" exits 0 print-application "$set" --output "$dir/set.pdf"
check "a part each" [ "$(pdftotext "$dir/set.pdf" - | grep -c 症例報告書)" = 5 ]
check "behind the cover" eval 'pdftotext -l 1 "$dir/set.pdf" - |
	grep -q "$number"'
run --json revisions certified-new 3
revision=$(jq '[.[].revision] | max' "$dir/out")
check "a revision" text print-revisions "$revision"
check "stands with its number" holds "版: $revision"
check "and its text" holds 膵癌3
check "none is missing" exits 2 print-revisions --text
check "a word is no number" exits 2 print-revisions one --text
check "another's set is none" exits 4 print-application 999 --text
check "nothing for review is his" exits 3 print-review "$set" --text
check "nor a year" exits 3 print-year 2026 --text

login=jimu
for words in "print-review $set" 'print-year 2026'; do
	# shellcheck disable=SC2086
	check "the office: $words" text $words
	check "with the receipt" holds "受付番号: $number"
	check "and the cases" holds 膵癌5
	check "without the applicant" not holds 山田
	check "or his number" not holds A1001
	check "or the notes" not holds 備考の秘密
done
check "a year without a set" exits 1 print-year 2019 --text
check "no revision is the office's" exits 3 print-revisions "$revision" --text

login=suzuki
run --json credits 2025
cases=$(jq '[.[].cases] | add' "$dir/out")
check "a supervisor has approved" [ "$cases" -gt 1 ]
check "his year is printed" text print-approved 2025
check "each of its cases" [ "$(grep -c '^症例報告書' "$dir/out")" = "$cases" ]
check "with its applicant" [ "$(grep -c '^申請者: ' "$dir/out")" = "$cases" ]
check "as approved" [ "$(grep -c '^状態: 承認済み' "$dir/out")" = "$cases" ]
check "without a note" not holds 手紙あり
check "nothing of another year" exits 1 print-approved 2001 --text
login=yamada
check "an applicant has none" exits 3 print-approved 2026 --text
plan
