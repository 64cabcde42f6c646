#!/bin/bash
# SPDX-License-Identifier: MIT
#
# 8. Clients that are starved, that have no descriptors, and that are told
# lies by their surroundings. Whatever becomes of them, the service is as it
# was.
# Defence: nothing of a client is the service's: it is a process of its own,
# with its own limits, umask and environment (the listening shoreid;
# guard_process).
. "$(dirname "$0")/common"

check "it starts" service_start
limits() { cat "/proc/$service/limits"; grep Umask "/proc/$service/status"; }
descriptors() { find "/proc/$service/fd" -mindepth 1 | wc -l; }
alone() { ! pgrep -P "$service" >/dev/null; }
until_true alone
before=$(limits) held=$(descriptors)
words=("$shorei" --lang en --socket "$socket" list specialist-new)
check "control: the program as it should be" exits 0 as a "${words[@]}"

# suffers WHAT COMMAND…: a client's end is his own affair.
suffers() {
	local what=$1
	shift
	"$@" >"$dir/out" 2>"$dir/err" </dev/null
	[ $? != 124 ] || echo "# $what: stopped by the clock"
	check "$what: the service serves" serves
}
for limit in fsize=0 nofile=4 nofile=1 as=20000000 data=100000 stack=8192 \
	nproc=1 cpu=1 core=0 memlock=0 sigpending=0; do
	suffers "$limit" as a timeout 20 prlimit "--$limit" "${words[@]}"
	suffers "$limit, writing" as a timeout 20 prlimit "--$limit" "$shorei" \
		--socket "$socket" note specialist-new 1 "${limit#*=}"
done
for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- >&- 2>&-'; do
	suffers "closed $closed" as a timeout 20 \
		bash -c 'exec '"$closed"'; exec "$@"' - "${words[@]}"
done
suffers "umask 0777" as a bash -c 'umask 0777; exec "$@"' - "${words[@]}"

# On a terminal, whose description is not one.
evil=$host/home/a/evil
as a mkdir -p "$evil/x" "$evil/C.UTF-8/LC_MESSAGES"
head -c 4096 /dev/urandom | as a tee "$evil/x/xterm" \
	"$evil/C.UTF-8/LC_MESSAGES/shorei.mo" "$evil/locale-archive" >/dev/null
full=$(printf '%q ' "$shorei" --socket "$socket")
terminal() {
	printf q | as a timeout 10 env "$@" script -qec "$full" /dev/null
}
for word in TERM=xterm "TERMINFO=$evil" TERM=nothing "LOCPATH=$evil" \
	"LANGUAGE=../../..$evil" "http_proxy=http://127.0.0.1:1/" \
	"SSLKEYLOGFILE=$evil/keys" "LINES=99999 COLUMNS=1" "NLSPATH=$evil/%N" \
	"TZ=:$evil/x/xterm"; do
	terminal "$word" >"$dir/out" 2>&1
	check "$word: the service serves" serves
done

check "another writes as ever" exits 0 program b note specialist-new 1 外来
check "its limits and umask are as before" test "$(limits)" = "$before"
until_true alone
check "and its descriptors" test "$(descriptors)" = "$held"
check "nothing was written where a client said" test ! -e "$evil/keys"
check "the database is whole" whole
check "the database is still the service's alone" \
	test "$(stat -c %a "$data/shorei.db")" = 600
check "no sound from the service" test ! -s "$dir/service"
plan
