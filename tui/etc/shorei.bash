# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Completion of shorei for bash.  Commands, options and what stands after them
# are asked of the program that is completed, so they are always its own; only
# words that its help does not list stand here (tests/cli/completion.sh).

# The options that a call for help lists.
_shorei_options() {
	"$@" 2>/dev/null | sed -n '/^Commands/q; s/^  \(--[a-z-]*\).*/\1/p'
}

# The commands.
_shorei_commands() {
	"$1" --lang en --help 2>/dev/null |
		sed -n '1,/^Commands/d; s/^  \([a-z][a-z-]*\) .*/\1/p'
}

# What a call for help names as the value of an option: OPTION CALL….
_shorei_value() {
	local option=$1
	shift
	"$@" 2>/dev/null | sed -n "s/^  $option \\([^ ][^ ]*\\) .*/\\1/p"
}

# What the usage of command $2 of program $1 has as its word number $3, from 1
# on; a word with ... is also all that follow.
_shorei_word() {
	local -a usage
	local i
	read -r -a usage < <("$1" --lang en "$2" --help 2>/dev/null)
	for ((i = 2; i < ${#usage[@]}; i++)); do
		case ${usage[i]} in
		--* | \[--*) break ;;
		*...*)
			printf '%s\n' "${usage[i]}"
			return
			;;
		esac
		if [ $((i - 1)) -eq "$3" ]; then
			printf '%s\n' "${usage[i]}"
			return
		fi
	done
}

# The numbers of the cases of programme $2: how many there are, program $1 says
# when it refuses another, before it asks any service.
_shorei_numbers() {
	local last
	last=$("$1" --lang en show "$2" x 2>&1 |
		sed -n 's/.* from 1 to \([0-9][0-9]*\) here.*/\1/p')
	[ -z "$last" ] || seq "$last"
}

# The words that there are for a name in the help; files for some: NAME CURRENT
# PROGRAM FIRST, the first word behind the command.
_shorei_offer() {
	local words=
	case $1 in
	PROGRAMME) words='specialist-new certified-new specialist-transfer' ;;
	N | N... | '[N...]')
		words=$(_shorei_numbers "$3" "$4")
		compopt -o nosort 2>/dev/null
		;;
	PERIOD) words='registration request application' ;;
	KIND) words='people facilities qualifications affiliations former' ;;
	FORMAT) words='text json csv xlsx' ;;
	LIST) words='people requests decisions submissions credits' ;;
	ENCODING) words='utf-8 cp932' ;;
	DIR)
		mapfile -t COMPREPLY < <(compgen -d -- "$2")
		compopt -o filenames 2>/dev/null
		return
		;;
	FILE* | PATH)
		mapfile -t COMPREPLY < <(compgen -f -- "$2")
		compopt -o filenames 2>/dev/null
		return
		;;
	[A-Za-z]*'|'[A-Za-z]*) words=${1//|/ } ;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$2")
}

_shorei() {
	local program=$1 current=$2 command='' value='' first='' words=0 i
	local -a help=("$program" --lang en --help)

	COMPREPLY=()
	# What stands before: the command, its words, and an option that waits.
	for ((i = 1; i < COMP_CWORD; i++)); do
		if [ -n "$value" ]; then
			value=
		elif [[ ${COMP_WORDS[i]} == --* ]]; then
			value=$(_shorei_value "${COMP_WORDS[i]}" "${help[@]}")
		elif [ -z "$command" ]; then
			command=${COMP_WORDS[i]}
			help=("$program" --lang en "$command" --help)
		else
			first=${first:-${COMP_WORDS[i]}}
			words=$((words + 1))
		fi
	done
	if [ -n "$value" ]; then
		_shorei_offer "$value" "$current" "$program" "$first"
	elif [[ $current == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W \
			"$(_shorei_options "${help[@]}")" -- "$current")
	elif [ -z "$command" ]; then
		mapfile -t COMPREPLY < <(compgen -W \
			"$(_shorei_commands "$program")" -- "$current")
	else
		_shorei_offer "$(_shorei_word "$program" "$command" \
			$((words + 1)))" "$current" "$program" "$first"
	fi
}

complete -F _shorei shorei
