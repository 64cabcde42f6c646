#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands: register, request, view and decide from the shell, the shapes
# of their JSON, every exit status, and bad input.  Prints TAP.
set -u

shorei=${SHOREI:-${BUILD:-build}/shorei}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export XDG_STATE_HOME=$dir/state
demo=$XDG_STATE_HOME/shorei/demo
n=0
: >"$dir/jq"
status=0

ok() {
	n=$((n + 1))
	echo "ok $n - $1"
}

not_ok() {
	n=$((n + 1))
	echo "not ok $n - $1"
	echo "# exit status $status; standard output and error:"
	head -c 2000 "$dir/out" | sed 's/^/# /'
	sed 's/^/#! /' "$dir/err"
}

# run WORD…: the demo, as $login.
login=yamada
run() {
	"$shorei" --demo --now 2026-06-15T10:00:00+09:00 --lang en \
		--as "$login" "$@" >"$dir/out" 2>"$dir/err" </dev/null
	status=$?
}

# does WHAT WORD…: it must succeed, and say nothing on standard error.
does() {
	local what=$1
	shift
	run "$@"
	if [ $status = 0 ] && [ ! -s "$dir/err" ]; then
		ok "$what"
	else
		not_ok "$what"
	fi
}

# refuses STATUS WHAT WORD…: one sentence on standard error, nothing else.
refuses() {
	local want=$1 what=$2
	shift 2
	run "$@"
	if [ $status = "$want" ] && [ ! -s "$dir/out" ] &&
		head -n 1 "$dir/err" | grep -q '^.'; then
		ok "$what"
	else
		not_ok "$what"
	fi
}

# The last answer.
json() {
	# jq is content with no input at all
	if [ -s "$dir/out" ] &&
		jq -e "$2" "$dir/out" >/dev/null 2>"$dir/jq"; then
		ok "$1"
	else
		sed 's/^/# jq: /' "$dir/jq"
		not_ok "$1"
	fi
}
says() {
	if grep -qE -- "$2" "$dir/out"; then ok "$1"; else not_ok "$1"; fi
}
# First line of standard error.
tells() {
	if head -n 1 "$dir/err" | grep -qE -- "$2"; then
		ok "$1"
	else
		not_ok "$1"
	fi
}
holds() {
	if [ "$2" = "$3" ]; then ok "$1"; else
		echo "# \"$2\" is not \"$3\""
		not_ok "$1"
	fi
}

# N times a text
times() {
	printf "%$1s" "" | sed "s/ /$2/g"
}

# --- The list and one case -------------------------------------------------

does "list --json" list specialist-new --json
json "an array of 20 rows" 'type == "array" and length == 20'
json "whose members are known" '.[0] | [has("slot", "category", "note",
	"state", "supervisor", "decided_on", "notice")] | all'
json "in every state of the story" '[.[].state] | unique ==
	["APPROVED", "EMPTY", "REGISTERED", "REJECTED", "REQUESTED"]'
does "list as text" list specialist-new
holds "a heading and 20 lines" "$(wc -l <"$dir/out")" 21
says "fields between tabs" $'^2\tPhysical symptoms .*\tRequested'
does "--json before the command" --json list certified-new
json "five slots" 'length == 5'
does "show --json" show specialist-new 6 --json
json "a rejected case with its comments" '.slot == 6 and
	.state == "REJECTED" and (.version | type == "number") and
	(.items.history | type == "string") and (.draft | type == "object") and
	(.findings | type == "array") and
	(.comments | map(.item) | contains(["history", "discussion"]))'
does "show as text" show specialist-new 6
says "with its labels" $'^State\tRejected'
does "without a command and a terminal, the list"
says "and how to open a screen" "start it in a terminal"

# --- Register --------------------------------------------------------------

long=$(times 30 "経過を記す。")
printf '%s\n二行目\n' "$long" >"$dir/history"
does "set keeps a draft" set specialist-new 11 facility=102 category=Pain \
	setting=ward period=２０２５-０４-１０..2025/5/2 age=60s sex=male \
	diagnosis=膵癌 performance=2 referral=疼痛の緩和を依頼された。 \
	history=@"$dir/history" physical=痛み mental=不眠 social=家族 \
	spiritual=意味 problems=一、痛み course="$long" outcome=died_hospital \
	discussion="$long"
says "and says so" '^Number 11: the draft is kept'
does "show of the draft" show specialist-new 11 --json
json "EMPTY with a draft" '.state == "EMPTY" and .items == {} and
	.findings == []'
json "the file without its last line end" \
	'.draft.history | endswith("\n二行目")'
json "a label became its code" '.draft.category == "pain"'
does "show of it in words" show specialist-new 11
says "has the facility's name" '^Facility[+]draft.*Core facility 2024-04-01'
does "register" register specialist-new 11
says "and says so" '^Number 11: the case is registered'
does "show of the case" show specialist-new 11 --json
json "days in one form" '.state == "REGISTERED" and .draft == {} and
	.items.period == "2025-04-10..2025-05-02"'
does "set shows what is missing" set specialist-new 12 category=
says "for the changed item" '^To be corrected'
does "set of a second item leaves the first" set specialist-new 12 age=50s
does "discard" discard specialist-new 12
does "after it" show specialist-new 12 --json
json "no draft is left" '.draft == {} and .state == "EMPTY"'
refuses 1 "nothing to register" register specialist-new 13
does "a case to be deleted" set specialist-new 12 \
	category=pain facility=みなと
refuses 1 "an empty number" delete specialist-new 14
does "delete of a draft" delete specialist-new 12
says "and says so" '^Number 12: deleted'
refuses 1 "an approved case asks first" delete specialist-new 3
tells "and says what is lost" 'the supervisor is told'
does "delete --draft" delete specialist-new 3 --draft --confirm approved
says "and says so" 'a draft again'
does "show of it" show specialist-new 3 --json
json "the draft holds what was approved" '.state == "EMPTY" and
	(.draft.course | length) > 0'
does "revisions" revisions specialist-new 3 --json
json "newest first" 'map(.event) == ["delete", "approve", "request",
	"register"]'
three=$(jq '.[0].revision' "$dir/out")
does "revision" revision "$three" --json
json "with its texts" '.slot == 3 and (.items.course | length) > 0'
does "copy" copy certified-new 4 "$three"
says "and says so" '^Number 4: the copy'
refuses 1 "a number that is not empty" copy certified-new 4 "$three"
refuses 4 "a revision of nobody" revision 999999
refuses 2 "no number" revision x
does "revisions of another" revisions specialist-new 6 --json
six=$(jq '.[-1].revision' "$dir/out")
does "what differs" revision "$three" "$six" --json
json "both are there" '.now.slot == 3 and .before.slot == 6'
does "what differs, to be read" revision "$three" "$six"
says "before" ', before'
refuses 1 "a list that is not complete" submit specialist-new
tells "and says what is missing" 'must be "Approved"; not yet: number'
does "applications" applications --json
json "none yet" 'length == 0'
does "the audit" --as jimu audit A1001 case.delete --json
json "what was done and what was refused" 'map(.result) ==
	["DONE", "CONFIRM", "DONE", "STATE"] and all(.member == "A1001")'
does "its chain" --as jimu audit-check
says "and says so" 'in order: [0-9]+ rows. Head: [0-9a-f]{64}$'
refuses 3 "an applicant does not read it" audit
does "note" note specialist-new 11 "  秘密の備考"
does "note is in the list" list specialist-new --json
json "as it was written" '.[10].note | endswith("秘密の備考")'
refuses 1 "a note of 201 characters" note specialist-new 11 "$(times 201 あ)"

# --- Search ----------------------------------------------------------------

does "supervisors --json" supervisors すず --for specialist-new:11,1 --json
json "an array with reasons" 'type == "array" and length > 0 and (.[0] |
	has("member") and has("name") and has("kana") and has("kind") and
	has("facility") and .eligible == true and .reasons == [])'
json "where A1002 can take both" 'any(.[]; .member == "A1002" and .eligible)'
does "supervisors in other letters" supervisors ｽｽﾞ --json
json "finds him, too" 'any(.[]; .member == "A1002")'
does "nobody is found" supervisors ぬぬぬ --json
json "an empty array" '. == []'
does "facilities --json" facilities みなと --from ２０２５-０４-１０ \
	--to 2025-05-02 --json
json "entries that fit and that don't" 'any(.[]; .id == 102 and .fits) and
	any(.[]; .id == 101 and (.fits | not))'
refuses 2 "a day that is none" facilities みなと --from 2023-02-30 \
	--to 2023-03-01
tells "is named with what would be right" '2023-02-30.*2024-04-10'
refuses 2 "an end before its start" facilities x --from 2023-03-02 \
	--to 2023-03-01
refuses 2 "one day alone" facilities x --from 2023-03-02

# --- Request, view, decide -------------------------------------------------

refuses 2 "an empty request" request specialist-new --to A1002
refuses 2 "a request to nobody" request specialist-new 11
refuses 1 "a message of 201 characters" request specialist-new 1 11 \
	--to A1002 --message "$(times 200 か)e"
tells "with the count" '200.*201'
refuses 1 "a case that is not registered" request specialist-new 11 13 \
	--to A1002
does "after both" list specialist-new --json
json "nothing was sent" '.[10].state == "REGISTERED"'
refuses 4 "somebody who is no supervisor" request specialist-new 11 --to A1001
does "request of two, 200 characters of two code points each" \
	request specialist-new 1 11 --to A１００２ --json \
	--message "$(times 200 か$'\u3099')"
json "who, and the cases" '.supervisor == "鈴木 一郎" and .mail == true and
	([.rows[].slot] | sort == [1, 11])'
refuses 1 "a second request" request specialist-new 11 --to A1002
refuses 1 "set while it waits" set specialist-new 11 age=50s

does "home --json" home --json
json "how far one is, and what is in the way" '(.programmes | length == 3) and
	(.programmes[0] | .slots == 20 and .requested >= 2 and
	([.blockers[].code] | index("waiting") != null)) and
	([.waiting[].slot] | index(11) != null) and .badges.waiting == 0'
does "home as text" home
says "what waits for whom" '鈴木 一郎'

login=suzuki
does "home of a supervisor" home --json
json "how many wait, and how long" '.badges.waiting >= 2 and .oldest >= 0'
does "inbox --json" inbox --json
json "an array whose members are known" 'type == "array" and (.[0] |
	[has("request", "requested_on", "slot", "category", "applicant",
	"state", "decided_on")] | all)'
request() {
	jq --argjson slot "$1" '.[] | select(.slot == $slot and
		.member == "A1001" and .state == "REQUESTED") | .request' \
		"$dir/out"
}
eleven=$(request 11) one=$(request 1)
does "credits --json" credits --json
json "rows with a count and no invented units" 'type == "array" and
	all(.[]; .cases > 0 and .hundredths == null)'
does "credits of a year, as text" credits 1999
refuses 2 "a year that is none" credits x
login=yamada
refuses 3 "an applicant has no credits" credits
login=suzuki
does "inbox as text" inbox
says "with a heading" '^Request'
refuses 1 "approve before it was opened" approve "$eleven"
does "view --json" view "$eleven" --json
json "like show, with the message" '.slot == 11 and .state == "REQUESTED" and
	(.items.diagnosis == "膵癌") and (.message | length >= 200) and
	(.findings | type == "array")'
json "and never with the note" '([.. | objects | keys[]] |
	index("note") | not) and (tostring | contains("秘密") | not)'
does "approve" approve "$eleven"
says "and says so" "^Request $eleven: approved"
refuses 1 "approve again" approve "$eleven"
does "view as text" view "$one"
says "with its labels" $'^Applicant\t山田 花子'
refuses 2 "reject without a word" reject "$one"
refuses 2 "a comment on an unknown item" reject "$one" --item bogus=x
refuses 1 "a comment of 501 characters" reject "$one" --comment \
	"$(times 501 あ)"
does "reject" reject "$one" --item facility=施設種別を確認してください。 \
	--item discussion=文献を。 --comment もう少しです。 --json
json "one row" '.rows == [{"request": '"$one"', "state": "REJECTED",
	"version": .rows[0].version}]'

login=yamada
does "the applicant's side" show specialist-new 1 --json
json "three comments" '.state == "REJECTED" and
	([.comments[].item] | sort == [null, "discussion", "facility"])'
refuses 1 "to register it unchanged asks first" register specialist-new 1
run register specialist-new 1 --json
json "with a code" '.error.code == "confirm" and
	(.error.reasons | length > 0)'
code=$(jq -r '.error.reasons[0].code' "$dir/out")
does "confirmed" register specialist-new 1 --confirm "$code"
does "request again" request specialist-new 1 --to A1002
refuses 1 "withdraw says first that he was told" withdraw specialist-new 1
holds "with what to write" "$(tail -n 1 "$dir/err" | grep -c -- '--confirm told$')" 1
does "withdraw" withdraw specialist-new 1 --json --confirm told
json "registered again" '.rows[0].slot == 1 and .rows[0].state == "REGISTERED"'
refuses 1 "withdraw again" withdraw specialist-new 1
refuses 1 "a supervisor who was elsewhere asks first" \
	request specialist-new 1 --to A1021
holds "with what to write" "$(tail -n 1 "$dir/err" | grep -c -- '--confirm elsewhere$')" 1
refuses 1 "another code is no answer" request specialist-new 1 --to A1021 \
	--confirm twin
does "after both" show specialist-new 1 --json
json "nothing was sent" '.state == "REGISTERED"'
does "confirmed" request specialist-new 1 --to A1021 --confirm elsewhere
does "and withdrawn" withdraw specialist-new 1 --confirm told

# --- Bad input -------------------------------------------------------------

refuses 2 "an unknown command" bogus
refuses 2 "an unknown option" list specialist-new --bogus
refuses 2 "an option without its value" list specialist-new --confirm
refuses 2 "an unknown programme" list bogus
tells "with those there are" 'specialist-transfer'
refuses 2 "an unknown item" set specialist-new 12 bogus=1
tells "with those there are" 'bogus.*facility.*literature'
refuses 2 "an item of another application" set certified-new 1 problems=x
refuses 2 "an item without =" set specialist-new 12 history
refuses 2 "an item twice" set specialist-new 12 age=50s age=60s
refuses 2 "slot 0" show specialist-new 0
refuses 2 "slot 21" show specialist-new 21
tells "with the last number" '1 to 20.*21'
refuses 2 "slot 6 of 5" show certified-new 6
refuses 2 "a slot that is no number" show specialist-new 1x
refuses 2 "a huge number" show specialist-new 99999999999999999999
refuses 2 "no slot" show specialist-new
refuses 2 "a slot twice" register specialist-new 11 11
does "a slot in full-width digits" show specialist-new １１ --json
json "is that slot" '.slot == 11'
refuses 2 "request 0" view 0
refuses 2 "a file that is not there" set specialist-new 12 \
	history=@"$dir/nothing"
refuses 2 "broken UTF-8 in a value" set specialist-new 12 history=$'a\xff'
printf 'ab\x81\x40' >"$dir/sjis"
refuses 2 "broken UTF-8 in a file" set specialist-new 12 history=@"$dir/sjis"
refuses 2 "broken UTF-8 in a note" note specialist-new 12 $'\xe3\x81'
refuses 2 "broken UTF-8 in a search" supervisors $'\xe3\x81'
does "controls are cleaned" set specialist-new 12 \
	history=$'a\x01b\tc\r\nd\u202ee\e[31m' diagnosis=$'x\ny'
does "what is left of them" show specialist-new 12 --json
json "is text alone" '.draft.history == "ab c\nde[31m" and
	.draft.diagnosis == "x y"'
does "over-long prose is kept, too" set specialist-new 12 \
	history="$(times 801 あ)" period=2023-02-30..2023-03-01
says "with the count" '800.*801'
says "and the day" '2023-02-30'
refuses 1 "and refused at registration" register specialist-new 12
run register specialist-new 12 --json
json "by item" '.error.code == "invalid" and
	([.error.reasons[].item] | contains(["history", "period"]))'
does "an end before its start is kept" set specialist-new 12 \
	period=2023-03-02..2023-03-01
says "and told" 'before the first'
times 60000 a >"$dir/big"
refuses 1 "more than a line holds" set specialist-new 12 physical=@"$dir/big" \
	mental=@"$dir/big" social=@"$dir/big" spiritual=@"$dir/big" \
	problems=@"$dir/big"
times 65537 a >"$dir/big"
refuses 1 "more than an item holds" set specialist-new 12 course=@"$dir/big"
run show bogus 1 --json
json "a usage error as JSON" '.error.code == "usage" and .error.reasons == []'

# --- Exit statuses ---------------------------------------------------------

refuses 3 "an applicant has no inbox" inbox
login=jimu
refuses 3 "staff have no cases" list specialist-new
run list specialist-new --json
json "as JSON" '.error.code == "denied"'
login=nobody_here
refuses 3 "a login that nobody has" inbox
login=suzuki
refuses 4 "a request that is not there" view 999999
tr -d 0-9 <"$dir/err" >"$dir/absent"
login=takahashi
refuses 4 "a request to another supervisor" view "$one"
holds "reads like one that is not there" "$(tr -d 0-9 <"$dir/err")" \
	"$(cat "$dir/absent")"
login=yamada

plain() {
	"$shorei" --lang en "$@" >"$dir/out" 2>"$dir/err" </dev/null
	status=$?
}
plain --socket "$dir/none" inbox
holds "no service" $status 6
tells "is told with its place" "$dir/none"
plain --socket "$dir/none" inbox --json
json "as JSON" '.error.code == "no_service"'
SHOREI_SOCKET=$dir/other plain inbox
tells "the socket of the environment" "$dir/other"
plain --demo --socket x inbox
holds "two services" $status 2
plain --fresh inbox
holds "--fresh without --demo" $status 2
plain --demo --now tomorrow inbox
holds "a clock that is none" $status 2
plain --private "$dir/new" list specialist-new
holds "private data in a new folder" "$status $(stat -c %a "$dir/new")" \
	"0 700"
plain --private "$dir/no/new" list specialist-new
holds "or nowhere" $status 6
tells "is told with its place" "$dir/no/new"
plain --help
holds "--help" $status 0
says "lists the commands" '^ *withdraw '
plain reject --help
says "help of one command" '--item ITEM=TEXT'
plain --version
says "--version" '^shorei [0-9.]+ \(protocol [0-9]+\)$'

# A service that is played: what the program makes of its answers.
mkdir "$dir/bin"
cp "$shorei" "$dir/bin/shorei"
cat >"$dir/bin/shoreid" <<'SERVICE'
#!/bin/bash
case $PLAY in
refuse) echo "shoreid: The folder is not yours." >&2; exit 6 ;;
stranger) echo "shoreid: Nobody has this login." >&2; exit 3 ;;
mute) exit 0 ;;
esac
hello='{"member":"1","name":"n","login":null,"applicant":true,
"supervisor":false,"staff":false,"today":"2026-06-15","now_at":1,
"last_login_at":null,"zone":"Asia/Tokyo","office":"o","lang":"en",
"badges":{"waiting":0,"rejected":0}}'
read -r line
[[ $line =~ \"id\":([0-9]+) ]]
echo "{\"jsonrpc\":\"2.0\",\"id\":${BASH_REMATCH[1]},\"result\":${hello//$'\n'/}}"
read -r line
[[ $line =~ \"id\":([0-9]+) ]]
id=${BASH_REMATCH[1]}
case $PLAY in
stale) echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"error\":{\"code\":-32013,\"message\":\"STALE\",\"data\":{\"text\":\"Somebody changed it.\",\"reasons\":[]}}}" ;;
other) echo "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{}}"
	echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"extra\":1}}" ;;
garbage) echo 'this is no JSON' ;;
cut) printf '{"jsonrpc"' ;;
killed) echo "a trace" >&2; kill -KILL $$ ;;
esac
SERVICE
chmod +x "$dir/bin/shoreid"
play() {
	PLAY=$1 "$dir/bin/shorei" --lang en --private "$dir/own" \
		list specialist-new >"$dir/out" 2>"$dir/err" </dev/null
	status=$?
	holds "a service that plays $1: status $2" $status "$2"
	if grep -qE -- "$3" "$dir/err"; then
		ok "and the sentence"
	else
		not_ok "and the sentence"
	fi
}
play stale 5 '^Somebody changed it\.$'
play refuse 6 '^The folder is not yours\.$'
play stranger 3 '^Nobody has this login\.$'
play mute 6 'ended'
play other 6 'version'
play garbage 6 'version'
play cut 6 'ended'
play killed 6 'a trace'

# --- The demo begins again -------------------------------------------------

touch "$demo/mine"
does "--demo --fresh" --fresh list specialist-new --json
json "begins again" '.[10].state == "EMPTY"'
holds "and removes the database alone" \
	"$([ -e "$demo/mine" ] && echo there)" there
holds "in a folder for its owner alone" "$(stat -c %a "$demo")" 700

echo "1..$n"
