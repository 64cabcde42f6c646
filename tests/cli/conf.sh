#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The configuration file through the front door of both programs: whose value
# counts, and how a fault is told.  Prints TAP.
set -u
. "$(dirname "$0")/../as_daemon"
. "$(dirname "$0")/../tap"

shorei=${SHOREI:-${BUILD:-build}/shorei}
shoreid=$(dirname "$shorei")/shoreid

dir=$(mktemp -d)
data=$XDG_STATE_HOME/shorei/demo
conf=$dir/conf
pid=
status=0
finish() {
	[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null
	rm -rf "$dir"
}
trap finish EXIT
umask 022
unset TZ SHOREI_SOCKET SHOREI_SSH LC_ALL LC_MESSAGES LANGUAGE
export LANG=C.UTF-8

witness() {
	echo "exit status $status"
	tails out err log
}
write() { printf '%s\n' "$@" >"$conf"; }

# exits STATUS COMMAND…
exits() {
	local want=$1
	shift
	timeout 60 "$@" >"$dir/out" 2>"$dir/err" </dev/null
	status=$?
	[ $status = "$want" ]
}
# tells TEXT: all that stands on standard error is one line with it.
tells() { [ "$(wc -l <"$dir/err")" = 1 ] && grep -qF -- "$1" "$dir/err"; }

"$shorei" --demo list specialist-new >"$dir/log" 2>&1 ||
	echo "Bail out! no demo"
sqlite3 "$data/shorei.db" "UPDATE person SET login = '$(id -un)'
	WHERE login = 'yamada'"

# --- Socket and folder -----------------------------------------------------

write '[service]' "socket = $dir/s" "data = $data"
knocks() { socat -u OPEN:/dev/null "UNIX-CONNECT:$dir/s" 2>/dev/null; }
serve() {
	"$shoreid" --listen --config "$conf" 2>>"$dir/log" &
	pid=$!
	until_true knocks
}
check "the service takes socket and folder from the file" serve
check "so does the program its socket" \
	exits 0 "$shorei" --config "$conf" list specialist-new
SHOREI_SOCKET=$dir/none check "SHOREI_SOCKET wins over the file" \
	exits 6 "$shorei" --config "$conf" list specialist-new
check "and --socket over both" exits 0 env SHOREI_SOCKET="$dir/none" \
	"$shorei" --config "$conf" --socket "$dir/s" list specialist-new
relayed() {
	echo '{"jsonrpc":"2.0","id":1,"method":"none"}' |
		timeout 60 "$shorei" --config "$conf" --relay | grep -q '"id":1'
}
check "the relay uses it, too" relayed
kill "$pid"
wait "$pid"
pid=
check "another folder for a task" exits 6 "$shoreid" --verify \
	--config "$conf" --data "$dir"
check "the file's folder for a task" exits 0 "$shoreid" --verify \
	--config "$conf"

# --- How another host is reached -------------------------------------------

printf '#!/bin/sh\necho "$@" >"%s/words"\nexit 9\n' "$dir" >"$dir/ssh"
chmod 755 "$dir/ssh"
write '[relay]' "ssh = $dir/ssh -p 2222"
check "ssh of the file" exits 6 "$shorei" --config "$conf" --host u@h inbox
check "with its words" grep -q '^-p 2222 -T u@h' "$dir/words"
rm "$dir/words"
SHOREI_SSH=false check "SHOREI_SSH wins" \
	exits 6 "$shorei" --config "$conf" --host u@h inbox
check "over it" test ! -e "$dir/words"

# --- Zone ------------------------------------------------------------------

protocol=$("$shorei" --version)
protocol=${protocol##*protocol } protocol=${protocol%)}
# zone_is NAME [ENV…]: what the greeting says of it.
zone_is() {
	local want=$1
	shift
	echo '{"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":'"$protocol"'}}' |
		env "$@" timeout 60 "$shoreid" --stdio --data "$data" \
			--config "$conf" >"$dir/out" 2>"$dir/err"
	grep -qF "\"zone\":\"$want\"" "$dir/out"
}
write '[site]' 'zone = Pacific/Auckland'
check "the zone of the file" zone_is Pacific/Auckland
check "which a person's TZ does not change" zone_is Pacific/Auckland TZ=UTC
write '[site]' 'language = en'
check "without one it is TZ" zone_is Europe/Paris TZ=Europe/Paris
check "else Asia/Tokyo" zone_is Asia/Tokyo
for zone in Asia/Edo zone.tab Asia; do
	write '' '[site]' "zone = $zone"
	check "zone = $zone" exits 2 "$shoreid" --verify --config "$conf"
	check "is refused by the service" tells "$conf:3: "
done
check "and through it by a private one" \
	exits 2 "$shorei" --config "$conf" --demo inbox
check "which says so" tells "$conf:3: "

# --- Language --------------------------------------------------------------

# speaks ja|en COMMAND…: a refusal of the program, in that language.
speaks() {
	local want=$1
	shift
	exits 2 "$@" nothing
	case $want in
	ja) grep -q 'ありません' "$dir/err" ;;
	en) grep -q 'no command' "$dir/err" ;;
	esac
}
file=("$shorei" --config "$conf")
write '[site]' 'language = en'
check "the file's language" speaks en "${file[@]}"
check "which is not Japanese, the usual one" speaks ja "$shorei"
check "LANG of Japan wins" speaks ja env LANG=ja_JP.UTF-8 "${file[@]}"
check "--lang wins" speaks ja "${file[@]}" --lang ja
write '[site]' 'language = ja'
check "the file says Japanese" speaks ja "${file[@]}"
check "LANG of America wins" speaks en env LANG=en_US.UTF-8 "${file[@]}"
check "--lang wins over it" speaks ja env LANG=en_US.UTF-8 "${file[@]}" \
	--lang ja
write '[site]' 'language = en'
check "the service before a greeting" exits 4 "$shoreid" --grant-staff no-such \
	--config "$conf"
check "speaks it, too" tells 'no account'

# --- Faults ----------------------------------------------------------------

# Each is told by both programs, with its line.
# fault LINE LINES…
fault() {
	local line=$1
	shift
	write "$@"
	check "$(printf '%q' "${!#}") for the service" \
		exits 2 "$shoreid" --verify --config "$conf"
	check "its place" tells "$conf:$line: "
	check "and for the program" exits 2 "$shorei" --config "$conf" inbox
	check "its place" tells "$conf:$line: "
}
fault 2 '[service]' 'sockets = /s'
fault 3 '[service]' 'socket = /s' 'socket = /s'
fault 2 '' '[post]'
fault 2 '[mail]' 'port = 0'
fault 2 '[service]' 'data = here'
fault 2 '[site]' 'language = de'
fault 2 '[site]' 'zone = ../../etc/passwd'
fault 1 'language = en'
fault 2 '[site]' 'language'
fault 2 '[relay]' "ssh = $(printf '%0190d' 0)"
write '[site]' 'language = de'
check "help needs no configuration" exits 0 "${file[@]}" --help
check "nor does the service's" exits 0 "$shoreid" --help --config "$conf"
check "as JSON" exits 2 "${file[@]}" --json inbox
check "with its code" grep -qF '"code":"usage"' "$dir/out"

# refuses_file WHAT: by both programs.
refuses_file() {
	check "$1" exits 2 "$shoreid" --verify --config "$conf"
	check "is named by the service" tells "$conf"
	check "and for the program" exits 2 "${file[@]}" inbox
	check "is named" tells "$conf"
}
write '[site]' 'language = ja'
chmod 664 "$conf"
refuses_file "a file that a group can write"
chmod 646 "$conf"
refuses_file "a file that all can write"
rm "$conf"
refuses_file "no file"
mkdir "$conf"
refuses_file "a folder"
rmdir "$conf"
mkfifo "$conf"
refuses_file "a pipe"
rm "$conf"

plan
