#!/bin/bash
# SPDX-License-Identifier: MIT
#
# shorei --host: the relay, and what is told when ssh or the other side fails.
# A script stands for ssh and runs the remote command here, against a real
# shoreid --listen.  Prints TAP.
set -u
. "$(dirname "$0")/../as_daemon"
. "$(dirname "$0")/../tap"

shorei=${SHOREI:-${BUILD:-build}/shorei}

dir=$(mktemp -d)
bin=$dir/bin
data=$XDG_STATE_HOME/shorei/demo
socket=$dir/s
pid=
status=0
finish() {
	[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null
	rm -rf "$dir"
}
trap finish EXIT
mkdir "$bin"
witness() {
	echo "exit status $status"
	tails out err log
}

# --- What stands for ssh ---------------------------------------------------

# Runs the remote command, joined by blanks as ssh does, where shorei is.
mkdir "$dir/there"
ln -s "$shorei" "$dir/there/shorei"
cat >"$bin/ssh" <<SSH
#!/bin/bash
printf '%s\n' "\$@" >"$dir/words"
ls /proc/\$\$/fd >"$dir/descriptors"
while [ "\${1#-}" != "\$1" ] || [ "\$1" = extra ]; do shift; done
shift
export SHOREI_SOCKET=\${THERE:-$socket} PATH=$dir/there:/usr/bin:/bin
exec sh -c "\$*"
SSH

# Fails as ssh does, with lines as it writes them.
cat >"$bin/denied" <<'SSH'
#!/bin/bash
printf 'A banner.\r\n\033]0;title\007\033[31mu@h: Permission denied.\r\n' >&2
exit 255
SSH
printf '#!/bin/bash\necho "sh: 1: shorei: not found" >&2\nexit 127\n' \
	>"$bin/bare"
printf '#!/bin/bash\nexit 9\n' >"$bin/silent"
# shellcheck disable=SC2016
printf '#!/bin/bash\nkill -KILL $$\n' >"$bin/killed"
chmod +x "$bin"/*

# run SSH WORD…: shorei --host with this instead of ssh.
run() {
	local ssh=$1
	shift
	SHOREI_SSH=$ssh timeout 60 "$shorei" --lang en \
		--host "${host:-u@server}" "$@" >"$dir/out" 2>"$dir/err" </dev/null
	status=$?
}
plain() {
	timeout 60 "$shorei" --lang en "$@" >"$dir/out" 2>"$dir/err" </dev/null
	status=$?
}
# ended STATUS [TEXT]: with one line on standard error that holds the text.
ended() {
	[ $status = "$1" ] || return 1
	[ $# = 1 ] || { [ "$(wc -l <"$dir/err")" = 1 ] &&
		grep -qF -- "$2" "$dir/err" && [ ! -s "$dir/out" ]; }
}
same() { cmp -s "$dir/$1" "$dir/$2"; }

# --- A service with the demo's data ----------------------------------------

"$shorei" --demo list specialist-new >"$dir/log" 2>&1 ||
	echo "Bail out! no demo"
sqlite3 "$data/shorei.db" "UPDATE person SET login = '$(id -un)'
	WHERE login = 'yamada'"
start() {
	"$(dirname "$shorei")/shoreid" --listen "$socket" --data "$data" \
		2>>"$dir/log" &
	pid=$!
	until_true knocks
}
knocks() { socat -u OPEN:/dev/null "UNIX-CONNECT:$socket" 2>/dev/null; }
check "the service starts" start

plain --socket "$socket" list specialist-new
cp "$dir/out" "$dir/list"
exec 5<"$dir/list"
run "$bin/ssh" list specialist-new
exec 5<&-
check "a command through the relay" ended 0
check "gives what the socket gives" same out list
check "and says nothing else" test ! -s "$dir/err"
printf '%s\n' -T u@server shorei --relay >"$dir/want"
check "ssh is asked for the relay" same words want
check "and inherits no descriptor" not grep -qx 5 "$dir/descriptors"
run "$bin/ssh  extra" list specialist-new
check "SHOREI_SSH may be several words" same out list
check "which come first" test "$(head -n 1 "$dir/words")" = extra
PATH=$bin:$PATH run "" list specialist-new
check "ssh is found by PATH" same out list
SHOREI_SOCKET=$dir/none run "$bin/ssh" list specialist-new
check "--host wins over SHOREI_SOCKET" same out list
# shellcheck disable=SC2016
run "$bin/ssh \$(touch$IFS$dir/ran) ;touch" list specialist-new
check "SHOREI_SSH is no shell's" test ! -e "$dir/ran"

run "$bin/ssh" note specialist-new 1 "外来"
check "a write" ended 0
run "$bin/ssh" list specialist-new --json
check "is there" test "$(jq -r '.[0].note' "$dir/out")" = "外来"
for item in physical mental social; do
	head -c 45000 /dev/urandom | base64 -w 0 >"$dir/$item"
done
run "$bin/ssh" set specialist-new 12 physical=@"$dir/physical" \
	mental=@"$dir/mental" social=@"$dir/social"
check "a line of 180 KB" ended 0
run "$bin/ssh" show specialist-new 12 --json
jq -rj .draft.social "$dir/out" >"$dir/back"
check "comes back whole" same social back
run "$bin/ssh" show specialist-new 99
check "a refusal keeps its exit status" ended 2 "1 to 20"
run "$bin/ssh" inbox
check "the person is who he is there" ended 3

# --- The relay by hand -----------------------------------------------------

list='{"jsonrpc":"2.0","id":7,"method":"case.list","params":{"programme":"specialist-new"}}'
printf '%s\n' "$list" "$list" "$list" |
	timeout 60 "$shorei" --relay --socket "$socket" >"$dir/out" 2>"$dir/err"
status=$?
check "three lines and their end" ended 0
check "get three answers" test "$(grep -c '"id":7,"result"' "$dir/out")" = 3
for ((i = 0; i < 300; i++)); do echo "$list"; done |
	timeout 60 "$shorei" --relay --socket "$socket" | head -n 2 |
	wc -l >"$dir/out"
check "a reader who leaves ends it" test "$(cat "$dir/out")" = 2
childless() { ! pgrep -P "$pid" >/dev/null; }
check "and the service's child" until_true childless
mkfifo "$dir/line"
"$shorei" --relay --socket "$socket" <"$dir/line" >"$dir/out" 2>"$dir/err" &
relay=$!
exec 6>"$dir/line"
printf '%s\n' "$list" >&6
answered() { grep -q '"id":7,"result"' "$dir/out"; }
check "an answer while the line stays open" until_true answered
pkill -KILL -P "$pid"
wait $relay
status=$?
exec 6>&-
check "the service's end is its end" ended 0
plain --relay --socket "$dir/none"
check "no service there" ended 6 "$dir/none"

# --- What goes wrong -------------------------------------------------------

THERE=$dir/none run "$bin/ssh" list specialist-new
check "no service on the host" ended 6 "u@server: "
check "with the relay's sentence" grep -qF "$dir/none" "$dir/err"
run "$bin/denied" list specialist-new
check "ssh is refused" ended 6 "u@server: "
check "in its own words" grep -qF "u@h: Permission denied." "$dir/err"
check "without their controls" not grep -q '[[:cntrl:]]' "$dir/err"
run "$bin/denied" list specialist-new --json
check "as JSON" test "$(jq -r .error.code "$dir/out")" = no_service
run "$bin/bare" list specialist-new
check "no shorei on the host" ended 6 "no shorei on u@server"
run "$bin/silent" list specialist-new
check "ssh says nothing" ended 6 "status 9"
run "$bin/killed" list specialist-new
check "ssh is killed" ended 6
run "$bin/nothing" list specialist-new
check "ssh is not there" ended 6 "ssh can't be started"

rm "$dir/words"
host=-oProxyCommand=x run "$bin/ssh" list specialist-new
check "a host that would be an option" ended 2 "--host"
plain --host "" list specialist-new
check "a host without a name" ended 2 "--host"
run "$bin/ssh" --socket "$socket" list specialist-new
check "--host and --socket" ended 2 "Only one"
run "$bin/ssh" --as yamada list specialist-new
check "--host and --as" ended 2 "--as"
run "$bin/ssh" --relay
check "--host and --relay" ended 2 "--relay"
plain --relay --demo
check "--relay and --demo" ended 2 "--relay"
plain --relay --socket "$socket" inbox
check "--relay and a command" ended 2 "--relay"
check "none of these called ssh" test ! -e "$dir/words"
plain --help
check "--relay is no option for people" not grep -q relay "$dir/out"

kill "$pid"
wait "$pid" 2>/dev/null
pid=
check "the database is whole" test "$(sqlite3 "$data/shorei.db" \
	'PRAGMA integrity_check')" = ok

plan
