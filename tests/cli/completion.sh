#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Completion in bash: what is offered where, held against the program itself.
# Prints TAP.
# shellcheck disable=SC2317 # check calls them
. "$(dirname "$0")/common"

src=$(realpath "${SRC:-.}")
shorei=$(realpath "$shorei")
cd "$dir" || exit 1
export LC_ALL=C.UTF-8
said() { "$shorei" --lang en "$@" 2>&1; }

# after WORD…: what is offered for the last one.
after() {
	COMP_WORDS=("$shorei" "$@")
	COMP_CWORD=$#
	COMPREPLY=()
	_shorei "$shorei" "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
}
# offers EXACTLY AFTER…, both as words; the order is nothing.
offers() {
	local want=$1
	shift
	after "$@"
	[ "$(printf '%s\n' "${COMPREPLY[@]}" | sort)" = \
		"$(tr ' ' '\n' <<<"$want" | sort)" ]
}
nothing() {
	after "$@"
	[ ${#COMPREPLY[@]} = 0 ]
}
in_reply() { printf '%s\n' "${COMPREPLY[@]}" | grep -qxF -- "$1"; }

# shellcheck source=tui/etc/shorei.bash
. "$src/tui/etc/shorei.bash"
check "it is bound to the name" test "$(complete -p shorei)" = \
	'complete -F _shorei shorei'

commands=$(said --help | awk '
	/^Commands/ { on = 1; next } on && /^  / { print $1 }')
options=$(said --help | awk '
	/^Commands/ { exit } /^  --/ { print $1 }')
check "the program has commands" test "$(wc -w <<<"$commands")" -gt 50
check "the commands, all of them" offers "${commands//$'\n'/ }" ''
wi=$(grep '^wi' <<<"$commands" | tr '\n' ' ')
check "those that begin so" offers "${wi% }" wi
check "also after options and their values" offers "${wi% }" --demo --as jimu wi
check "the options, all of them" offers "${options//$'\n'/ }" --
check "an option's words" offers "ja en" --lang ''

every=true
for command in $commands; do
	after "$command" --
	for option in $(said "$command" --help |
		awk '/^  --/ { print $1 }'); do
		in_reply "$option" || every="$command $option"
	done
	# A programme first, wherever the usage says so.
	case $(said "$command" --help | head -n 1) in
	"shorei $command PROGRAMME"*)
		after "$command" spec
		in_reply specialist-new || every="$command PROGRAMME"
		;;
	esac
done
check "every command's options and programme ($every)" test "$every" = true

said() { "$shorei" --lang en "$@" 2>&1; }
check "the numbers of the cases" offers "$(seq -s ' ' 20)" \
	show specialist-new ''
check "of another programme its own" offers "$(seq -s ' ' 5)" \
	--demo show certified-new ''
check "each of several" offers "1 10 11 12 13 14 15 16 17 18 19" \
	request specialist-new 4 1
check "also where none need stand" offers 7 export specialist-transfer 7
check "no word for a number that is no case's" nothing application ''
check "nor behind the number of one" nothing revisions specialist-new 1 ''
check "none after what ends" nothing home ''
check "a programme is only the first" nothing register specialist-new spec
check "results" offers "PASSED FAILED WITHDRAWN" application-close 1 ''
check "kinds of an accreditation" offers "training core affiliated" \
	accreditation-add 1 ''
check "and of a qualification" offers \
	"$(said qualification-add A1001 x --from 2026-04-01 --until 2026-04-01 |
		sed 's/.*: //; s/,//g; s/\.$//')" qualification-add A1001 ''
check "on or off" offers "on off" reminders ''

# Words that stand in the file itself are those that a refusal lists.
check "programmes" offers "$(said list x | sed 's/.*: //; s/,//g; s/\.$//')" list ''
check "kinds of files" offers \
	"$(said import x y | sed 's/.*: //; s/,//g; s/\.$//')" import ''
check "periods" offers "$(said window specialist-new x |
	sed 's/.*: //; s/,//g; s/ or / /; s/\.$//')" window specialist-new ''
check "formats" offers "$(said export specialist-new --format x |
	sed 's/.*comes //; s/,//g; s/ or / /; s/\.$//')" export specialist-new --format ''
check "lists of the office" offers "$(said export-office x |
	sed 's/.*is //; s/,//g; s/ or / /; s/\.$//')" export-office ''
check "encodings" offers "$(said export specialist-new --encoding x --format csv |
	sed 's/.*comes //; s/ or / /; s/\.$//')" export specialist-new --encoding ''

touch people.csv 'b c.pdf'
mkdir data
check "files" offers people.csv import people peo
check "files of an option" offers people.csv export specialist-new --output p
check "folders" offers data --private ''
check "a name with a blank is one" test "$(after print specialist-new --output b
	printf '%s' "${#COMPREPLY[@]}:${COMPREPLY[0]}")" = '1:b c.pdf'

# As bash calls it.
typed() {
	PATH=$(dirname "$shorei"):$PATH bash --norc --noprofile -i -c "
		. '$src/tui/etc/shorei.bash'
		$1" 2>"$dir/err"
}
check "in an interactive shell" test "$(typed 'complete -p shorei')" = \
	'complete -F _shorei shorei'
plan
