#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 12. Control characters, bidi overrides and line ends in each text that a
# person can write: refused, and where one got into the database, it reaches
# nobody's screen.
# Defences: text_check of every line and prose in an argument
# (core/shape_decode.c), on the service's side; and the same on the client's,
# for what it is answered. Cells of CSV and heads of mail: where those are
# made.
. "$(dirname "$0")/common"

check "it starts" service_start
request=$(db "SELECT min(id) FROM request WHERE state = 'REQUESTED' AND
	supervisor = (SELECT id FROM person WHERE login = '$(login b)')")
check "the supervisor opens a request" refuses b DONE request.view \
	"{\"request\":$request}"

# Every place where somebody writes, with @ for his text and % for its once.
declare -A places=(
	[note]='note.save {%,"programme":"specialist-new","slot":20,"text":"@"}'
	[draft]='draft.save {"programme":"specialist-new","slot":20,"changes":[{"item":"history","text":"@","seen":0}]}'
	[line]='draft.save {"programme":"specialist-new","slot":20,"changes":[{"item":"diagnosis","text":"@","seen":0}]}'
	[message]='request.send {%,"programme":"specialist-new","cases":[{"slot":1,"seen":1}],"to":"A1002","message":"@","confirm":[]}'
	[to]='request.send {%,"programme":"specialist-new","cases":[{"slot":1,"seen":1}],"to":"A1002@","confirm":[]}'
	[comment]='request.reject {%,"request":R,"seen":1,"comment":"@"}'
	[item]='request.reject {%,"request":R,"seen":1,"comments":[{"item":"history","text":"@"}]}'
	[search]='facility.search {"query":"@"}'
	[language]='session.hello '${greeting%\}}',"lang":"@"}'
	[page]='request.inbox {"after":"@"}'
)
who() { [[ $1 =~ ^(comment|item|page)$ ]] && echo b || echo a; }
# try PLACE TEXT: the answer's name to that text there.
try() {
	local words=${places[$1]} params
	params=${words#* }
	params=${params//R/$request}
	params=${params//%/$(once)}
	says "$(who "$1")" "$(call "${words%% *}" "${params//@/$2}")" | result
}

for place in note draft; do
	check "control: 髙 is written ($place)" test "$(try $place 髙)" = DONE
done
declare -A evil=(
	[ESC]='\u001b[2J' [BEL]='\u0007' [NUL]='a\u0000b' [BS]='a\b'
	[CR]='a\rb' [DEL]='\u007f' [C1]='\u009b31m' [NEL]='a\u0085b'
	[RLO]='\u202eabc' [LRE]='\u202aabc' [RLI]='\u2067abc' [PDI]='\u2069'
	[CRLF]='a\r\nBcc: b@example.org'
)
for place in "${!places[@]}"; do
	left=
	for name in "${!evil[@]}"; do
		got=$(try "$place" "${evil[$name]}")
		[[ $got == BAD_* ]] || left+="$name $got "
	done
	[ -z "$left" ] || echo "# $place: $left"
	check "all ${#evil[@]} are refused: $place" test -z "$left"
done
check "a line end in a line, too" test "$(try note 'a\nb')" = BAD_ARGS
check "in prose it is one" test "$(try draft 'a\nb')" != BAD_ARGS
check "nothing of it was written" test -z "$(db "SELECT text FROM draft_item
	WHERE text GLOB '*[' || char(1) || '-' || char(9) || char(11) || '-' ||
	char(31) || char(127) || '-' || char(159) || char(8234) || '-' ||
	char(8238) || char(8294) || '-' || char(8297) || ']*'
	UNION ALL SELECT note FROM slot WHERE note GLOB '*' || char(27) || '*'")"

# Behind the back of the service, as a faulty import would.
sound() { ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$1"; }
printf 'a\033[2J' >"$dir/unsound"
check "control: such bytes are found" not sound "$dir/unsound"
program b inbox >"$dir/out" 2>"$dir/err"
check "control: the inbox reads" grep -q '田中 美咲' "$dir/out"
db "UPDATE person SET name = '田中' || char(27) || '[2J' || char(155) || char(8238)
	WHERE login = '$(login d)'"
for words in "inbox" "view $request" "--json inbox"; do
	# shellcheck disable=SC2086
	program b $words >"$dir/out" 2>"$dir/err"
	check "$words: none reaches the terminal" eval \
		'sound "$dir/out" && sound "$dir/err"'
done
printf q | as b timeout 10 script -qec "$(printf '%q ' "$shorei" --lang en \
	--socket "$socket")" /dev/null >"$dir/screen" 2>&1
check "nor the screen" not grep -qaF $'\033[2J\302\233' "$dir/screen"
check "the database is whole" whole
plan
