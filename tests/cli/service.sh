#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shoreid --listen: its options, the socket's file, its end, and a peer who is
# slow.  The real program, in a directory of its own.  Prints TAP.  What needs
# several accounts is in tests/host.
set -u
. "$(dirname "$0")/../tap"

build=$(dirname "${SHOREI:-${BUILD:-build}/shorei}")
dir=$(mktemp -d /tmp/shorei-service.XXXXXX)
data=$dir/data
socket=$dir/run/s
if [ "$(id -u)" = 0 ]; then
	service_uid=5 my_uid=1
	become() { as=(setpriv "--reuid=$1" "--regid=$1" --clear-groups); }
else
	service_uid=$(id -u) my_uid=$(id -u)
	become() { as=(env); }
fi
become "$service_uid"
service=("${as[@]}" env LC_ALL=en_US.UTF-8)
become "$my_uid"
person=("${as[@]}" env HOME="$dir/home")
me=$(id -un "$my_uid")
pid=
peers=()
finish() {
	[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null
	[ ${#peers[@]} = 0 ] || kill -9 "${peers[@]}" 2>/dev/null
	rm -rf "$dir"
}
trap finish EXIT
chmod 755 "$dir"
# where every account can run them
mkdir "$dir/bin" "$dir/home"
cp "$build/shorei" "$build/shoreid" "$dir/bin"
[ ! -d "$build/locale" ] || cp -r "$build/locale" "$dir/bin"
shorei=("${person[@]}" "$dir/bin/shorei")
shoreid=("${service[@]}" "$dir/bin/shoreid")
mkdir -m 755 "$dir/run"
mkdir -m 700 "$data"
[ "$(id -u)" != 0 ] ||
	chown "$service_uid:$service_uid" "$data" "$dir/run"

# exits STATUS COMMAND…: with one sentence on standard error if not 0.
exits() {
	local want=$1 got
	shift
	timeout 20 "$@" >"$dir/out" 2>"$dir/err" </dev/null
	got=$?
	[ $got = "$want" ] || {
		echo "# exit status $got"
		return 1
	}
	[ "$want" = 0 ] || { [ -s "$dir/err" ] && [ ! -s "$dir/out" ]; }
}
tells() { grep -qF -- "$1" "$dir/err"; }

start() {
	"${shoreid[@]}" --listen "$socket" --data "$data" \
		2>"$dir/service" &
	pid=$!
	until_true test -S "$socket" && until_true knocks
}
knocks() {
	"${person[@]}" socat -u OPEN:/dev/null "UNIX-CONNECT:$socket" 2>/dev/null
}
ended() { ! kill -0 "$pid" 2>/dev/null; }
stop() {
	kill "$1" "$pid"
	wait "$pid" 2>/dev/null
	status=$?
	pid=
}

list='{"jsonrpc":"2.0","id":7,"method":"case.list","params":{"programme":"specialist-new"}}'
db() {
	"${service[@]}" sqlite3 -cmd ".timeout 9000" "$data/shorei.db" "$1"
}
# says LINE: what the service answers to it.
says() {
	printf '%s\n' "$1" |
		"${person[@]}" timeout 20 socat -t 20 - "UNIX-CONNECT:$socket"
}
serves() { says "$list" | grep -q '^{"jsonrpc":"2.0","id":7,"result":{'; }

# --- The options ----------------------------------------------------------

check "--as is refused with --listen" \
	exits 2 "${shoreid[@]}" --listen "$socket" --data "$data" --as yamada
check "with a sentence" tells "--as"
check "--now is refused with --listen" exits 2 "${shoreid[@]}" \
	--listen "$socket" --data "$data" --now 2026-06-15T10:00:00+09:00
check "--sample is refused with --listen" \
	exits 2 "${shoreid[@]}" --listen "$socket" --data "$data" --sample
check "nothing was made" test -z "$(ls "$data")" -a ! -e "$socket"
check "--listen and --stdio together" \
	exits 2 "${shoreid[@]}" --listen "$socket" --stdio --data "$data"
check "neither" exits 2 "${shoreid[@]}" --data "$data"
check "one person without --data" exits 2 "${shoreid[@]}" --stdio
check "a word too many" exits 2 "${shoreid[@]}" --stdio --data "$data" more
check "an unknown option" exits 2 "${shoreid[@]}" --stdio --data "$data" --root
check "--now that is no time" \
	exits 2 "${shoreid[@]}" --stdio --data "$data" --now tomorrow
check "a path too long for a socket" exits 2 "${shoreid[@]}" --data "$data" \
	--listen "$dir/$(printf '%0200d' 0)"
check "--data that is not there" \
	exits 6 "${shoreid[@]}" --listen "$socket" --data "$dir/none"
check "names it" tells "$dir/none"
check "and makes no socket" test ! -e "$socket"
check "--data that is not there, with --stdio" \
	exits 6 "${shoreid[@]}" --stdio --data "$dir/none"

# --- A place that is taken -------------------------------------------------

echo keep >"$dir/file"
check "a file in the socket's place" \
	exits 6 "${shoreid[@]}" --listen "$dir/file" --data "$data"
check "is left alone" test "$(cat "$dir/file")" = keep
socat -u "UNIX-RECV:$dir/other" - >/dev/null 2>&1 &
peers+=($!)
check "another program's socket" until_true test -S "$dir/other"
check "is not taken for a dead one" \
	exits 6 "${shoreid[@]}" --listen "$dir/other" --data "$data"
check "and stays" test -S "$dir/other"

# --- Who ------------------------------------------------------------------

check "it starts" start
check "the socket is for everybody" \
	test "$(stat -c %a "$socket")" = 666
field() { awk -v name="$1:" '$1 == name { print $2 }' "/proc/$pid/status"; }
check "no rights to be gained" test "$(field NoNewPrivs)" = 1
check "no core file" grep -qE '^Max core file size +0 +0 ' "/proc/$pid/limits"
check "files for itself alone" test "$(field Umask)" = 0077
check "the database is its own" test "$(stat -c %a "$data/shorei.db")" = 600
check "a stranger is refused" \
	exits 3 "${shorei[@]}" --lang en --socket "$socket" list specialist-new
check "by his name" tells "The login \"$me\" is not registered"
check "--as is refused with --socket" \
	exits 2 "${shorei[@]}" --socket "$socket" --as yamada list specialist-new
db "INSERT INTO person (id, member, name, kana, roman,
	physician, active, staff, login, key) VALUES (1, 'A1', '山田 花子', '',
	'', 1, 1, 0, '$me', '');"
check "a member is served" \
	exits 0 "${shorei[@]}" --lang en --socket "$socket" list specialist-new
check "by hand, too" serves
check "his uid is kept with his login" test "$(db "SELECT uid FROM person
	WHERE login = '$me'")" = "$my_uid"
check "several lines on one connection" test "$(printf '%s\n%s\n%s\n' \
	"$list" "$list" "$list" | "${person[@]}" timeout 20 socat -t 20 - \
	"UNIX-CONNECT:$socket" | grep -c '"id":7,"result"')" = 3

# --- The socket's file ----------------------------------------------------

check "a second service on a live socket" \
	exits 6 "${shoreid[@]}" --listen "$socket" --data "$data"
check "says so" tells "$socket"
check "and the first one lives on" serves
stop -9
check "killed, it leaves its socket" test -S "$socket"
check "nobody answers there" \
	exits 6 "${shorei[@]}" --lang en --socket "$socket" list specialist-new
check "the next takes it over" start
check "and serves" serves
stop -TERM
check "it ends at SIGTERM" test $status = 0
check "and removes its socket" test ! -e "$socket"
check "no child is left" test -z "$(pgrep -f "$socket")"

check "another process's socket is not taken for one that is handed over" \
	exits 6 "${service[@]}" env LISTEN_PID=1 LISTEN_FDS=1 \
	"$dir/bin/shoreid" --listen "$dir/other" --data "$data"
check "it starts again" start

# --- The end --------------------------------------------------------------

# An idle session, and one in a call that waits for its turn to write.
mkfifo "$dir/silent"
exec 8<>"$dir/silent"
"${person[@]}" socat -u - "UNIX-CONNECT:$socket" <&8 >/dev/null 2>&1 &
peers+=($!)
mkfifo "$dir/sql"
"${service[@]}" sqlite3 "$data/shorei.db" <"$dir/sql" >"$dir/sql.out" 2>&1 &
peers+=($!)
exec 9>"$dir/sql"
echo 'BEGIN IMMEDIATE; SELECT 1;' >&9
check "somebody else writes" until_true test -s "$dir/sql.out"
says '{"jsonrpc":"2.0","id":7,"method":"note.save","params":{"once":"'"$(
	printf %032d 7)"'","programme":"specialist-new","slot":2,"text":"終"}}' \
	>"$dir/note" &
note=$!
# SIGTERM is the 15th of the blocked signals.
in_call() {
	local child
	for child in $(pgrep -P "$pid"); do
		(($(awk '$1 == "SigBlk:" { print "0x" $2 }' \
			"/proc/$child/status") & 0x4000)) && return
	done
	return 1
}
check "a call waits for him" until_true in_call
kill -TERM "$pid"
check "at its end the service lets nobody in" \
	until_true test ! -e "$socket"
check "but waits for the call" kill -0 "$pid"
echo 'ROLLBACK;' >&9
exec 9>&-
wait "$pid"
check "then it ends well" test $? = 0
wait "$note"
check "when it is answered" grep -q '"id":7,"result":{' "$dir/note"
check "and what was acknowledged is there" \
	test "$(db 'SELECT note FROM slot WHERE number = 2')" = 終
check "no child is left, an idle one neither" \
	test -z "$(pgrep -f "shoreid --listen $socket")"
check "it starts once more" start

# --- Rude peers -----------------------------------------------------------

# One sends half a line and waits, with its line held open.
mkfifo "$dir/half"
"${person[@]}" socat -t 60 - "UNIX-CONNECT:$socket" <"$dir/half" >"$dir/half.out" 2>&1 &
peers+=($!)
exec 7>"$dir/half"
printf '%.40s' "$list" >&7
children() { [ "$(pgrep -c -P "$pid")" -ge "$1" ]; }
check "half a line is waited for" until_true children 1
check "while others are served" serves
printf '%s\n' "${list:40}" >&7
answered() { grep -q '"id":7,"result"' "$dir/half.out"; }
check "and answered when it is whole" until_true answered
exec 7>&-

# One asks and asks, and never reads.
for ((i = 0; i < 4000; i++)); do echo "$list"; done >"$dir/many"
"${person[@]}" socat -u - "UNIX-CONNECT:$socket" <"$dir/many" 2>/dev/null &
peers+=($!)
check "one who never reads" until_true children 1
check "does not keep others" serves
check "nor their writes" exits 0 "${shorei[@]}" --lang en --socket "$socket" \
	note specialist-new 1 "外来"

{ kill -9 "${peers[@]}" && wait "${peers[@]}"; } 2>/dev/null
peers=()
childless() { ! pgrep -P "$pid" >/dev/null; }
check "every child ends with its peer" until_true childless
check "the database is whole" test "$(db 'PRAGMA integrity_check')" = ok
check "no sound from the service" test ! -s "$dir/service"

plan
