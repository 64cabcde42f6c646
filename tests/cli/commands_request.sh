#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands of a request: sent, viewed and decided, and what both sides read
# of it; and a demo that begins again.  Prints TAP.
. "$(dirname "$0")/asks"

demo=$XDG_STATE_HOME/shorei/demo
# Number 11 has a report and a note.
run set specialist-new 11 "${report[@]}"
run register specialist-new 11
run note specialist-new 11 "  秘密の備考"

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

# --- The demo begins again -------------------------------------------------

touch "$demo/mine"
does "--demo --fresh" --fresh list specialist-new --json
json "begins again" '.[10].state == "EMPTY"'
holds "and removes the database alone" \
	"$([ -e "$demo/mine" ] && echo there)" there
holds "in a folder for its owner alone" "$(stat -c %a "$demo")" 700

plan
