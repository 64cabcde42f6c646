#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Bad input and every exit status of the commands, by services that are there,
# absent, or play a part.  Prints TAP.
. "$(dirname "$0")/asks"

# A request to suzuki.
login=suzuki
run inbox --json
one=$(jq '.[0].request' "$dir/out")
login=yamada

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
	check "and the sentence" grep -qE -- "$3" "$dir/err"
}
play stale 5 '^Somebody changed it\.$'
play refuse 6 '^The folder is not yours\.$'
play stranger 3 '^Nobody has this login\.$'
play mute 6 'ended'
play other 6 'version'
play garbage 6 'version'
play cut 6 'ended'
play killed 6 'a trace'

plan
