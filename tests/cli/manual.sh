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
set -u

build=${BUILD:-build}
src=${SRC:-.}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
PATH=$(realpath "$build"):$PATH
n=0

# Programs as the pages call them; a clock that stands still is the tests'.
now=2026-06-15T10:00:00+09:00
shorei() {
	local how=()
	[ -z "$login" ] || how=(--demo --as "$login")
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

# tell WHAT WELL: one result.
tell() {
	n=$((n + 1))
	if [ "$2" = 0 ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		[ ! -s "$dir/out" ] || sed 's/^/# /' "$dir/out"
	fi
}

# run TEXT: as typed, but for where the host's own folders are.
run() {
	local line=$1 status want=0
	line=${line//\/usr\/local\/libexec\/shorei\//}
	line=${line//\/var\//$dir/var/}
	case $kind in *', exit '*) want=${kind##* } ;; esac
	login=
	[[ $kind != as\ * ]] || login=${kind#as }
	(cd "$dir/work" && eval "$line") >>"$dir/out" 2>&1 </dev/null
	status=$?
	tell "$page: $1" "$([ $status = "$want" ]; echo $?)"
}

# It is understood; then there is no service where it says.
configuration() {
	printf '%s\n' "$1" >"$dir/shorei.conf"
	env LC_ALL="$locale" shorei --config "$dir/shorei.conf" \
		--socket "$dir/none" home >>"$dir/out" 2>&1 </dev/null
	tell "$page: configuration, line $number" "$([ $? = 6 ]; echo $?)"
}

# block TEXT: one .Dl line or one .Bd block.
block() {
	case $kind in
	run | run,* | as\ *) run "$1" ;;
	file\ *) printf '%s\n' "$1" >"$dir/work/${kind#file }" ;;
	configuration) configuration "$1" ;;
	'left out: '?*) echo "# $page: $1: $kind" ;;
	*) tell "$page: line $number: nothing says how to run it" 1 ;;
	esac
}

# What a group of blocks was to show.
finish() {
	local text
	for text in ${shows[@]+"${shows[@]}"}; do
		grep -qF -- "$text" "$dir/out"
		tell "$page: shows: $text" $?
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
	mkdir -p "$dir/work" "$dir/var/backups"
	: >"$dir/out"
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

export XDG_STATE_HOME=$dir/state HOME=$dir
while read -r file; do
	read_page "$file"
done < <(cd "$src" && ls man/*.[1-9] man/ja/*.[1-9])
echo "1..$n"
