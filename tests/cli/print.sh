#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Printing: what stands on the pages, and where a file may be written.  A
# script stands for lp.  Prints TAP.
. "$(dirname "$0")/common"
lang=ja

# shellcheck disable=SC2317 # check calls it
# page TEXT: it stands on the pages, wherever its lines break.
page() {
	pdftotext -raw "$dir/one.pdf" - 2>"$dir/err" | tr -d '\n\f' >"$dir/out"
	grep -qF -- "$1" "$dir/out"
}
# shellcheck disable=SC2317
pages() {
	[ "$(pdfinfo "$1" | awk '/^Pages:/ { print $2 }')" = "$2" ]
}

# What a case holds, character by character.
text='髙橋、山﨑、①※が。あ
1行目：'$(printf 'あいうえお%.0s' {1..60})
printf %s "$text" >"$dir/text"
run set specialist-new 10 "course=@$dir/text"
run register specialist-new 10 --confirm hints --confirm unchanged
check "it is registered" [ $status = 0 ]

check "one case as a PDF" exits 0 print specialist-new 10 --output "$dir/one.pdf"
check "for its owner alone" [ "$(stat -c %a "$dir/one.pdf")" = 600 ]
check "with its number" page '番号10'
check "and the programme" page '専門医新規申請'
check "and its state" page '未承認'
check "and every character" page "$(printf %s "$text" | tr -d '\n')"
check "and pages that are counted" page '1/'
run --json show specialist-new 10
check "there is a note beside it" grep -q '小野寺先生' "$dir/out"
check "which is not printed" not page '小野寺先生'
check "the outline names it" eval \
	'pdftotext "$dir/one.pdf" - | head -3 | grep -q 症例報告書'
cp "$dir/one.pdf" "$dir/first.pdf"

check "not over a file that is there" exits 1 print specialist-new 10 \
	--output "$dir/one.pdf"
check "which is as it was" cmp -s "$dir/one.pdf" "$dir/first.pdf"
check "unless it is said" exits 0 print specialist-new 10 --output \
	"$dir/one.pdf" --confirm exists
check "the same bytes each time" cmp -s "$dir/one.pdf" "$dir/first.pdf"
check "nothing half done is left" [ "$(find "$dir" -name '*~')" = '' ]

# Defence: check_path. A link is no file of his, whatever it points to.
echo precious >"$dir/precious"
ln -s "$dir/precious" "$dir/link.pdf"
check "never through a link" exits 1 print specialist-new 10 --output \
	"$dir/link.pdf" --confirm exists
check "whose file is as it was" grep -qx precious "$dir/precious"
check "nor into a folder that isn't there" exits 6 print specialist-new 10 \
	--output "$dir/no/one.pdf"

check "all that are registered" exits 0 print specialist-new --output \
	"$dir/all.pdf"
check "a part each" eval '[ "$(pdftotext "$dir/all.pdf" - |
	grep -c "症例報告書（")" -gt 5 ]'
check "to standard output" exits 0 print specialist-new 10 --output -
check "which is a PDF" grep -qa '^%PDF-1' "$dir/out"
check "as text" exits 0 print specialist-new 10 --text
check "without frames" grep -qx '介入と経過' "$dir/out"
check "one way is to be chosen" exits 2 print specialist-new 10
check "one that was sent back" exits 0 print specialist-new 6 --text
check "with what its supervisor wrote on it" holds '^考察へのコメント: '
check "an empty number has no page" exits 1 print specialist-new 20 --text

# A printer.
mkdir "$dir/bin"
cat >"$dir/bin/lp" <<-'EOF'
	#!/bin/sh
	echo "$@" >"$0.words"
	cat >"$0.pdf"
EOF
chmod +x "$dir/bin/lp"
PATH=$dir/bin:$PATH
check "to a printer" exits 0 print specialist-new 10 --printer room7
check "of that name" grep -q -- '-d room7' "$dir/bin/lp.words"
check "as a PDF" grep -qa '^%PDF-1' "$dir/bin/lp.pdf"
printf '#!/bin/sh\necho no paper >&2\nexit 1\n' >"$dir/bin/lp"
check "that refuses" exits 6 print specialist-new 10 --printer room7
check "is told" grep -q 'no paper' "$dir/err"

# 所定の書式
rm "$dir/one.pdf"
check "the form for a supervisor who has left" exits 0 confirmation-form \
	specialist-new 10 --output "$dir/one.pdf"
check "with the place of the seal" page '印'
check "the applicant" page '山田 花子'
check "its number at the foot, too" [ "$(pdftotext -l 1 "$dir/one.pdf" - |
	grep -c '番号10')" = 1 ]
check "and what the seed says" page \
	'指導者間との連絡に関しては、事務局では対応いたしかねます'

# What a supervisor prints.
login=suzuki
run --json inbox
request=$(jq '[.[] | select(.member == "A1001" and .slot == 2)][0].request' \
	"$dir/out")
check "he has a request" [ "$request" -gt 0 ]
rm "$dir/one.pdf"
check "no name is none" exits 2 print-requests "$request" --output ''
check "and prints it" exits 0 print-requests "$request" --output "$dir/one.pdf"
check "with the applicant" page '山田 花子'
check "without a note" not page '緩和ケア病棟、遺族からの手紙あり'
plan
