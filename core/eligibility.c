/* SPDX-License-Identifier: MIT */
#include "eligibility.h"

#include <stdlib.h>

#include "heap.h"
#include "i18n.h"

struct asking {
	const struct eligible_case *report;
	const struct eligible_people *people;
	const struct rules *rules;
	int32_t today;
	struct list *reasons;
};

typedef bool
rule(const struct asking *);

static void
say(const struct asking *ask, const char *code, char *text)
{
	reason_add_text(ask->reasons, code, NULL, ask->report->slot, text);
	free(text);
}

/* 1: the programme needs approval [seed] */
static bool
rule_programme(const struct asking *ask)
{
	if (workflow_needs_approval(ask->report->programme))
		return true;
	say(ask, "eligibility-1",
	    heap_dup(_("This application needs no approval by a supervisor.")));
	return false;
}

/* 2: REGISTERED, still valid under today's rules, no differing draft */
static bool
rule_registered(const struct asking *ask)
{
	const struct eligible_case *c = ask->report;
	struct list findings = {0};
	bool valid;

	if (c->state != STATE_REGISTERED) {
		say(ask, "eligibility-2",
		    heap_printf(_("Number %d is \"%s\": only \"%s\" can be "
				  "requested."),
			(int)c->slot,
			workflow_state_label(c->programme, c->state),
			workflow_state_label(c->programme, STATE_REGISTERED)));
		return false;
	}
	if (c->draft) {
		say(ask, "eligibility-2",
		    heap_printf(_("Number %d has a draft that differs: "
				  "register it, or discard it."),
			(int)c->slot));
		return false;
	}
	valid = report_check(c->programme, c->preset, c->items, &c->place,
		    ask->rules, &findings) == 0;
	if (!valid)
		say(ask, "eligibility-2",
		    heap_printf(_("Number %d needs to be corrected and "
				  "registered again: %s"),
			(int)c->slot, ((struct reason *)findings.at)->text));
	reason_clear(&findings);
	return valid;
}

/* 3: the period lies inside the facility entry's accreditation [seed] */
static bool
rule_facility(const struct asking *ask)
{
	const struct eligible_case *c = ask->report;
	const struct entry *entry = c->place.entry;
	struct span period;
	char *entries;

	report_period(c->items, &period);
	if (entry != NULL && period.from != DATE_NONE &&
	    span_inside(period, (struct span){entry->from_on, entry->to_on}))
		return true;
	entries = report_entries_text(&c->place);
	say(ask, "eligibility-3",
	    heap_printf(_("Number %d: the period lies outside the "
			  "accreditation of the facility (%s)."),
		(int)c->slot, entries));
	free(entries);
	return false;
}

/* 4: the period lies inside the supervisor's 認定期間 [seed] */
static bool
rule_supervisor(const struct asking *ask)
{
	struct span period;

	if (report_period(ask->report->items, &period) &&
	    eligibility_covered(
		period, ask->people->spans, ask->people->nspans))
		return true;
	say(ask, "eligibility-4",
	    heap_printf(_("Number %d: the period lies outside the "
			  "qualification of %s."),
		(int)ask->report->slot, ask->people->supervisor_name));
	return false;
}

/* 5: the supervisor is not the applicant [seed] */
static bool
rule_self(const struct asking *ask)
{
	if (ask->people->supervisor != ask->people->applicant)
		return true;
	say(ask, "eligibility-5",
	    heap_printf(_("You can't ask yourself. If there is no other "
			  "supervisor at your facility, please ask the office "
			  "(%s): it can record that a supervisor of another "
			  "facility may be asked."),
		ask->rules->office));
	return false;
}

/* 6: active and with a login; for one who left, the paper way [seed] */
static bool
rule_reachable(const struct asking *ask)
{
	if (!ask->people->supervisor_active) {
		say(ask, "eligibility-6",
		    heap_printf(_("%s has left the society. Please contact "
				  "the supervisor yourself for an approval on "
				  "paper with a seal; the form comes from the "
				  "office (%s), which does not mediate. Not "
				  "just before the deadline, please."),
			ask->people->supervisor_name, ask->rules->office));
		return false;
	}
	if (ask->people->has_login)
		return true;
	say(ask, "eligibility-6",
	    heap_printf(_("%s has no login yet. Please ask the office (%s)."),
		ask->people->supervisor_name, ask->rules->office));
	return false;
}

/* 7: the applicant is an active 医師会員 [seed] */
static bool
rule_applicant(const struct asking *ask)
{
	if (ask->people->applicant_active && ask->people->physician)
		return true;
	say(ask, "eligibility-7",
	    heap_dup(_("Only active physician members can request an "
		       "approval.")));
	return false;
}

/* 8: 症例承認 is open for the programme today */
static bool
rule_open(const struct asking *ask)
{
	enum programme programme = ask->report->programme;
	struct span span = ask->rules->window[programme][WINDOW_REQUEST];
	char from[DATE_SIZE], to[DATE_SIZE];

	if (rules_open(ask->rules, programme, WINDOW_REQUEST, ask->today))
		return true;
	say(ask, "eligibility-8",
	    heap_printf(_("Case approval is closed today (open %s to %s)."),
		date_format(span.from, from), date_format(span.to, to)));
	return false;
}

static rule *const rows[] = {
    [1] = rule_programme,
    [2] = rule_registered,
    [3] = rule_facility,
    [4] = rule_supervisor,
    [5] = rule_self,
    [6] = rule_reachable,
    [7] = rule_applicant,
    [8] = rule_open,
};

size_t
eligibility_check(const struct eligible_case *report,
    const struct eligible_people *people, const struct rules *rules,
    int32_t today, unsigned asked, struct list *reasons)
{
	struct asking ask = {report, people, rules, today, reasons};
	size_t failed = 0;

	/* an empty slot has no period to judge: rule 2 says what is missing */
	if (report->state == STATE_EMPTY)
		asked &= ~(ELIGIBLE_RULE(3) | ELIGIBLE_RULE(4));
	for (size_t n = 1; n < sizeof rows / sizeof *rows; n++)
		if ((asked & ELIGIBLE_RULE(n)) != 0 && !rows[n](&ask))
			failed++;
	return failed;
}

bool
eligibility_covered(struct span period, const struct span *spans, size_t n)
{
	int32_t reached = period.from; /* the first day not yet covered */
	bool more = true;

	while (more && reached <= period.to) {
		more = false;
		for (size_t i = 0; i < n; i++) {
			if (!span_has(spans[i], reached))
				continue;
			if (spans[i].to == DATE_NONE)
				return true; /* it has no end yet */
			reached = spans[i].to + 1;
			more = true;
		}
	}
	return reached > period.to;
}
