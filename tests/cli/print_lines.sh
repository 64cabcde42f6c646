#!/bin/bash
# SPDX-License-Identifier: MIT
#
# How the lines of a text are set: where they end, what stands beside what, and
# what no font has.  The documents are made here.  Prints TAP.
. "$(dirname "$0")/common"
print=${shorei%/*}/shorei-print

# set_text LANG TEXT: one prose, as a PDF; its words with their places.
set_text() {
	jq -n --arg lang "$1" --arg text "$2" '{title: "x", lang: $lang,
		date: "2026-06-15", page: "%d/%d", parts: [{title: "x",
		footer: "x", blocks: [{kind: "prose", label: "L",
		text: $text}]}]}' >"$dir/one.json"
	"$print" --lang "$1" <"$dir/one.json" >"$dir/one.pdf" 2>"$dir/err"
	status=$?
	pdftotext -bbox "$dir/one.pdf" - | sed -n 's/ *<word xMin="\([^"]*\)"'$(
	)' yMin="\([^"]*\)" xMax="\([^"]*\)" .*>\(.*\)<\/word>/\4 \1 \2 \3/p' \
		>"$dir/out"
}
# shellcheck disable=SC2317
# ends LINE: where it does, in whole points from the left.
ends() {
	awk '$3 != y { y = $3; n++ } n == line { x = $4 } END { print int(x) }' \
		line="$1" "$dir/out"
}
# shellcheck disable=SC2317
# widths WORD: how many different ones it has, in tenths of a point.
widths() {
	awk '$1 == word { print int(10 * ($4 - $2) + .5) }' word="$1" \
		"$dir/out" | sort -u | wc -l
}
right=538 # of the column: 210 - 20 mm

# Defence: GAP_WORD.  The third line is the last, which stays as it is.
set_text en "A patient, with metastatic cancer was referred early because of \
pain and further, a metastatic patient was seen at home because of the pain, \
which was metastatic and could be treated"
check "English is set" [ "$status" = 0 ]
check "the first line ends at the margin" [ "$(ends 2)" = $right ]
check "and the second" [ "$(ends 3)" = $right ]
check "not the last one" [ "$(ends 4)" -lt $right ]
check "the letters of a word stay together" is "$(widths metastatic)" 1
check "which stands in each" [ "$(grep -c '^metastatic ' "$dir/out")" = 3 ]

# Defence: GAP_LETTER.
set_text ja "六十代の男性。体重は 6 kg 減少し、疼痛の増悪を主訴に紹介され、\
オキシコドン 40 mg/日を投与していたが、「痛みがつらい」との訴えがあり、\
オキシコドン 40 mg/日を増量した。"
check "Japanese is set" [ "$status" = 0 ]
check "its line ends at the margin" [ "$(ends 2)" = $right ]
check "a number in it stays as wide" is "$(widths 40)" 1
check "which stands in both" [ "$(grep -c '^40 ' "$dir/out")" = 2 ]

# Kinsoku: the same signs, a character further on each time.  Defence:
# PANGO_WRAP_WORD_CHAR.
signs='患者っ、家族は「ゃー」（〜）。医師ょ：々・ッ！、？と'
text=
for i in {1..45}; do
	text+=$(printf 'あ%.0s' $(seq "$i"))$signs$signs$'\n'
done
set_text ja "$text"
pdftotext -raw "$dir/one.pdf" "$dir/out"
check "signs come at the ends of lines" [ "$(grep -c 'と$' "$dir/out")" -ge 45 ]
check "lines that are broken" [ "$(grep -vc 'と$' "$dir/out")" -ge 45 ]
check "none begins with what may not begin one" not holds \
	'^[っ、ゃー」）〜。ょ：々・ッ！？]'
check "none ends with what opens" not holds '[「（]$'

# A last line is not left alone.  Defence: the last two together.
alone=
pages=
for lines in {38..48}; do
	set_text ja "$(seq -s $'\n' "$lines")"
	pages+=$(pdfinfo "$dir/one.pdf" | sed -n 's/^Pages: *//p')
	[ "$(pdftotext -f 2 "$dir/one.pdf" - 2>/dev/null | grep -cx '[0-9]\+')" \
		!= 1 ] || alone+=" $lines"
done
check "a text of one page and of two" [ "${pages/12/}" != "$pages" ]
check "whose last line stands with another" [ -z "$alone" ]

# Nor one with a label: three lines of a second text, ever further down.
# Defence: prose needs them all.
alone=
for lines in {34..44}; do
	jq --arg text "$(seq -s $'\n' "$lines")" '.parts[0].blocks[0].text = $text
		| .parts[0].blocks[1] = {kind: "prose", label: "M",
		text: "first\nsecond\nthird"}' "$dir/one.json" |
		"$print" >"$dir/two.pdf"
	pdftotext -raw "$dir/two.pdf" "$dir/out"
	# a page ends with its footer, and then a form feed
	tr '\n\f' '|\n' <"$dir/out" | grep -qE 'M\|(first\|)?x' &&
		alone+=" $lines"
done
check "a label has its text with it" [ -z "$alone" ]
check "all three lines" holds third

# Characters of a private plane, which no font has.  Defence: missing_in_line.
odd=$(printf '\U100000\U100001')
set_text en "a${odd}b${odd}c"
check "a text with what no font has" [ "$status" = 0 ]
check "tells how often, and which" tells \
	'^4 characters are .*: . U+100000, . U+100001$'
check "it is text of the PDF all the same" eval \
	'pdftotext -raw "$dir/one.pdf" - | tr -d " " |
	grep -q "^a${odd}b${odd}c$"'
check "and something is drawn for it" eval \
	'[ "$(pdftoppm -r 60 -gray "$dir/one.pdf" | cksum)" != \
	"$(set_text en "a  b  c"; pdftoppm -r 60 -gray "$dir/one.pdf" | cksum)" ]'
set_text en "$(printf '\U100000\U100001\U100002\U100003\U100004')$(
	)$(printf '\U100005\U100006\U100007\U100008')"
check "of many, the first ones" tells ' U+100007, …$'
plan
