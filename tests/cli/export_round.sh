#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Reports of any texts go out, in and out again as they were: every item, by
# random.  ROUND_SEED=N does those of a failure again.  Prints TAP.
. "$(dirname "$0")/common"
src=$(realpath "${SRC:-.}")
cd "$dir" || exit 1
seed=${ROUND_SEED:-$RANDOM}
echo "# ROUND_SEED=$seed"
empty=20 # a number of the applicant's that holds nothing

# A file of an export for each report, as any program might write them; the
# first has every item.
python3 - "$seed" <<'P'
import json, random, sys
r = random.Random(int(sys.argv[1]))
hard = ['髙', '﨑', '𠮷', 'か\u3099', 'ｶﾞ', '①', '※', '👨‍👩‍👧', '\u3000', '"', "'",
        ',', ';', '\\', '/', '<', '&', '%s', '=', '+', '-', '@', '痛', ' ', 'a']
choices = {'category': ['pain', 'spiritual'], 'setting': ['team', 'other'],
           'facility': ['1', '2'], 'age': ['under10', '80s'],
           'sex': ['female', 'other'], 'performance': ['0', 'unknown'],
           'outcome': ['died_hospital']}
lines = ['period', 'diagnosis', 'comorbidity']
prose = ['referral', 'history', 'physical', 'mental', 'social',
         'spiritual', 'problems', 'course', 'discussion', 'literature']
def text(more):
    n = r.choice([1, 2, 30, 300])
    middle = ''.join(r.choice(hard + more) for _ in range(n))
    return '髙' + middle + '﨑'
for i in range(12):
    report = {}
    for item, words in choices.items():
        if i == 0 or r.random() < .8:
            report[item] = r.choice(words)
    for item in lines:
        if i == 0 or r.random() < .8:
            report[item] = text([])
    for item in prose:
        if i == 0 or r.random() < .8:
            report[item] = text(['\n', '\n\n'])
    json.dump({'cases': [{'report': report}]}, open(f'in{i}.json', 'w'))
    json.dump({'cases': [{'report': report}]}, open(f'utf{i}.json', 'w'),
              ensure_ascii=False)
P

# shellcheck disable=SC2317 # called by check
# round FILE: in, out, in again, out again; all of it is the same.
round() {
	run import-report specialist-new "$empty" "$1" && [ "$status" = 0 ] &&
		run export specialist-new "$empty" --json --output first.json &&
		run discard specialist-new "$empty" && [ "$status" = 0 ] &&
		run import-report specialist-new "$empty" first.json &&
		run export specialist-new "$empty" --json --output second.json &&
		run discard specialist-new "$empty" && [ "$status" = 0 ] &&
		cmp first.json second.json &&
		[ "$(jq -cS '.cases[0].report' first.json)" = \
			"$(jq -cS '.cases[0].report' "$1")" ] &&
		rm first.json second.json
}

for file in in*.json utf0.json; do
	check "$file" round "$file"
done
check "the first had every item" is "$(jq '.cases[0].report | length' in0.json)" \
	"$(grep -c '^X(' "$src/core/form.def")"
plan
