#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The whole story under tmux, as a person walks it: edit, register, request
# two cases, be the supervisor, approve one, reject one with two comments, be
# the applicant, correct, register, request again, withdraw.  Prints TAP.
set -u

shorei=${SHOREI:-${BUILD:-build}/shorei}
dir=$(mktemp -d)
mux=(tmux -S "$dir/tmux" -f /dev/null)
trap '"${mux[@]}" kill-server 2>/dev/null; rm -rf "$dir"' EXIT
mkfifo "$dir/never"
exec 9<>"$dir/never"
n=0
failed=0
limit=${STORY_SECONDS:-20}

screen() {
	"${mux[@]}" capture-pane -p
}

# sees TEXT: waits until it stands on the screen.
sees() {
	local end=$((SECONDS + limit))
	n=$((n + 1))
	while ! screen | grep -qF -- "$1"; do
		if [ $SECONDS -ge $end ]; then
			echo "not ok $n - sees $1"
			screen | sed 's/^/# /'
			failed=1
			return
		fi
		# a pause that no signal has to end: nobody writes there
		read -r -t 0.02 <&9
	done
	echo "ok $n - sees $1"
}

press() {
	"${mux[@]}" send-keys "$@"
}

types() {
	"${mux[@]}" send-keys -l -- "$1"
}

export LC_ALL=C.UTF-8 XDG_STATE_HOME=$dir/state
"${mux[@]}" -u new-session -d -x 80 -y 24 \
	"$shorei --demo --fresh --now 2026-06-15T10:00:00+09:00; echo ended \$?; read -r"

# マイページ, then edit a registered case and register it again
sees '山田 花子さんのマイページです'
press 2
sees 'Enterで編集'
press Home
sees '承認済み 4/20'
press Enter
sees '番号: 1)'
press Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab
types '追記：'
sees '追記：'
press C-s
sees '下書き保存'
press C-r
sees '番号 1 を登録しました'

# request two cases at once
press Space Down Down Down Space r
sees '備考は指導者に送信されません'
types 'すず'
sees '鈴江 和子'
press Down Enter
sees '(*)'
press Tab
types 'ご確認をお願いいたします。'
sees 'ご確認をお願い'
press C-r
sees 'はい'
press y
sees '承認依頼を送信しました'

# be the supervisor: read, approve one, reject one with two comments
press P
sees 'suzuki'
press Down Enter
sees '鈴木 一郎さんのマイページです'
press 5
sees '承認(7)'
sees 'Enterで閲覧'
press Home
sees '承認依頼中: 7'
press Down Down Down Down Down Enter
sees '山田 花子 ('
sees 'ご確認をお願い'
press y
sees '承認しますか'
press y
sees '田中 美咲 ('
press Escape
sees '承認依頼中: 6'
press Home Down Down Down Down Down Enter
sees '山田 花子 ('
press x
sees '[ ]'
press Space
sees '/500'
types '一つ目の指摘です。'
press C-r
sees '[x]'
press Down Down Space
sees '0/500'
types '二つ目の指摘です。'
press C-r
sees '二つ目の指摘です。'
press C-r
sees 'はい'
press y
sees '田中 美咲 ('
press Escape
sees '承認依頼中: 5'

# be the applicant: the blue frame, the marks; correct, register, ask again
press P
sees 'yamada'
press Enter
sees '山田 花子さんのマイページです'
press 2
sees '非承認 2'
press Home Down Down Down Enter
sees '番号: 4)'
sees '一つ目の指摘です。'
sees '[非承認]'
press C-n Tab Tab Right
sees '未保存'
press C-s
sees '下書き保存'
press C-r
sees '番号 4 を登録しました'
press r
sees '備考は指導者に送信されません'
types 'A1002'
sees '鈴木 一郎'
press Down Enter
sees '(*)'
press C-r
sees 'はい'
press y
sees '承認依頼を送信しました'
press w
sees 'すでに指導者'
press y
sees '取り下げました'
press q
sees 'ended 0'

echo "1..$n"
exit $failed
