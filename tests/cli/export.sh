#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The logbook that one takes along: JSON, CSV in two encodings and text, where
# it is written to, and a report of it read in again.  Prints TAP.
. "$(dirname "$0")/common"
cd "$dir" || exit 1

# shellcheck disable=SC2317
# has FILE FILTER: not without any input
has() {
	[ -s "$1" ] && jq -e "$2" "$1" >jq.out 2>&1
}

# --- Everything of one's own -------------------------------------------------

run note specialist-new 13 '=1+1 髙﨑'
check "a note" says 0 "note is kept"
run set specialist-new 13 history='@nowhere' diagnosis=$'𠮷か\u3099ｶﾞ①※👨‍👩‍👧'
check "no file" says 2 "nowhere"
run set specialist-new 13 diagnosis=$'𠮷か\u3099ｶﾞ①※👨‍👩‍👧' \
	history='-2日目　"痛み", と'
check "a draft" says 0 "the draft is kept"

run export specialist-new --format json
check "the logbook as JSON" is "$status" 0
cp out all.json
check "of that list" has all.json '.programme == "specialist-new" and
	.exported_on == "2026-06-15" and (.cases | length > 5)'
check "registered cases with their revisions" has all.json \
	'[.cases[] | select(.state == "APPROVED")] | length > 0 and
	all(.[]; (.revisions | length > 0) and (.history | length > 0) and
	(.supervisor | type == "string"))'
check "a rejected one with its comments" has all.json '.cases[] |
	select(.slot == 6) | .state == "REJECTED" and (.comments | length > 0)'
check "and of older rejections, with their revision" has all.json \
	'[.cases[] | select(.slot == 6) | .revisions[].comments[].text] |
	length > 0'
check "drafts as they stand" has all.json '.cases[] | select(.slot == 13) |
	.report.history == "-2日目　\"痛み\", と" and .report == .draft and
	.note == "=1+1 髙﨑"'
check "no number that never held anything" has all.json \
	'[.cases[].slot] | index(20) == null'
check "every revision that the history names" has all.json '.cases |
	all(([.history[].revision // empty] | unique) ==
	([.revisions[].revision] | unique))'
run export specialist-new 6 --json
check "one number" has out '[.cases[].slot] == [6]'
login=jimu
run export specialist-new
check "the office has no logbook" is "$status" 3
login=yamada
run export specialist-new 21
check "no such number" says 2 "from 1 to"
run export specialist-new --format pdf
check "no such format" says 2 "text, json, csv or xlsx"
run export specialist-new --encoding cp932
check "an encoding of text" says 2 "Only csv"

# --- For a spreadsheet ---------------------------------------------------------

run export specialist-new --format csv --output all.csv
check "CSV" says 0 "cases were written to all.csv"
check "only its owner reads it" is "$(stat -c %a all.csv)" 600
check "with a mark" is "$(head -c 3 all.csv | od -An -tx1)" " ef bb bf"
check "and read as CSV: lines for cases and revisions" is \
	"$(python3 - <<'P'
import csv
rows = list(csv.reader(open('all.csv', encoding='utf-8-sig', newline='')))
assert len({len(r) for r in rows}) == 1, 'ragged'
at = rows[0].index
mine = [r for r in rows if r[0] == '13'][0]
print(mine[at('Note')], mine[at('Main diagnosis')], '|'.join(
    c for c in mine if c.startswith("'-")))
for r in rows:
    assert not any(c[:1] in tuple('=+-@\t\r') and c for c in r), r
P
	)" "'=1+1 髙﨑 $(printf '𠮷が')ｶﾞ①※👨‍👩‍👧 '-2日目　\"痛み\", と"
run export specialist-new 13 --format csv --encoding cp932
check "what CP932 hasn't is refused" says 1 "Nothing was written"
check "and named" grep -qE '^  Line 2, .*"𠮷"' err
check "nothing comes out" is "$(wc -c <out)" 0
run set specialist-new 13 diagnosis='﨑髙①'
run export specialist-new 13 --format csv --encoding cp932
check "Windows' own characters" is "$status" 0
check "are written" is "$(iconv -f CP932 -t UTF-8 out | grep -c '﨑髙①')" 1
run export specialist-new 13
check "as text" says 0 "﨑髙①"

# --- Where it is written ----------------------------------------------------------

run export specialist-new --format json --output all.csv
check "never over a file" says 1 "--confirm exists"
check "which stays" is "$(head -c 3 all.csv | od -An -tx1)" " ef bb bf"
run export specialist-new --format json --output all.csv --confirm exists
check "but when asked" says 0 "were written"
check "as JSON" has all.csv '.cases | length > 0'
check "still its owner's" is "$(stat -c %a all.csv)" 600
check "nothing beside it" is "$(echo all.csv*)" all.csv
echo mine >target
ln -s target link
run export specialist-new --output link --confirm exists
check "not through a link" says 2 "no plain file"
check "whose target stays" is "$(cat target)" mine
ln -s absent dangling
run export specialist-new --output dangling
check "nor through one to nothing" says 2 "no plain file"
check "which makes nothing" [ ! -e absent ]
run export specialist-new --output .
check "not a folder" says 2 "no plain file"
run export specialist-new --output ''
check "no name is said" says 2 "Please give the name of a file."
run export specialist-new --output no/where
check "nor into one that is not there" says 2 "There is no folder"
mkfifo pipe
run export specialist-new --output pipe --confirm exists
check "nor a pipe" says 2 "no plain file"
check "which is still one" [ -p pipe ]
run export specialist-new 13 --output new.json --json
check "what was written, as JSON" has out '. == {cases: 1}'
run export specialist-new 13 --format json --output -
check "standard output" has out '.cases | length == 1'

# --- And in again --------------------------------------------------------------------

cp out one.json
run import-report specialist-new 20 one.json --dry-run
check "a dry run" says 0 "can be imported. Nothing was written."
run import-report specialist-new 20 one.json --dry-run --json
check "as JSON" has out '. == {slot: 20, written: false}'
run export specialist-new 20 --json
check "wrote nothing" has out '.cases == []'
run import-report specialist-new 20 one.json
check "an exported report" says 0 "Number 20: the draft is kept."
run export specialist-new 20 --json
check "comes out as it went in" is "$(jq -c '.cases[0].report' out)" \
	"$(jq -c '.cases[0].report' one.json)"
check "and as a draft" has out '.cases[0] | .state == "EMPTY" and
	.report == .draft and .note == null'
run import-report specialist-new 20 one.json
check "not over another" says 1 "is not empty"
run import-report specialist-new 6 one.json
check "nor over a report" says 1 "is not empty"
run import-report specialist-new 19 all.json
check "one at a time" says 1 "Please export the one"
jq '.cases[0].report += {age: 7, cats: "x", category: "fun",
	history: "a\u202eb"}' one.json >wrong.json
run import-report specialist-new 19 wrong.json
check "all that is wrong" says 1 "Nothing was imported: 4 problems"
check "item by item" is "$(grep -c '^  .*: ' err)" 4
check "an unknown one" grep -qF '  cats: There is no such item.' err
run export specialist-new 19 --json
check "nothing of it is there" has out '.cases == []'
jq '.cases[0].report.history = ("痛" * 21846)' one.json >long.json
run import-report specialist-new 19 long.json
check "more than an item may hold" says 1 "Nothing was imported: 1 problem"
check "is too long" grep -qF "too long to be kept" err
jq '.cases[0].report.history = "a\u0001b"' one.json >control.json
run import-report specialist-new 19 control.json
check "a control character" says 1 "Nothing was imported: 1 problem"
check "can't be stored" grep -qF "can't be stored" err
jq '.cases[0].report = {problems: "1. 痛み", history: "a"}' one.json >other.json
run import-report certified-new 1 other.json
check "an item that the programme hasn't" says 1 "1 problem"
check "is named" grep -q "Problem list: It is not on the form" err
jq '.cases[0].note = "of somebody else"' one.json >note.json
run import-report specialist-new 19 note.json
check "a note of the file" says 0 "the draft is kept"
run export specialist-new 19 --json
check "is nobody's here" has out '.cases[0].note == null'
run discard specialist-new 19
echo '{"cases": [' >broken.json
run import-report specialist-new 19 broken.json
check "no JSON" says 1 "is not JSON"
run import-report specialist-new 19 nowhere.json
check "no file" says 2 "There is no file"

plan
