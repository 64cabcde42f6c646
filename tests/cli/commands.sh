#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The commands of an applicant: the list and one case, what is written and
# registered, deleted and copied, who is found; the shapes of their JSON.  Prints
# TAP.
. "$(dirname "$0")/asks"

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

does "set keeps a draft" set specialist-new 11 "${report[@]}"
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

plan
