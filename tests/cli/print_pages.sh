#!/bin/bash
# SPDX-License-Identifier: MIT
#
# How pages look: beside their pictures in tests/cli/pages, which are made anew
# with PAGES_UPDATE=1 (look at them before they are committed); every character
# of a whole list; and what a long document costs.  Prints TAP.
. "$(dirname "$0")/common"
lang=ja
pages=$(dirname "$0")/pages
update=${PAGES_UPDATE:+--update}

# shellcheck disable=SC2317 # check calls it
# alike NAME PAGE: of the last PDF; a failure leaves the page in BUILD.
alike() {
	# shellcheck disable=SC2086
	"$pages/compare" $update "$pages/$1.png" "$dir/$1.pdf" "$2" \
		>"$dir/out" && return
	cp "$dir/$1.pdf.differs.png" "${BUILD:-build}/$1.differs.png"
	return 1
}

for i in 1 2 3 4 5; do
	run set certified-new $i facility=102 setting=ward \
		period=2025-05-01..2025-05-20 age=70s sex=female \
		diagnosis=膵癌 referral=疼痛 history='経過。' \
		course='介入。' outcome=ended discussion='考察。'
	run register certified-new $i --confirm hints --confirm twin
done
run submit certified-new
check "a report is set" exits 0 print specialist-new 1 \
	--output "$dir/report.pdf"
check "its first page looks as it did" alike report 1
cp "$dir/report.pdf" "$dir/report-more.pdf"
check "and the next one" alike report-more 2
check "a form to be sealed" exits 0 confirmation-form specialist-new 1 \
	--output "$dir/form.pdf"
check "looks as it did" alike form 1
check "a submitted set" exits 0 print-application 1 --output "$dir/set.pdf"
check "looks as it did" alike set 1
check "bars" exits 0 print-statistics 2026 --output "$dir/bars.pdf"
check "look as they did" alike bars 1
check "twice the same" eval 'run print-statistics 2026 --output "$dir/bars-again.pdf" &&
	cmp "$dir/bars.pdf" "$dir/bars-again.pdf"'
check "their numbers can be read" eval 'pdftotext -layout "$dir/bars.pdf" - |
	grep -qE "^ *承認済み +4$"'
check "those of all are not his" exits 3 print-all-statistics 2026 --text
run --lang en print-statistics 2026 --output "$dir/bars-en.pdf"
check "a long label is whole" eval 'pdftotext -layout "$dir/bars-en.pdf" - |
	grep -qE "^ *Physical symptoms \(other than pain\) +[0-9]+$"'
login=jimu
check "they name him" eval 'pdftotext -layout -l 1 "$dir/bars.pdf" - |
	grep -qE "^ *申請者 +山田 花子$"'
check "but the office's" exits 0 print-all-statistics 2026 --text
check "as those of all" holds '^全体の集計'
check "which name nobody" not holds 山田
check "with their title" holds '指導者の対応待ち'
login=yamada
# Defence: the tool itself finds a page that is another one.
check "another page is found" eval \
	'! "$pages/compare" "$pages/form.png" "$dir/set.pdf" 1 >/dev/null'
check "the paper is A4" eval 'pdfinfo "$dir/set.pdf" | grep -q "A4"'

# The catalog that counts is the last one, and all is found where it is said to
# be.  Defence: catalog_amend.
check "its language is said" python3 - "$dir/set.pdf" <<'PY'
import re
import sys

with open(sys.argv[1], 'rb') as file:
    pdf = file.read()
table = int(re.findall(rb'startxref\n(\d+)\n%%EOF\n', pdf)[-1])
section = re.match(rb'xref\n(\d+) 1\n(\d{10}) 00000 n \n'
                   rb'trailer\n<<.*?/Root (\d+) 0 R.*?/Prev (\d+)\n>>\n',
                   pdf[table:], re.S)
number, at, root, before = map(int, section.groups())
assert pdf[before:before + 5] == b'xref\n' and number == root
catalog = pdf[at:pdf.index(b'endobj', at)]
assert catalog.startswith(b'%d 0 obj\n<< /Type /Catalog' % root)
assert b'/Lang (ja)' in catalog and b'/Pages ' in catalog
assert b'/Outlines ' in catalog
PY
check "it has a title" eval 'pdfinfo "$dir/set.pdf" |
	grep -qE "^Title: +申請済み症例$"'
check "and a bookmark for each of its cases" eval \
	'pdftohtml -i -xml -stdout "$dir/set.pdf" |
	grep -q "<item page=\"4\">番号3"'
check "and nothing of it is broken" eval \
	'[ -z "$(pdftotext "$dir/set.pdf" - 2>&1 >/dev/null)" ]'

# Every character of a whole list, line ends and blanks aside: those of the
# outline, too, and of each of the awkward ones.
odd='髙﨑𠮷が①※ｶﾞ〜―　末尾'
for i in $(seq 8 20); do
	run set specialist-new "$i" category=pain facility=102 setting=ward \
		period=2025-05-01..2025-05-20 age=70s sex=female \
		diagnosis="癌$i" performance=1 referral="$odd" \
		history="$i$odd" physical="$odd" mental="$odd" social="$odd" \
		spiritual="$odd" problems="$odd" course="$odd" outcome=ended \
		discussion="$odd" literature="$odd"
	run register specialist-new "$i" --confirm hints --confirm twin \
		--confirm unchanged
done
check "a list as text" exits 0 print specialist-new --text
cp "$dir/out" "$dir/want"
check "and on paper" exits 0 print specialist-new --output "$dir/list.pdf"
check "is complete, character by character" python3 - "$dir/want" \
	"$dir/list.pdf" <<'PY'
import collections
import subprocess
import sys

have = collections.Counter(subprocess.run(
    ['pdftotext', '-raw', sys.argv[2], '-'], check=True, capture_output=True,
    encoding='utf-8').stdout)
with open(sys.argv[1], encoding='utf-8') as file:
    want = collections.Counter(file.read())
for blank in '\n :\u3000':  # a wide blank is read back as a narrow one
    del want[blank]
missing = want - have
print('# missing:', dict(missing))
sys.exit(bool(missing))
PY

# pdftotext parts words at a wide blank (poppler: UnicodeIsWhitespace), but it is
# in the PDF: a font's table from glyphs to characters has it.
check "a wide blank is in the PDF" python3 - "$dir/list.pdf" <<'PY'
import re
import sys
import zlib

with open(sys.argv[1], 'rb') as file:
    streams = re.findall(rb'stream\n(.*?)\nendstream', file.read(), re.S)
tables = [table for table in map(
    lambda s: zlib.decompressobj().decompress(s) if s[:1] == b'x' else s,
    streams) if b'beginbfchar' in table or b'beginbfrange' in table]
assert any(b'<3000>' in table for table in tables), len(tables)
PY

# A character of the private planes, which no font can have.
cat >"$dir/odd.json" <<'JSON'
{"title": "x", "lang": "ja", "date": "2026-06-15", "page": "%d/%d", "parts":
[{"title": "x", "footer": "x", "blocks": [{"kind": "row", "label": "x", "text":
"\udb80\udc00"}]}]}
JSON
check "a character that no font has is told" eval \
	'"${shorei%/*}/shorei-print" --lang ja <"$dir/odd.json" 2>&1 \
	>"$dir/odd.pdf" | grep -q "フォントにない文字が1字.*：.* U+F0000$"'
check "and a full disk" eval '"${shorei%/*}/shorei-print" <"$dir/odd.json" \
	>/dev/full 2>"$dir/err"; [ $? = 6 ]'

# Memory: the pages that are done are not kept.  Defence: ink_release.
cat >"$dir/long.py" <<'PY'
import json
import os
import subprocess
import sys

prose = '六十代の患者。疼痛の増悪を主訴に紹介され、症状は緩和した。' * 45


def most(pages):
    """KiB that it had at most."""
    parts = [{'title': f'番号{n}', 'footer': f'番号{n}', 'blocks': [
        {'kind': 'prose', 'label': '考察', 'text': prose}]}
        for n in range(pages)]
    text = json.dumps({'title': 'x', 'lang': 'ja', 'date': '2026-06-15',
                       'page': '%d/%d', 'parts': parts})
    child = subprocess.Popen([sys.argv[1], '--lang', 'ja'],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if os.fork() == 0:
        child.stdout.close()
        child.stdin.write(text.encode())
        child.stdin.close()
        os._exit(0)
    child.stdin.close()
    with open(os.environ['PDF'], 'wb') as pdf:
        pdf.write(child.stdout.read())
    used = os.wait4(child.pid, 0)[2].ru_maxrss
    print(pages, 'pages:', used, 'KiB')
    return used


few, many = most(20), most(200)
sys.exit(many > 1.5 * few)
PY
check "two hundred pages take what twenty take" eval \
	'PDF=$dir/long.pdf python3 "$dir/long.py" "${shorei%/*}/shorei-print" \
	>"$dir/out"'
check "and they are as many" eval \
	'[ "$(pdfinfo "$dir/long.pdf" | awk "/^Pages:/ { print \$2 }")" -ge 200 ]'
plan
