#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The examples of the manual pages are run, page by page, as they stand there.
# A comment before each block (.Dl lines, or .Bd -literal) says how:
#
#   .\" example: run             a shell types it, in an empty folder
#   .\" example: run, exit N     … and it ends so
#   .\" example: as LOGIN        of a host's service: here the demo is that
#   .\" example: file NAME       it is that file, for what follows
#   .\" example: configuration   every program takes it
#   .\" example: left out: WHY   it can't be run here
#   .\" shows: TEXT              stands in what the block has printed
#
# An example without such a comment is a failure.  Prints TAP.
# shellcheck disable=SC2317 # check calls them
. "$(dirname "$0")/common"

src=${SRC:-.}
PATH=$(realpath "$(dirname "$shorei")"):$PATH

# Programs as the pages call them; a clock that stands still is the tests'.
now=2026-06-15T10:00:00+09:00
shorei() {
	local how=()
	[ -z "$as" ] || how=(--demo --as "$as")
	case " ${how[*]} $* " in
	*' --demo '* | *' --private '*) how+=(--now "$now") ;;
	esac
	env LC_ALL="$locale" shorei "${how[@]}" "$@"
}
shoreid() {
	case " $* " in
	*' --data '*) env LC_ALL="$locale" shoreid "$@" ;;
	*) env LC_ALL="$locale" shoreid "$@" --data "$dir/data" ;;
	esac
}

# typed TEXT: by a shell, but for where the host's own folders are.
typed() {
	local line=$1 want=0
	line=${line//\/usr\/local\/libexec\/shorei\//}
	line=${line//\/var\//$dir/var/}
	case $kind in *', exit '*) want=${kind##* } ;; esac
	as=
	[[ $kind != as\ * ]] || as=${kind#as }
	(cd "$dir/desk" && eval "$line") >>"$dir/out" 2>&1 </dev/null
	status=$?
	check "$page: ${1//$'\n'/ }" is $status "$want"
}

# It is understood; then there is no service where it says.
configuration() {
	printf '%s\n' "$1" >"$dir/shorei.conf"
	env LC_ALL="$locale" shorei --config "$dir/shorei.conf" \
		--socket "$dir/none" home >>"$dir/out" 2>&1 </dev/null
	status=$?
	check "$page: configuration, line $number" is $status 6
}

# block TEXT: one .Dl line or one .Bd block.
block() {
	case $kind in
	run | run,* | as\ *) typed "$1" ;;
	file\ *) printf '%s\n' "$1" >"$dir/desk/${kind#file }" ;;
	configuration) configuration "$1" ;;
	'left out: '?*) echo "# $page: $1: $kind" ;;
	*) check "$page: line $number: how is it to be run?" false ;;
	esac
}

# What a group of blocks was to show.
finish() {
	local text
	for text in ${shows[@]+"${shows[@]}"}; do
		check "$page: shows: $text" grep -qF -- "$text" "$dir/out"
	done
	shows=()
	kind=
	: >"$dir/out"
}

read_page() {
	local line text='' inside=
	page=$1 number=0 kind='' shows=()
	locale=en_US.UTF-8
	[[ $page != man/ja/* ]] || locale=ja_JP.UTF-8
	rm -rf "${dir:?}"/*
	mkdir -p "$dir/desk" "$dir/var/backups"
	: >"$dir/out"
	: >"$dir/err"
	while IFS= read -r line; do
		number=$((number + 1))
		if [ -n "$inside" ] && [ "$line" != .Ed ]; then
			line=${line//\\&/}
			text+=${text:+$'\n'}${line//\\e/\\}
			continue
		fi
		case $line in
		'.\" example: '*)
			finish
			kind=${line#*: }
			;;
		'.\" shows: '*) shows+=("${line#*: }") ;;
		'.Dl '*) block "${line#.Dl }" ;;
		'.Bd -literal'*) inside=yes text='' ;;
		.Ed)
			inside=
			block "$text"
			;;
		*) finish ;;
		esac
	done <"$src/$page"
	finish
}

export HOME=$dir
while read -r file; do
	read_page "$file"
done < <(cd "$src" && ls man/*.[1-9] man/ja/*.[1-9])

# What is said of terminals was tried: a screen test for each type.
for page in man/shorei.7 man/ja/shorei.7; do
	check "$page: terminals are those of the tests" is \
		"$(sed -n 's/^\.It \([a-z0-9-]*\) Ta \(emulated\|模擬\) .*/\1/p' \
			"$src/$page" | sort)" \
		"$(cd "$src/tests/tui/screens" && grep -h '^term ' \
			terminal-*/steps | sed 's/term //' | sort -u)"
done
plan
