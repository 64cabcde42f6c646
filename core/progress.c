/* SPDX-License-Identifier: MIT */
#include "progress.h"

#include <stdlib.h>

#include "form.h"
#include "heap.h"
#include "i18n.h"
#include "workflow.h"

#define NOWHERE INT64_MIN

/* One question: the cases, and where its answers go. */
struct asking {
	const struct progress *progress;
	const struct progress_case *cases;
	size_t n;
	const struct rules *rules;
	int32_t today;
	struct list *reasons;
};

bool
progress_in_time(
    enum programme programme, const struct rules *rules, int32_t decided_on)
{
	int32_t last = rules->window[programme][WINDOW_APPLICATION].to;

	return last == DATE_NONE || decided_on == DATE_NONE ||
	       decided_on <= last;
}

static bool
is_late(enum programme programme, const struct rules *rules,
    const struct progress_case *c)
{
	return c->state == STATE_APPROVED &&
	       !progress_in_time(programme, rules, c->decided_on);
}

void
progress_count(enum programme programme, const struct progress_case *cases,
    size_t n, const struct rules *rules, struct progress *progress)
{
	unsigned found = 0;

	*progress = (struct progress){.programme = programme};
	progress->count[STATE_EMPTY] = form_slots(programme);
	for (size_t i = 0; i < n; i++) {
		progress->count[STATE_EMPTY]--;
		progress->count[cases[i].state]++;
		progress->late += is_late(programme, rules, &cases[i]);
		if (cases[i].state != STATE_EMPTY &&
		    cases[i].category != WORD_NONE)
			found |= 1u << cases[i].category;
	}
	/* where every slot's is preset, an empty slot says it already */
	if (form_preset(programme, form_slots(programme)) == WORD_NONE)
		progress->missing = ((1u << CATEGORY_COUNT) - 1) & ~found;
}

static bool
is_used(const struct asking *ask, int64_t slot)
{
	for (size_t i = 0; i < ask->n; i++)
		if (ask->cases[i].slot == slot &&
		    ask->cases[i].state != STATE_EMPTY)
			return true;
	return false;
}

static int64_t
first_in(const struct asking *ask, enum state state)
{
	int64_t slot = 1;

	if (state != STATE_EMPTY) {
		for (size_t i = 0; i < ask->n; i++)
			if (ask->cases[i].state == state)
				return ask->cases[i].slot;
		return NOWHERE;
	}
	while (is_used(ask, slot))
		slot++;
	return slot;
}

static void
rejected(const struct asking *ask)
{
	for (size_t i = 0; i < ask->n; i++)
		if (ask->cases[i].state == STATE_REJECTED)
			reason_add(ask->reasons, "rejected", NULL,
			    ask->cases[i].slot,
			    N_("Number %d was rejected: correct it and "
			       "request it again."),
			    (int)ask->cases[i].slot);
}

static void
draft(const struct asking *ask)
{
	for (size_t i = 0; i < ask->n; i++)
		if (ask->cases[i].draft &&
		    ask->cases[i].state == STATE_REGISTERED)
			reason_add(ask->reasons, "draft", NULL,
			    ask->cases[i].slot,
			    N_("Number %d has a draft that differs: register "
			       "it, or discard it."),
			    (int)ask->cases[i].slot);
}

static void
unrequested(const struct asking *ask)
{
	int n = ask->progress->count[STATE_REGISTERED];

	if (n > 0 && workflow_needs_approval(ask->progress->programme))
		reason_add(ask->reasons, "unrequested", NULL,
		    first_in(ask, STATE_REGISTERED),
		    N_("Cases to be requested: %d."), n);
}

static void
waiting(const struct asking *ask)
{
	int n = ask->progress->count[STATE_REQUESTED];

	if (n > 0)
		reason_add(ask->reasons, "waiting", NULL,
		    first_in(ask, STATE_REQUESTED),
		    N_("Cases that wait for a supervisor: %d."), n);
}

static void
unregistered(const struct asking *ask)
{
	int n = ask->progress->count[STATE_EMPTY];

	if (n > 0)
		reason_add(ask->reasons, "unregistered", NULL,
		    first_in(ask, STATE_EMPTY),
		    N_("Cases to be registered: %d."), n);
}

/* Every one of the seven at least once; the first slots are theirs. */
static void
categories(const struct asking *ask)
{
	char *names = NULL, *more;
	const char *name;

	for (int c = 0; c < CATEGORY_COUNT; c++) {
		if ((ask->progress->missing & 1u << c) == 0)
			continue;
		name = words_label(&category_words, c);
		more = names == NULL ? heap_dup(name)
				     : heap_printf(_("%s, %s"), names, name);
		free(names);
		names = more;
	}
	if (names != NULL)
		reason_add(ask->reasons, "category", NULL,
		    first_in(ask, STATE_EMPTY),
		    N_("Categories without a case: %s."), names);
	free(names);
}

static void
late(const struct asking *ask)
{
	for (size_t i = 0; i < ask->n; i++)
		if (is_late(
			ask->progress->programme, ask->rules, &ask->cases[i]))
			reason_add(ask->reasons, "late", NULL,
			    ask->cases[i].slot,
			    N_("Number %d was approved after the application "
			       "period: it counts for the next one."),
			    (int)ask->cases[i].slot);
}

static void
window(const struct asking *ask)
{
	enum programme programme = ask->progress->programme;
	struct span span = ask->rules->window[programme][WINDOW_APPLICATION];
	char day[DATE_SIZE];

	if (rules_open(ask->rules, programme, WINDOW_APPLICATION, ask->today))
		return;
	if (span.to == DATE_NONE)
		reason_add(ask->reasons, "window", NULL, NOWHERE,
		    N_("The application period is not fixed yet."));
	else if (ask->today > span.to)
		reason_add(ask->reasons, "window", NULL, NOWHERE,
		    N_("The application period ended on %s."),
		    date_format(span.to, day));
	else
		reason_add(ask->reasons, "window", NULL, NOWHERE,
		    N_("The application period begins on %s."),
		    date_format(span.from, day));
}

static void (*const rows[])(const struct asking *) = {
    rejected,
    draft,
    unrequested,
    waiting,
    unregistered,
    categories,
    late,
    window,
};

size_t
progress_blockers(const struct progress *progress,
    const struct progress_case *cases, size_t n, const struct rules *rules,
    int32_t today, struct list *reasons)
{
	const struct asking ask = {progress, cases, n, rules, today, reasons};
	size_t before = reasons->n;

	if (progress->count[STATE_SUBMITTED] > 0)
		return 0; /* it is on its way */
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		rows[i](&ask);
	return reasons->n - before;
}

static char *
window_text(const char *label, struct span span, bool open, int32_t today)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	if (span.to == DATE_NONE)
		return open ? heap_printf(_("%s: open"), label)
			    : heap_printf(_("%s: not fixed yet"), label);
	date_format(span.from, from);
	date_format(span.to, to);
	if (open)
		return heap_printf(_("%s: to %s (%d days left)"), label, to,
		    (int)(span.to - today));
	return today > span.to ? heap_printf(_("%s: ended %s"), label, to)
			       : heap_printf(_("%s: from %s"), label, from);
}

char *
progress_windows(
    enum programme programme, const struct rules *rules, int32_t today)
{
	char *text = heap_dup(""), *one, *more;

	for (int w = 0; w < WINDOW_COUNT; w++) {
		if (w == WINDOW_REQUEST && !workflow_needs_approval(programme))
			continue;
		one = window_text(words_label(&window_words, w),
		    rules->window[programme][w],
		    rules_open(rules, programme, (enum window)w, today), today);
		more =
		    heap_printf("%s%s%s", text, *text == '\0' ? "" : "  ", one);
		free(text);
		free(one);
		text = more;
	}
	return text;
}
