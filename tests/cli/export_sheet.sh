#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Workbooks, as another program reads them: every character of a case, all
# cells texts; and shorei-sheet alone, with what is no row.  Prints TAP.
. "$(dirname "$0")/common"
cd "$dir" || exit 1
sheet=${shorei%/*}/shorei-sheet
if ! /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
	echo "1..0 # SKIP python3-openpyxl is not installed"
	exit 0
fi

# shellcheck disable=SC2317 # called by check
# book FILE: a line for each row, JSON; not if a cell is anything but a text.
book() {
	/usr/bin/python3 - "$1" >"$dir/out" 2>"$dir/err" <<'P'
import json, openpyxl, sys
for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows():
    assert all(c.value is None or c.data_type == 's' for c in row), row
    print(json.dumps([c.value or '' for c in row], ensure_ascii=False))
P
}

text=$'髙﨑𠮷か\u3099ｶﾞ①※👨‍👩‍👧\u3000"、\'<&'
run set specialist-new 13 diagnosis="$text" history=$'=1+1\n@二行目'
check "a draft" says 0 "the draft is kept"
run note specialist-new 13 0123
run export specialist-new --format csv --output case.csv
run export specialist-new --format xlsx --output case.xlsx
check "a workbook" says 0 "cases were written to case.xlsx"
check "only its owner reads it" is "$(stat -c %a case.xlsx)" 600
check "is one, and all its cells are texts" book case.xlsx
check "which begin as they are" holds '"=1+1\\n@二行目"'
check "with their zeros" holds '"0123"'
check "it has the cells that the CSV has" /usr/bin/python3 - <<'P'
import csv, json
defused = lambda c: c[1:] if c[:1] == "'" and c[1:2] in '=+-@\t\r' else c
rows = [[defused(c) for c in r] for r in csv.reader(
    open('case.csv', encoding='utf-8-sig', newline=''))]
assert [json.loads(line) for line in open('out')] == rows and len(rows) > 5
P
run export specialist-new --format xlsx --encoding cp932
check "no encoding of a workbook" says 2 "Only csv"
login=jimu
run export-office requests --year 2026 --format xlsx
cp out list.xlsx
check "a list of the office" is "$status" 0
check "is one, too" book list.xlsx
check "with its headings" holds '^\["Request", "Application", "Number"'

# --- The program alone -------------------------------------------------------

# sheet ROWS: its status; the workbook is in alone.xlsx.
sheet() {
	printf '%s\n' "$1" | "$sheet" >alone.xlsx 2>"$dir/err"
	status=$?
}

sheet '["a",""]'
check "one row" is "$status" 0
check "through a pipe" book alone.xlsx
# What looks like an escape of the format comes back as it was typed: in the
# file, for openpyxl does not read them.  Defence: escaped() in tui/sheet.
# shellcheck disable=SC2317
in_sheet() {
	/usr/bin/python3 -c 'import sys, zipfile
sheet = zipfile.ZipFile("alone.xlsx").read("xl/worksheets/sheet1.xml").decode()
sys.exit(not all(f">{text}<" in sheet for text in sys.argv[1:]))' "$@"
}
sheet '["_x0041_","a_x000D_b_x004a_","_x41_"]'
check "what looks like an escape" in_sheet \
	_x005F_x0041_ a_x005F_x000D_b_x005F_x004a_ _x41_
sheet '["\u0007\u001bb"]'
check "control characters" in_sheet _x0007__x001B_b
for row in '{"a":"b"}' '["a",1]' '["a"' '"a"'; do
	sheet "$row"
	check "no row: $row" says 2 "line 1"
	check "nothing comes out" not test -s alone.xlsx
done
sheet "[\"$(head -c 40000 /dev/zero | tr '\0' x)\"]"
check "a text that no cell takes" says 2 "line 1"

# 100,000 rows take no more memory than ten. The sanitizer's own memory, which
# is given back late, is kept small and is in both.
# shellcheck disable=SC2016,SC2317
peak() {
	yes '["髙﨑","2026-06-15","緩和ケア","0123"]' | head -n "$1" |
		ASAN_OPTIONS="${ASAN_OPTIONS:-}:quarantine_size_mb=1:thread_local_quarantine_size_kb=64" \
			python3 -c 'import resource, subprocess, sys
with open(sys.argv[2], "wb") as out:
    subprocess.run([sys.argv[1]], stdout=out, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$sheet" "$2"
}
few=$(peak 10 few.xlsx)
many=$(peak 100000 many.xlsx)
check "both came out" test -n "$few" -a -n "$many"
check "100,000 rows in 4 MiB more" test $((many - few)) -lt 4096
check "are all there" test "$(stat -c %s many.xlsx)" -gt 100000
echo "# $few KiB, $many KiB"
plan
