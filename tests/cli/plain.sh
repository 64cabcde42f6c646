#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Plain mode: the applicant's and the supervisor's main way by questions and
# answers, through pipes and on a terminal.  Prints TAP.
set -u
. "$(dirname "$0")/../tap"

shorei=${SHOREI:-${BUILD:-build}/shorei}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export XDG_STATE_HOME=$dir/state
export LC_ALL=C.UTF-8
status=0
witness() {
	echo "exit status $status"
	tails out err
}
now=(--demo --now 2026-06-15T10:00:00+09:00)

says() { grep -qF -- "$1" "$dir/out"; }
says_once() { [ "$(grep -cF -- "$1" "$dir/out")" = 1 ]; }
# follows LINE NEXT: whole lines.
follows() { grep -xF -A1 -- "$1" "$dir/out" | grep -qxF -- "$2"; }
# plain LOGIN ANSWER…: a line each, then the end of the input.
plain() {
	local login=$1
	shift
	printf '%s\n' "$@" | "$shorei" "${now[@]}" --as "$login" --plain \
		>"$dir/out" 2>"$dir/err"
	status=$?
}
well() { [ $status = 0 ] && [ ! -s "$dir/err" ]; }
state() { "$shorei" "${now[@]}" --as "$1" "${@:2}" 2>"$dir/err"; }
holds() { state yamada show specialist-new "$1" | grep -qF -- "$2"; }

# --- The applicant ---------------------------------------------------------

plain yamada 1 20 e 1 みなと 102 3 2026-05-01..2026-05-20 7 1 \
	'髙﨑𠮷 ①※' '' 3 '@依頼' '2行目' '' . s
check "items are written one by one" well
check "a choice by its number" holds 20 痛み
check "a facility by a name and a number" holds 20 2024-04-01〜2029
check "a period" holds 20 2026-05-01..2026-05-20
check "a line as it was typed" holds 20 '髙﨑𠮷 ①※'
check "an @ names no file" holds 20 '@依頼'
check "a text of two lines" holds 20 2行目
check "a text is counted" says 0/800文字
plain yamada 1 20 e '' '' '' '' '' '' - .
check "what is there is said" says '主病名（現在: 髙﨑𠮷 ①※）'
check "a hyphen empties it" not holds 20 '髙﨑𠮷'
plain yamada 1 20 e 痛 9 3 . s
check "a choice that is none is asked again" says 番号のいずれか
check "until it is one" holds 20 精神症状
plain yamada 1 20 e '' '' '' 2026年5月2日 '' .
check "a day alone: the other one stays" holds 20 2026-05-02..2026-05-20
plain yamada 1 20 e '' '' '' あ 20260503 '５月' ２０２６／５／２１ .
check "two days, each asked until it is one" holds 20 2026-05-03..2026-05-21
check "which is said" says 日付は
check "with what stands there" says '終了日（現在: 2026-05-20）'
plain yamada 1 19 e '' '' '' 2026-05-03 '' . s
check "and a period has an end" not holds 19 2026-05-03
plain yamada 1 20 e '' みな 百 '' 無名病院 '' .
check "so is a facility" says 見つかりませんでした
check "which stays meanwhile" holds 20 2024-04-01〜2029
plain yamada 1 19 e .
check "what can be chosen follows what it is for" follows 症例区分 '1: 痛み'
plain yamada 1 20 e . z
check "is not read where something stands" not says '2: 身体症状'
check "a letter that is none is told" says その答えは選べません
plain yamada 1 20 e '?' .
check "but asked for" says '2: 身体症状'
plain yamada 1 6 r
check "what is to be confirmed is said once" says_once 変更されていません
plain yamada 1 20 n 'ｶﾞ 次回に追記' n '' s
check "a note, which an Enter leaves" says 'ｶﾞ 次回に追記'
plain yamada 1 '?' 20 '?' e '?' . '' r '?' '' '' '?'
check "a question mark says what can be answered" says 項目を入力
check "everywhere" says '1 4: この2例'
check "and changes nothing" holds 20 精神症状
check "a table is read aloud" says '20: 症例区分 精神症状、'
check "no cursor is moved, and nothing coloured" \
	not grep -q "$(printf '\033')" "$dir/out"
check "every line is UTF-8" iconv -f UTF-8 -t UTF-8 "$dir/out" -o /dev/null

# Left on by mistake, an input method makes full-width answers.
plain yamada １ ２０ Ｓ ｅ '' '' '' '' '' '' '髙ＡＢ１。' ー 。 '' ｒ '１、４' ？ \
	すず Ａ１００２ '' ｎ
check "what an input method made of a number" says '20: 症例区分 精神症状'
check "of a letter" says 主病名
check "stays in a text" holds 20 '髙ＡＢ１。'
check "a mark alone is the mark" says '併存症: 番号 20: 下書きを保存'
check "a question mark, too" says 施設名で指導者を検索
check "numbers and a member number" says 承認依頼を送信しますか
check "nothing was sent" holds 1 未承認

plain yamada 1
check "cases that say the same are one line" says '11〜19: 状態 未登録'
check "and another is its own" says '20: 症例区分'

# The input ends in the midst of a text.
printf '1\n19\ne\n2\n.\ne\n\n\n\n\n\n\n途中の病名' |
	"$shorei" "${now[@]}" --plain >"$dir/out" 2>"$dir/err"
status=$?
check "an end in the midst of a line is an end" well
check "and what stood there is a draft" holds 19 途中の病名

plain yamada 1 20 r
check "what can't be registered is told" says 要修正
check "and no fault" well
plain yamada 1 77 '' 9
check "a number that is none is told" well
plain yamada x
check "so is what is no number of the list" says 番号のいずれか

plain yamada 1 r '1 4' すず A1007 ''
check "a supervisor who can't take them: why" says 認定期間外
check "nothing was sent" holds 1 未承認
plain yamada 1 r '1 4' すず A1002 'よろしくお願いいたします' '' '' y
check "a mere Enter sends nothing" holds 1 未承認
plain yamada 1 r '1 4' すず A1002 書きかけの通信欄 ''
check "a message whose input ends is kept" says 次回の起動時に表示します
plain yamada y
check "and read out at the next start" says '通信欄: 書きかけの通信欄'
plain yamada 1 r '1 4' すず '' すず A1007 'よろしくお願いいたします' y \
	すず A1002 '' y
check "a supervisor is searched and asked" says 承認依頼を送信しました
check "after one who could not be" says 認定期間外
check "for all of them" holds 4 承認依頼中
check "which was read out before" says '通信欄: よろしくお願いいたします'
check "with its cases" says '症例: 1,4'
check "with the message, which was typed once" holds 4 よろしくお願いいたします

plain yamada 1 a
check "what keeps an application back is told" says '全20例が'
check "and not asked" not says すべての症例で申請しますか
plain yamada 2 r
check "what needs no approval has no request" says '「r」は指定できません'

# --- The supervisor --------------------------------------------------------

request() {
	state suzuki inbox | awk -F '\t' -v slot="$1" \
		'$4 == slot && $6 == "山田 花子" && $7 == "承認依頼中" { print $1 }'
}
one=$(request 1) four=$(request 4)
check "the requests have arrived" test -n "$one" -a -n "$four"
plain suzuki 4 "$one" y '' '' ''
check "a mere Enter approves nothing" holds 1 承認依頼中
plain suzuki 4 "$one" y y
check "a case is read and approved" holds 1 承認済み
plain suzuki 4 "$four" x '' ''
check "without a comment it still waits" says 承認待ちのまま
plain suzuki 4 "$four" x 考察 取りやめ '' '' q
check "comments can be thrown away" holds 4 承認依頼中
plain suzuki 4 "$four" x 考察 書きかけ
check "comments whose input ends are kept" says 次回の起動時に表示します
check "but not sent" holds 4 承認依頼中
plain suzuki ''
check "and read out at the next start" says 'コメント：考察: 書きかけ'
plain suzuki y
plain suzuki ''
check "until they are thrown away" not says 書きかけ
plain suzuki 4 "$four" x 無い項目 考察 '' 1 区分の根拠を書いてください '' '' '' \
	考察 文献を加えてください '' 全体によい報告です y
check "another is sent back" holds 4 非承認
check "an item that is none is asked again" says そのような項目
check "with the comment on its item" holds 4 文献を加えてください
check "and one that an Enter did not lose" holds 4 区分の根拠
check "and the general one" holds 4 全体によい報告です
plain yamada 1 4
check "the applicant reads it" says 文献を加えてください
plain yamada 1 w 2 '' w 2 y
check "a request is taken back, after a yes" holds 2 未承認
plain jimu
check "the office is shown the commands" says 'shorei --help'
plain suzuki 5
check "a number behind the last is none" says 番号のいずれか

# --- The service is gone ----------------------------------------------------

# answered TEXT…: lines to the one that runs.
answered() { printf '%s\n' "$@" >&8; }
sees() { until_true grep -qF -- "$1" "$dir/out"; }
mkfifo "$dir/answers"
"$shorei" "${now[@]}" --as yamada --plain <"$dir/answers" >"$dir/out" \
	2>"$dir/err" &
one=$!
exec 8>"$dir/answers"
answered 1 20 n
check "a question waits" sees '備考（Enter'
kill -9 "$(pgrep -P $one shoreid)"
answered 消えない備考
check "it is reached again" sees 再接続しました
check "and what was answered is done" sees 備考を保存しました
exec 8>&-
wait $one
status=$?
check "as if nothing had been" test $status = 0
check "for good" holds 20 消えない備考

# --- A signal ----------------------------------------------------------------

# ended BY SIGNAL NUMBER: what was written is kept, and the status tells.
ended() {
	: >"$dir/out"
	"$shorei" "${now[@]}" --as yamada --plain <"$dir/answers" \
		>"$dir/out" 2>"$dir/err" &
	one=$!
	exec 8>"$dir/answers"
	answered 1 r 4 すず A1002 "一言$1"
	sees 承認依頼を送信しますか
	kill -"$1" $one
	wait $one
	status=$?
	exec 8>&-
	[ $status = "$2" ] && says 次回の起動時に表示します
}
check "a hang-up ends it" ended HUP 129
plain yamada y
check "and what was written is kept" says 一言HUP
check "so does the end of the system" ended TERM 143
plain yamada y
check "which keeps it, too" says 一言TERM
check "and nothing was sent" not holds 4 承認依頼中

# --- How it is called ------------------------------------------------------

"$shorei" "${now[@]}" --plain list specialist-new >"$dir/out" 2>"$dir/err"
status=$?
check "no command beside it" test $status = 2
"$shorei" "${now[@]}" --plain </dev/null >"$dir/out" 2>"$dir/err"
status=$?
check "nothing to read is an end" well
printf '1\n\n' | "$shorei" "${now[@]}" --lang en --plain >"$dir/out" \
	2>"$dir/err"
check "in English" says 'Number of a case'

# On a terminal: its own line editing, Ctrl-D ends.
printf '1\n\004' >"$dir/keys"
timeout 60 script -qec "$shorei ${now[*]} --plain" /dev/null \
	<"$dir/keys" >"$dir/out" 2>"$dir/err"
status=$?
check "on a terminal Ctrl-D ends it" well
check "after the list" says せん妄
check "without a sequence" not grep -q "$(printf '\033')" "$dir/out"

plan
