/* SPDX-License-Identifier: MIT */
/* Plain mode: the items of a case, each a question, each saved at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/cases.h"
#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "plain.h"
#include "tui/commands/print.h"
#include "tui/report_text.h"

static const struct plain_answer usual[] = {
    {N_("Enter"), N_("leaves the item as it is")},
    {"-", N_("empties it")},
    {".", N_("ends the questions")},
    {0},
};

static const struct plain_answer of_period[] = {
    {"2024-04-10", N_("is the first day, or the last")},
    {0},
};

static const struct plain_answer of_facility[] = {
    {N_("a name"), N_("finds facilities; then one is chosen by its number")},
    {0},
};

static const struct plain_answer of_prose[] = {
    {N_("a text"), N_("may have several lines; an empty line ends it")},
    {0},
};

/* --- The question --------------------------------------------------------- */

/* What stands there now: of the draft, else of the report. */
static const char *
text_now(const struct case_view *view, enum form_item item)
{
	return view->draft.text[item] != NULL ? view->draft.text[item]
					      : items_text(&view->items, item);
}

static char *
shown_now(const struct case_view *view, enum form_item item)
{
	const char *text = text_now(view, item);
	char *id, *entry = NULL;

	if (item != ITEM_FACILITY || view->entry == NULL)
		return heap_dup(form_shown(item, text));
	id = heap_printf("%lld", (long long)view->entry->id);
	if (strcmp(id, text) == 0)
		entry = report_text_entry(view->entry);
	free(id);
	return entry == NULL ? heap_dup(text) : entry;
}

/* A long text is counted, not read; it can be heard by s before. */
static char *
question(const struct case_view *view, const struct form_row *row)
{
	enum form_item item = (enum form_item)(row - form_rows);
	const char *label = gettext(row->label), *text = text_now(view, item);
	char *now, *all;

	if (row->type == FORM_PROSE)
		/* TRANSLATORS: item, characters now, and at most */
		return heap_printf(_("%s (%zu of %d characters)"), label,
		    text_clusters(text), row->limit);
	if (*text == '\0')
		return heap_dup(label);
	now = shown_now(view, item);
	all = heap_printf(_("%s (now: %s)"), label, now);
	free(now);
	return all;
}

static const struct plain_answer *
own_answers(enum form_type type)
{
	static const struct plain_answer none[] = {{0}};

	switch (type) {
	case FORM_PERIOD:
		return of_period;
	case FORM_FACILITY:
		return of_facility;
	case FORM_PROSE:
		return of_prose;
	default:
		return none;
	}
}

/* --- The answer ----------------------------------------------------------- */

/* A word of a choice by its number from 1 on, its label or its code. */
static int
find_word(const struct words *words, const char *answer)
{
	char *ascii = text_ascii_digits(answer), *end;
	long n = strtol(ascii, &end, 10);
	bool whole = *end == '\0';

	free(ascii);
	if (whole && n >= 1 && n <= words->n)
		return (int)n - 1;
	for (int i = 0; i < words->n; i++)
		if (strcmp(words_label(words, i), answer) == 0)
			return i;
	return words_find(words, answer);
}

/* Asked until it is one of them. What can be chosen is read out where there is
 * nothing yet; elsewhere ? reads it. */
static char *
ask_choice(struct plain *plain, const struct form_row *row, bool empty,
    const char *text, const struct plain_answer *answers)
{
	const struct words *words = row->words;
	char *answer;
	int word;

	if (empty) {
		plain_say(text);
		plain_offer_words(words);
	}
	for (;;) {
		answer = plain_ask(plain, text, answers);
		if (plain_is_usual(answer))
			return answer;
		word = find_word(words, answer);
		free(answer);
		if (word != WORD_NONE)
			return heap_dup(words_code(words, word));
		plain_say(_("Please answer with one of the numbers."));
		plain_offer_words(words);
	}
}

static bool
is_number(const char *answer)
{
	return answer[strspn(answer, "0123456789")] == '\0';
}

/* "" where another name is to be searched. */
static char *
ask_entry(struct plain *plain)
{
	static const struct plain_answer answers[] = {
	    {N_("a number"), N_("chooses that facility")},
	    {N_("Enter"), N_("searches again")},
	    {0},
	};
	char *answer;

	for (;;) {
		answer = plain_choose(plain,
		    _("Number of the facility (Enter: search again)"), answers);
		if (is_number(answer))
			return answer;
		free(answer);
		plain_say(_("Please answer with one of the numbers."));
	}
}

/* The number of an accreditation, from a list that a name finds. */
static char *
ask_facility(
    struct plain *plain, const char *text, const struct plain_answer *answers)
{
	char *name, *answer;
	bool found;

	for (;;) {
		name = plain_ask(plain, text, answers);
		if (plain_is_usual(name))
			return name;
		const char *find[] = {"facilities", "--", name, NULL};
		found = plain_do(plain, find);
		free(name);
		if (!found)
			continue;
		answer = ask_entry(plain);
		if (*answer != '\0' || plain->over)
			return answer;
		free(answer);
	}
}

static char *
ask_item(struct plain *plain, const struct case_view *view,
    const struct form_row *row)
{
	const struct plain_answer *own = own_answers(row->type);
	struct plain_answer answers[PLAIN_NUMBERS + 8] = {0};
	const char *now = text_now(view, (enum form_item)(row - form_rows));
	char *text = question(view, row), *answer;
	int n = 0;

	if (row->help != NULL)
		answers[n++] = (struct plain_answer){row->label, row->help};
	for (; own->answer != NULL; own++)
		answers[n++] = *own;
	for (int i = 0; row->type == FORM_CHOICE && i < row->words->n; i++)
		answers[n++] = (struct plain_answer){
		    plain_number(i + 1), row->words->rows[i].label};
	memcpy(answers + n, usual, sizeof usual);
	if (row->type == FORM_CHOICE)
		answer = ask_choice(plain, row, *now == '\0', text, answers);
	else if (row->type == FORM_FACILITY)
		answer = ask_facility(plain, text, answers);
	else if (row->type == FORM_PERIOD)
		answer =
		    plain_ask_period(plain, gettext(row->label), now, answers);
	else if (row->type == FORM_PROSE)
		answer = plain_ask_prose(plain, text, answers);
	else
		answer = plain_ask_line(plain, text, answers);
	free(text);
	return answer;
}

static bool
save(struct plain *plain, int programme, const char *number,
    const struct form_row *row, const char *answer)
{
	/* a @ at the start would name a file */
	char *pair = heap_printf("%s=%s%s", row->id, *answer == '@' ? " " : "",
	    strcmp(answer, "-") == 0 ? "" : answer);
	const char *set[] = {"set", words_code(&programme_words, programme),
	    number, "--", pair, NULL};
	bool saved = plain_do(plain, set); /* says that it is saved */

	free(pair);
	return saved;
}

static bool
is_written(const struct form_row *row)
{
	return row->type == FORM_LINE || row->type == FORM_PROSE;
}

/* Until it is saved, or left as it is; false: no more questions. */
static bool
do_item(struct plain *plain, const struct case_view *view, const char *number,
    const struct form_row *row)
{
	bool again = true, more = true;
	char *answer;

	while (again && more) {
		answer = ask_item(plain, view, row);
		more = strcmp(answer, ".") != 0;
		again = more && *answer != '\0' &&
			!save(plain, view->programme, number, row, answer);
		if (again && plain->over && is_written(row))
			plain_keep(plain,
			    plain_place(
				view->programme, number, gettext(row->label)),
			    answer);
		free(answer);
		if (plain->over)
			return false;
	}
	return more;
}

static bool
read_case(struct plain *plain, int programme, const char *number,
    struct case_view *view)
{
	const struct case_args args = {programme, strtol(number, NULL, 10)};
	struct err err = {0};
	int rc = client_call(plain->client, CALL_CASE_SHOW, &args, view, &err);

	if (rc < 0)
		plain_say(err.text);
	err_clear(&err);
	return rc == 0;
}

void
plain_items(struct plain *plain, int programme, const char *number)
{
	struct case_view view;
	bool more = read_case(plain, programme, number, &view);

	if (more)
		plain_say(
		    _("Enter leaves an item as it is, - empties it; a dot ends "
		      "the questions. A long text ends with an empty line."));
	for (int i = 0; more && !plain->over && i < ITEM_COUNT; i++) {
		if (!form_asks((enum programme)programme, (enum form_item)i) ||
		    (i == ITEM_CATEGORY && view.preset != WORD_NONE))
			continue;
		more = do_item(plain, &view, number, &form_rows[i]);
	}
	shape_release(&case_view_shape, &view);
}
