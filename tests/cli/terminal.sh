#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The program inside a shell on a real terminal (tmux): Ctrl-Z and fg, a fault,
# and what scrolling back shows afterwards.  Prints TAP.
set -u
. "$(dirname "$0")/../tap"

shorei=$(realpath "${SHOREI:-${BUILD:-build}/shorei}")
dir=$(mktemp -d)
in_tmux() { tmux -S "$dir/socket" -f /dev/null "$@"; }
trap 'in_tmux kill-server 2>/dev/null; rm -rf "$dir"' EXIT
unset TMUX NO_COLOR SHOREI_AMBIGUOUS
export LANG=C.UTF-8

# What stood there, where a check failed.
witness() { in_tmux capture-pane -p; }
seen() { in_tmux capture-pane -p | grep -qF -- "$1"; }
# Everything that scrolling back shows, the screen included.
behind() { in_tmux capture-pane -p -S - | grep -qF -- "$1"; }
shows() { until_true seen "$1"; }
gone() { until_true not seen "$1"; }
keys() { in_tmux send-keys "$@"; }
line() {
	in_tmux send-keys -l "$1"
	in_tmux send-keys Enter
}
# The line's modes as the shell has them, in a file.
modes() {
	rm -f "$dir/$1"
	line "stty -g >$dir/$1"
	until_true test -s "$dir/$1"
	line clear
	gone 'stty -g'
}
child() { pgrep -x -P "$(in_tmux display -p '#{pane_pid}')" shorei; }

in_tmux new-session -d -x 80 -y 24 \
	"env PS1='shell> ' HISTFILE= HOME='$dir' bash --norc --noprofile" 2>&1
check "a shell" shows 'shell>'
modes before
line "$shorei --demo --now 2026-06-15T10:00:00+09:00"
check "the program in it" shows さんのマイページです
keys 2
check "a list" shows 緩和ケ
keys C-z
check "Ctrl-Z stops it" shows Stopped
check "and clears the screen" not seen 緩和ケ
modes stopped
check "the shell's line is as before" cmp "$dir/before" "$dir/stopped"
check "nothing of the list lies behind" not behind 緩和ケ
line fg
check "fg draws it again" shows 緩和ケ
keys End e
check "where keys go on" shows 編集画面
keys Escape
check "and back" shows 残り
keys q
check "it ends" gone 緩和ケ
modes ended
check "the line is as before" cmp "$dir/before" "$dir/ended"
check "nothing of it lies behind" not behind 緩和ケ
line "$shorei --demo --now 2026-06-15T10:00:00+09:00"
check "once more" shows さんのマイページです
keys 2
check "with a list" shows 緩和ケ
kill -SEGV "$(child)"
check "a fault ends it" shows 'shell>'
check "which the shell tells" shows 'Segmentation fault'
modes faulted
check "the line is as before" cmp "$dir/before" "$dir/faulted"
check "nothing of it lies behind" not behind 緩和ケ
# As PuTTY can be told to: no other screen, and what is cleared is kept.
line clear
in_tmux set -g alternate-screen off
line "$shorei --demo --now 2026-06-15T10:00:00+09:00"
check "where there is no other screen" shows さんのマイページです
keys 2
check "a list" shows 緩和ケ
keys C-l
keys End
check "drawn again" gone r承認依頼
keys C-z
check "stopped" shows Stopped
check "nothing of it lies behind" not behind 緩和ケ
line fg
check "goes on" shows 緩和ケ
in_tmux resize-window -x 100 -y 30
check "in another size" shows 残り
keys q
check "ends" gone 緩和ケ
check "nothing of it lies behind" not behind 緩和ケ
line "$shorei --demo --now 2026-06-15T10:00:00+09:00"
check "once more" shows さんのマイページです
keys 2
check "with a list" shows 緩和ケ
kill -SEGV "$(child)"
check "a fault ends it" shows 'shell>'
check "nothing of it lies behind" not behind 緩和ケ
line "cat -v"
in_tmux set-buffer 貼り付け
in_tmux paste-buffer -p
check "a paste comes without marks again" shows 貼り付け
check "that the program had asked for" not seen '^[[200~'

plan
