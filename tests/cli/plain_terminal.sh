#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Plain mode on a real terminal (tmux): a text of several lines that is pasted
# is one answer, and not one to every question after it; Ctrl-C loses nothing.
# Prints TAP.
set -u
. "$(dirname "$0")/../tap"

shorei=$(realpath "${SHOREI:-${BUILD:-build}/shorei}")
dir=$(mktemp -d)
in_tmux() { tmux -S "$dir/socket" -f /dev/null "$@"; }
trap 'in_tmux kill-server 2>/dev/null; rm -rf "$dir"' EXIT
unset TMUX NO_COLOR
export LANG=C.UTF-8 XDG_STATE_HOME=$dir/state
demo=(--demo --now 2026-06-15T10:00:00+09:00)

# What stood there, where a check failed.
witness() { in_tmux capture-pane -p; }
# The question that waits: the last line that is not empty.
waits() { in_tmux capture-pane -p | grep -v '^$' | tail -n 1 | grep -qF -- "$1"; }
asks() { until_true waits "$1"; }
# answer TEXT QUESTION: a line is typed, and asked next is that.
answer() {
	in_tmux send-keys -l "$1"
	in_tmux send-keys Enter
	asks "$2"
}
# paste TEXT QUESTION: the same with several lines (\n), all at once.
paste() {
	in_tmux set-buffer "$(printf '%b' "$1")"$'\n'
	in_tmux paste-buffer
	asks "$2"
}
case20() { "$shorei" "${demo[@]}" show specialist-new 20; }
holds() { case20 | grep -qF -- "$1"; }

in_tmux new-session -d -x 100 -y 50 "$shorei" "${demo[@]}" --plain
check "it begins" asks 'Ctrl-D'
answer 1 '症例の番号'
answer 20 's: もう一度読む'
answer e 症例区分
answer 1 診療施設名
for next in 診療形態 開始日 年代 性別; do
	answer '' "$next"
done
check "up to a line" answer '' 主病名
check "of which all is pasted" paste '膵癌\n髙﨑𠮷が\n肝転移' 併存症
answer '' 介入時PS
answer '' 依頼内容
check "a text, until it is ended" paste '一つ目の段落。\n\n二つ目の段落。' ''
check "with an empty line that is typed" answer '' 介入時までの現病歴
check "the questions go on" answer . 's: もう一度読む'
check "the line is one" holds '膵癌 髙﨑𠮷が 肝転移'
check "the text has both paragraphs" holds 一つ目の段落。
check "the second one, too" holds 二つ目の段落。
check "and nothing went to the next item" not holds '併存症（下書き）'
in_tmux send-keys n Enter
check "a note" asks 備考
check "is all of it, too" paste '上の段\n下の段' 's: もう一度読む'
check "and is kept" holds 下の段

answer '' '症例の番号'
answer r '症例の番号（例'
answer 4 指導者の氏名
answer すず 会員番号
answer A1002 通信欄
answer 書きかけの通信欄 承認依頼を送信
in_tmux send-keys C-c
check "Ctrl-C ends it" until_true not in_tmux has-session
"$shorei" "${demo[@]}" --plain </dev/null >"$dir/out"
check "and loses nothing" grep -qF 書きかけの通信欄 "$dir/out"

plan
