#!/bin/sh
# SPDX-License-Identifier: MIT
#
# screentest fails when it should: it drives a small program whose screens are
# known, and each case says whether its steps hold, and what must be said.
#
# usage: tests/cli/screentest.sh [PATH OF screentest]; prints TAP.
set -u

screentest=$(realpath "${1:-${SCREENTEST:-${BUILD:-build}/tests/screentest}}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export SHOREI="$dir/program" SCREENTEST_TIMEOUT
unset CI SCREENTEST_WRAP SCREENTEST_CACHE SCREENTEST_KEEP
count=0
failed=0

cat >"$SHOREI" <<'PROGRAM'
#!/bin/sh
ulimit -c 0
case $1 in
hello) printf 'hello\r\n'; read -r line; echo "got $line"; exit 3 ;;
draw)
	printf '\033[2J\033[H漢字とﾊﾟ e\314\201\r\n'
	printf '\033[7m反転\033[0m \033[1mbold\033[0m \033[4munder\033[0m'
	printf '\033[3;5H\033[?25l\033[?25h'
	read -r line ;;
clear)
	printf '\033[H上へ\033[24;1H\n\033[H削除し\r\033[M\033[2H消した\033[2J\033[2H消えた\033[H\033[J'
	printf '\033[H一行\r\033[K\033[2H二行\r\033[J\033[Hnow'
	read -r line ;;
blank) printf '\033[?25l'; read -r line ;;
echo)
	stty -icanon -echo -icrnl
	printf '%sready' "$2"; exec cat -v ;;
size)
	trap 'stty size' WINCH
	echo started
	while :; do read -r line; done ;;
draft)
	trap 'echo draft >"$HOME/draft"; exit 129' HUP
	trap 'exit 143' TERM
	echo open; while read -r line; do :; done ;;
stubborn) trap '' HUP; echo open; exec sleep 100 ;;
crash) trap 'kill -ABRT $$' HUP; echo open; read -r line ;;
orphan) trap '' HUP; sleep 100 & trap - HUP; echo open; read -r line ;;
deaf) stty raw -echo; echo open; exec sleep 100 ;;
cat) cat "$2" ;;
refuse) echo out; echo 'no such case' >&2; exit 1 ;;
hang) exec sleep 100 ;;
where) echo "$HOME|$TMPDIR|$LC_ALL|$TZ|${CI-unset}|$(pwd)" ;;
--demo) # stands for the demo: the first visit makes it, sessions read it
	state=$XDG_STATE_HOME/shorei/demo
	if [ "$6" = home ]; then
		[ -d "$state" ] || echo once >>"$COUNT"
		mkdir -p "$state"; echo "made $*" >"$state/data"
	else
		echo "$* $(cat "$state/data")"; echo "by $5" >>"$state/data"
		read -r line
	fi ;;
esac
PROGRAM
chmod +x "$SHOREI"

report() { # WHETHER NAME
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		failed=$((failed + 1))
		echo "not ok $count - $2"
		sed 's/^/# /' "$dir/said"
	fi
}

# Makes the folder NAME of the steps on standard input.
steps() {
	mkdir -p "$dir/$1"
	cat >"$dir/$1/steps"
}

holds() { # NAME [OPTION]: the steps on standard input hold
	steps "$1"
	SCREENTEST_TIMEOUT=20
	"$screentest" ${2:+"$2"} "$dir/$1" >"$dir/said" 2>&1
	report $? "$1"
}

# The limit must run out in many of these, so it is short; a machine too slow
# to come as far as the step that is meant gets more of it.
fails() { # NAME TEXT: they do not, and TEXT is said
	steps "$1"
	for SCREENTEST_TIMEOUT in 0.5 2 8; do
		"$screentest" "$dir/$1" >"$dir/said" 2>&1
		result=$?
		[ "$result" = 1 ] && grep -q "^not ok 1 - $1" "$dir/said" &&
			grep -qF -e "$2" "$dir/said" && break
	done
	[ "$result" = 1 ] && grep -qF -e "$2" "$dir/said"
	report $? "fails: $1"
}

# --- Text, keys, ends --------------------------------------------------------

holds text <<'STEPS'
# a comment
run hello
wait hello
not world
type you\n
wait got you
exit 3
run hello
wait hello
STEPS
fails missing-text '# waited ' <<'STEPS'
run hello
wait goodbye
STEPS
fails missing-text-after-end 'exited with status 3' <<'STEPS'
run hello
type x\n
exit 3
wait goodbye
STEPS
fails text-that-should-not-be '  0|hello' <<'STEPS'
run hello
wait hello
not ell
STEPS
fails text-that-stays '  0|hello' <<'STEPS'
run hello
wait hello
gone hello
STEPS
fails wrong-exit 'exited with status 3' <<'STEPS'
run hello
type x\n
exit 0
STEPS
fails no-exit '# waited ' <<'STEPS'
run hello
exit 0
STEPS
fails still-running 'has not ended' <<'STEPS'
run hello
run hello
STEPS
fails unknown-verb 'steps:2: no verb frobnicate' <<'STEPS'
run hello
frobnicate
STEPS
fails unknown-key 'no key Hyper' <<'STEPS'
run hello
key Hyper
STEPS
fails unknown-escape 'an escape that is not known' <<'STEPS'
run hello
type \q
STEPS
fails unset-variable 'a variable that is not set' <<'STEPS'
run $NOTHING
STEPS
fails nothing-ran 'no program was run' <<'STEPS'
wait hello
STEPS
fails no-steps 'holds no step' <<'STEPS'
# nothing
STEPS
holds keys <<'STEPS'
run echo "\x1b[?1h"
wait ready
key Up F1 S-Tab C-x M-a Backspace Home C-Left q
wait ^[OA^[OP^[[Z^X^[a^?^[OH^[[1;5Dq
type 日本\e
wait qM-fM-^WM-%M-fM-^\\M-,^[
STEPS
holds paste <<'STEPS'
run echo
wait ready
paste one\ntwo
wait readyone^Mtwo
STEPS
printf 'from\na file' >"$dir/pasted"
holds bracketed-paste-by-the-second-of-two-modes <<'STEPS'
run echo "\x1b[?1000;2004h"
wait ready
paste-repeat 3 ab
wait ready^[[200~ababab^[[201~
paste @../pasted
wait ^[[200~from^Ma file^[[201~
STEPS
fails program-that-does-not-read 'does not read' <<'STEPS'
run deaf
wait open
paste-repeat 100000 much
STEPS
holds sizes <<'STEPS'
size 30 100
run size
wait started
resize 16 60
wait 16 60
resize 24 80
wait 24 80
signal KILL
exit KILL
STEPS

# --- Screens -----------------------------------------------------------------

draw='size 4 24
run draw
screen first
reverse 反転
bold bold
underline under
plain 漢字
cursor 2 4'
fails no-golden 'first.screen: No such file' <<STEPS
$draw
STEPS
holds golden --update <<STEPS
$draw
STEPS
holds golden <<STEPS
$draw
STEPS
printf '漢字とﾊﾟ e\314\201\n反転 bold under\n\n\ncursor 2,4\n' |
	cmp - "$dir/golden/first.screen" >"$dir/said" 2>&1
report $? 'a golden file is the literal screen'
cp -r "$dir/golden" "$dir/wrong-golden"
sed -i 's/bold/bald/; s/2,4/2,5/' "$dir/wrong-golden/first.screen"
fails wrong-golden '# +  1|反転 bold under' <<STEPS
$draw
STEPS
for line in '#    0|漢字とﾊﾟ' '# -  1|反転 bald under' '#            ^' \
	'# -    cursor 2,5' '# +    cursor 2,4'; do
	grep -qF -e "$line" "$dir/said"
	report $? "a wrong golden shows: $line"
done
CI=1 "$screentest" --update "$dir/wrong-golden" >"$dir/said" 2>&1
[ $? = 2 ] && grep -q bald "$dir/wrong-golden/first.screen"
report $? '--update is refused where CI is set'
cp -r "$dir/golden" "$dir/unused-golden"
cp "$dir/golden/first.screen" "$dir/unused-golden/second.screen"
fails unused-golden 'compared by no step: second.screen' <<STEPS
$draw
STEPS
fails wrong-look '反転 bold' <<'STEPS'
run draw
reverse bold
STEPS
fails wrong-cursor 'cursor 2,4' <<'STEPS'
run draw
cursor 2 5
STEPS
holds hidden-cursor <<'STEPS'
run blank
cursor hidden
STEPS

# --- What scrolling back shows -----------------------------------------------

holds behind <<'STEPS'
run clear
wait now
behind 上へ
behind 消した
behind 消えた
behind 削除し
not-behind 一行
not-behind 二行
not-behind now
STEPS
fails not-behind 'it can be scrolled back' <<'STEPS'
run clear
wait now
not-behind 上へ
STEPS

# --- Hang-up, signals, what is left behind -----------------------------------

holds hang-up <<'STEPS'
run draft
wait open
hangup
exit 129
command cat $HOME/draft
stdout draft
run draft
wait open
signal TERM
exit 143
STEPS
fails hang-up-ignored 'left running' <<'STEPS'
run stubborn
wait open
STEPS
fails hang-up-not-ended 'the terminal is closed' <<'STEPS'
run stubborn
wait open
hangup
exit 129
STEPS
fails crash-at-the-end 'was killed by SIGABRT' <<'STEPS'
run crash
wait open
STEPS
fails orphan 'left running' <<'STEPS'
run orphan
wait open
STEPS

# --- Commands, sessions, the demo --------------------------------------------

holds command <<'STEPS'
command exit=1 refuse
stdout out\n
stderr no such
command where
stdout /home|
stdout /tmp|C.UTF-8|Asia/Tokyo|unset|
STEPS
fails wrong-command-exit 'exited with status 1, not 0' <<'STEPS'
command refuse
STEPS
fails wrong-output 'it is not in' <<'STEPS'
command exit=1 refuse
stdout no such
STEPS
fails hanging-command 'timed out' <<'STEPS'
command hang
STEPS
holds sessions <<'STEPS'
run hello
wait hello
session two
run echo
wait ready
session 1
type one\n
wait got one
exit 3
session two
not hello
type two
wait readytwo
STEPS
for name in demo demo-again; do
	mkdir "$dir/demos" 2>/dev/null
	steps "demos/$name" <<STEPS
env COUNT=$dir/count
demo yamada --lang ja
wait --now 2026-06-15T10:00:00+09:00 --as yamada --lang ja made --demo
not by
session two
demo suzuki
wait --as suzuki made
wait by yamada
STEPS
done
sed -i "s|\"\$COUNT\"|$dir/count|" "$SHOREI"
SCREENTEST_TIMEOUT=20
"$screentest" "$dir/demos" >"$dir/said" 2>&1 && grep -q '^1\.\.2' "$dir/said" &&
	[ "$(cat "$dir/count")" = once ]
report $? 'the demo is made once and copied for each folder'
SHOREI=$dir/nothing "$screentest" "$dir/demos" >"$dir/said" 2>&1
[ $? = 2 ] && grep -q '^Bail out!' "$dir/said"
report $? 'no program: Bail out!'

echo "1..$count"
[ "$failed" = 0 ]
