/* SPDX-License-Identifier: MIT */
/* request_people: 指導者登録, the search and its list. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "request_inside.h"

int64_t
request_candidate_id(const void *candidate)
{
	return ((const struct candidate *)candidate)->id;
}

static const struct supervisor_row *
person(const void *candidate)
{
	return ((const struct candidate *)candidate)->row;
}

static const char *
chosen_text(const void *candidate, char *out, size_t bytes)
{
	const struct candidate *c = candidate;

	(void)out;
	(void)bytes;
	if (c->chosen)
		return "(*)";
	return c->row->eligible ? "( )" : "";
}

static const char *
name_text(const void *candidate, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return person(candidate)->name;
}

/* Namesakes read alike as well: their number comes first. So does that no
 * mail will reach somebody. */
static const char *
kana_text(const void *candidate, char *out, size_t bytes)
{
	const struct candidate *c = candidate;

	snprintf(out, bytes, "%s%s%s%s", c->row->mail ? "" : _("(no mail) "),
	    c->namesake ? c->row->member : "", c->namesake ? " " : "",
	    c->row->kana);
	return out;
}

static const char *
kind_text(const void *candidate, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return words_label(&qualification_words, person(candidate)->kind);
}

static const char *
facility_label(const struct supervisor_row *row)
{
	return row->facility == NULL ? _("no affiliation recorded")
				     : row->facility;
}

static const char *
facility_text(const void *candidate, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return facility_label(person(candidate));
}

/* In a word, by the rule that fails (core/eligibility.c). */
static const struct {
	const char *code, *word;
} words[] = {
    {"eligibility-4", N_("outside the period")},
    {"eligibility-5", N_("you yourself")},
    {"eligibility-6", N_("can't be reached")},
};

static const char *
word(const struct reason *reason)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].code, reason->code) == 0)
			return gettext(words[i].word);
	return _("can't be asked");
}

/* "outside the period: number 1, 4": the first reason and its cases. */
static void
reason_text(const struct list *reasons, char *out, size_t bytes)
{
	const struct reason *reason = reasons->at;
	char numbers[SLOTS_MAX * 4] = "";
	size_t used = 0;

	for (size_t i = 0; i < reasons->n && used < sizeof numbers; i++)
		if (strcmp(reason[i].code, reason->code) == 0)
			used += (size_t)snprintf(numbers + used,
			    sizeof numbers - used, "%s%d", used ? ", " : "",
			    (int)reason[i].slot);
	if (strcmp(reason->code, "eligibility-4") == 0)
		snprintf(out, bytes, _("%s: number %s"), word(reason), numbers);
	else
		snprintf(out, bytes, "%s", word(reason));
}

static const char *
span_text(const void *candidate, char *out, size_t bytes)
{
	const struct supervisor_row *row = person(candidate);
	char from[DATE_SIZE], to[DATE_SIZE];

	if (!row->eligible && row->reasons.n > 0)
		reason_text(&row->reasons, out, bytes);
	else
		snprintf(out, bytes, "%s〜%s", date_format(row->from_on, from),
		    date_format(row->to_on, to));
	return out;
}

static chtype
look(const void *candidate)
{
	const struct candidate *c = candidate;

	if (!c->row->eligible)
		return A_DIM;
	return c->chosen ? A_BOLD : A_NORMAL;
}

const struct column request_columns[] = {
    {.title = NULL, .cells = 3, .text = chosen_text, .look = look},
    {.title = N_("Name"), .cells = 9, .text = name_text, .look = look},
    {.title = N_("Reading"),
	.cells = 15,
	.weight = 9,
	.text = kana_text,
	.look = look},
    {.title = N_("Qualification"),
	.cells = 10,
	.weight = 4,
	.text = kind_text,
	.look = look},
    {.title = N_("Facility"),
	.cells = 12,
	.weight = 7,
	.text = facility_text,
	.look = look},
    {.title = N_("Qualified from, to"),
	.cells = 22,
	.text = span_text,
	.look = look},
    {0},
};

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static void
show(struct screen *screen)
{
	struct request *request = request_own(screen);
	const struct supervisor_row *rows = request->found.rows.at;
	size_t n = request->found.rows.n;

	request->candidates = heap_new(n, sizeof *request->candidates);
	for (size_t i = 0; i < n; i++) {
		struct candidate *c = &request->candidates[i];

		*c = (struct candidate){.row = &rows[i], .id = (int64_t)i};
		c->chosen = same(rows[i].member, request->chosen.member);
		for (size_t k = 0; k < n; k++)
			if (k != i && same(rows[i].name, rows[k].name))
				c->namesake = true;
	}
	table_set(
	    screen->table, request->candidates, n, sizeof *request->candidates);
	table_select(screen->table, 0);
	table_touch(screen->table);
}

void
request_forget(struct screen *screen)
{
	struct request *request = request_own(screen);

	table_set(screen->table, NULL, 0, sizeof *request->candidates);
	free(request->candidates);
	request->candidates = NULL;
	shape_release(&supervisor_list_shape, &request->found);
}

void
request_search(struct screen *screen)
{
	struct request *request = request_own(screen);
	struct supervisor_search_args args = {.programme = request->programme};
	struct supervisor_list found;
	struct err err = {0};

	if (!request->asked_anew)
		return;
	request->asked_anew = false;
	args.query = heap_dup(textarea_text(request->query));
	for (size_t i = 0; i < request->n; i++) {
		struct case_number *number =
		    shape_add(&case_number_shape, &args.cases);

		number->slot = request->cases[i].slot;
	}
	if (program_call(screen->program, CALL_SUPERVISOR_SEARCH, &args, &found,
		&err) == 0) {
		request_forget(screen);
		request->found = found;
		show(screen);
	} else {
		program_say_err(screen->program, &err);
	}
	shape_list_release(&case_number_shape, &args.cases);
	free(args.query);
	err_clear(&err);
}

static int
refuse(const struct supervisor_row *row, struct err *err)
{
	const struct reason *reason = row->reasons.at;

	if (row->reasons.n > 1)
		for (size_t i = 0; i < row->reasons.n; i++)
			reason_add_text(&err->why, reason[i].code, NULL,
			    reason[i].slot, reason[i].text);
	if (row->reasons.n == 1)
		return err_text(err, ERR_INELIGIBLE, reason->text);
	return err_set(err, ERR_INELIGIBLE,
	    N_("%s can't take all of these cases."), row->name);
}

int
request_choose(struct screen *screen, struct err *err)
{
	struct request *request = request_own(screen);
	const struct candidate *selected = table_selected_row(screen->table);
	struct supervisor_row *chosen = &request->chosen;

	if (!selected->row->eligible)
		return refuse(selected->row, err);
	shape_release(&supervisor_row_shape, chosen);
	chosen->member = heap_dup(selected->row->member);
	chosen->name = heap_dup(selected->row->name);
	chosen->kana = heap_dup(selected->row->kana);
	chosen->facility = heap_dup(selected->row->facility);
	chosen->kind = selected->row->kind;
	chosen->mail = selected->row->mail;
	chosen->from_on = selected->row->from_on;
	chosen->to_on = selected->row->to_on;
	for (size_t i = 0; i < request->found.rows.n; i++)
		request->candidates[i].chosen =
		    request->candidates[i].row == selected->row;
	table_touch(screen->table);
	return 0;
}

void
request_describe(const struct supervisor_row *row, char *out, size_t bytes)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	snprintf(out, bytes, "%s %s %s %s %s %s〜%s", row->member, row->name,
	    row->kana, words_label(&qualification_words, row->kind),
	    facility_label(row), date_format(row->from_on, from),
	    date_format(row->to_on, to));
}
