#!/bin/bash
# SPDX-License-Identifier: MIT
#
# A listening service stands still while a text is written on a terminal
# (tmux): the program ends by a signal or with its line within its time, and
# nothing that was typed is lost.  Prints TAP.
set -u
. "$(dirname "$0")/../as_daemon"
. "$(dirname "$0")/../tap"

shorei=${SHOREI:-${BUILD:-build}/shorei}

dir=$(mktemp -d)
data=$XDG_STATE_HOME/shorei/demo
kept=$XDG_STATE_HOME/shorei/kept
socket=$dir/s
round=0
service=
in_tmux() { tmux -S "$dir/tmux$round" -f /dev/null "$@"; }
finish() {
	in_tmux kill-server 2>/dev/null
	[ -z "$service" ] || kill -9 "$service" 2>/dev/null
	rm -rf "$dir"
}
trap finish EXIT
unset TMUX NO_COLOR SHOREI_AMBIGUOUS
export LANG=C.UTF-8 LC_ALL=C.UTF-8 SHELL=/bin/sh # daemon has none

witness() {
	in_tmux capture-pane -p
	tails log
}
shows() { until_true seen "$1"; }
seen() { in_tmux capture-pane -p 2>/dev/null | grep -qF -- "$1"; }
keys() { in_tmux send-keys "$@"; }
left() { [ "$(find "$kept" -type f 2>/dev/null | wc -l)" = "$1" ]; }
written() {
	"$shorei" --socket "$socket" show specialist-new 20 2>/dev/null |
		grep -qF -- "$1"
}

# The program in a shell and a terminal of its own, for one that ends ends a
# little later; nothing is saved or kept by the clock.
start() {
	round=$((round + 1))
	in_tmux new-session -d -x 80 -y 24 "'$shorei' --socket '$socket' \
--lang ja --save-idle 60000 --save-every 60000 --keep-idle 60000 \
--keep-every 60000 --end-within 1000; echo \"status \$?\"; read -r x"
}
# The item 主病名 of a case that nobody has written yet.
form() {
	shows Enter開く && keys 2 && shows d削除 && keys End && keys Enter &&
		shows 編集画面 && keys Tab Tab Tab Tab Tab Tab Tab
}
session() { pgrep -P "$service"; }
program() { pgrep -P "$(in_tmux display -p '#{pane_pid}')" shorei; }

"$shorei" --demo list specialist-new >"$dir/log" 2>&1 ||
	echo "Bail out! no demo"
sqlite3 "$data/shorei.db" "UPDATE person SET login = '$(id -un)'
	WHERE login = 'yamada'"
"$(dirname "$shorei")/shoreid" --listen "$socket" --data "$data" \
	2>>"$dir/log" &
service=$!
knocks() { socat -u OPEN:/dev/null "UNIX-CONNECT:$socket" 2>/dev/null; }
check "the service starts" until_true knocks

# --- A signal ----------------------------------------------------------------

start
check "the program starts" shows さんのマイページです
check "a form" form
keys -l '髙が𠮷'
check "in which something is typed" shows 3/100
check "that is nowhere yet" left 0
stopped=$(session)
kill -STOP "$stopped"
kill -TERM "$(program)"
check "SIGTERM ends it" shows 'status 143'
check "it is kept" left 1
kill -KILL "$stopped"
in_tmux kill-server
start
check "it is offered" shows 保存されていない文章
check "with every character" seen 髙が𠮷
check "the service has nothing of it" not written 髙

# --- The line ----------------------------------------------------------------

keys Escape
check "behind it" until_true not seen 保存されていない
check "the form again" form
keys -l '﨑①'
check "something else is typed" shows 2/100
stopped=$(session)
kill -STOP "$stopped"
last=$(program)
in_tmux kill-server
gone() { ! kill -0 "$last" 2>/dev/null; }
check "the line's end ends it" until_true gone
check "this is kept, too" left 2
kill -CONT "$stopped"
check "what was on the way comes when the service goes on" \
	until_true written 﨑①
start
check "what was not is offered again" shows 髙が𠮷
check "and nothing that is there" not seen 﨑①
keys Escape
check "behind that" until_true not seen 保存されていない
keys q
check "it ends" shows 'status 0'
check "one is left" left 1

plan
