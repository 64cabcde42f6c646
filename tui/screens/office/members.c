/* SPDX-License-Identifier: MIT */
/*
 * members: 会員 of the 事務局: found while typing, opened, added; and the
 * same list to choose a supervisor for a card.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/people.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/finder.h"
#include "tui/screens/screens.h"

struct members {
	struct finder finder; /* first */
	bool supervisors;
};

static int64_t
row_id(const void *row)
{
	return ((const struct people_row *)row)->person;
}

static const char *
member_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct people_row *)row)->member;
}

static const char *
name_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct people_row *)row)->name;
}

static const char *
kana_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct people_row *)row)->kana;
}

static const char *
facility_text(const void *row, char *out, size_t bytes)
{
	const struct people_row *person = row;

	(void)out;
	(void)bytes;
	return person->facility == NULL ? _("no affiliation recorded")
					: person->facility;
}

/* What he is, in the words of the tabs. */
static const char *
roles_text(const void *row, char *out, size_t bytes)
{
	const struct people_row *person = row;

	snprintf(out, bytes, "%s%s%s%s", person->active ? "" : _("left "),
	    person->physician ? _("physician ") : "",
	    person->supervisor ? _("supervisor ") : "",
	    person->staff ? _("office") : "");
	return out;
}

static const char *
login_text(const void *row, char *out, size_t bytes)
{
	const struct people_row *person = row;

	(void)out;
	(void)bytes;
	return person->login == NULL ? "" : person->login;
}

static const struct column columns[] = {
    {.title = N_("Mem. no."), .cells = 8, .text = member_text},
    {.title = N_("Name"), .cells = 12, .weight = 2, .text = name_text},
    {.title = N_("Reading"), .cells = 14, .weight = 2, .text = kana_text},
    {.title = N_("Facility"), .cells = 14, .weight = 3, .text = facility_text},
    {.title = N_("Who"), .cells = 18, .text = roles_text},
    {.title = N_("Login"),
	.cells = 8,
	.weight = 1,
	.leaves = 1,
	.text = login_text},
    {0},
};

static int
read_page(struct screen *screen, const char *after, struct list *rows,
    char **next, struct err *err)
{
	const struct members *own = screen->own;
	struct people_args args = {.query = heap_dup(finder_query(screen)),
	    .supervisors = own->supervisors,
	    .after = heap_dup(after)};
	struct people page;
	int rc =
	    program_call(screen->program, CALL_PERSON_FIND, &args, &page, err);

	shape_release(&people_args_shape, &args);
	if (rc < 0)
		return rc;
	*rows = page.rows;
	*next = page.next;
	return 0;
}

static int
open_members(struct screen *screen, const void *arg, struct err *err)
{
	struct members *own = heap_new(1, sizeof *own);

	(void)arg;
	(void)err;
	finder_init(&own->finder, &people_row_shape, read_page, NULL);
	screen->own = own;
	return 0;
}

static struct members *
new_choice(const struct choice *choice)
{
	struct members *own = heap_new(1, sizeof *own);

	finder_init(&own->finder, &people_row_shape, read_page, choice->query);
	own->finder.chosen = choice->chosen;
	return own;
}

static int
open_choice(struct screen *screen, const void *arg, struct err *err)
{
	(void)err;
	screen->own = new_choice(arg);
	return 0;
}

static int
open_supervisors(struct screen *screen, const void *arg, struct err *err)
{
	struct members *own = new_choice(arg);

	(void)err;
	own->supervisors = true;
	screen->own = own;
	return 0;
}

const struct card_field person_fields[] = {
    {"member", N_("Member no."), N_("As on the card of the member."), NULL},
    {"name", N_("Name"),
	N_("Family name, a blank, given name. The old name stays findable."),
	NULL},
    {"kana", N_("Reading"), N_("In hiragana, for search and order."), NULL},
    {"roman", N_("Roman letters"), N_("Family name, a blank, given name."),
	NULL},
    {"mail", N_("Mail"), N_("Notices go there; none without it."), NULL},
    {"login", N_("Login"),
	N_("The account on this host. Another one is bound when it first "
	   "connects."),
	NULL},
    {"physician", N_("Physician member"),
	N_("Only physician members register cases."), NULL},
    {0},
};

static void
added(struct screen *below, const void *reply)
{
	const struct person_written *written = reply;

	program_push(below->program, &person_screen, &written->person);
}

static void
add(struct screen *screen)
{
	struct person_add_args *args = card_args(CALL_PERSON_ADD);
	const struct card card = {.title = N_("New member"),
	    .call = CALL_PERSON_ADD,
	    .fields = person_fields,
	    .args = args,
	    .done = N_("The member was added."),
	    .sent = added};

	args->physician = true;
	program_push(screen->program, &card_screen, &card);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct people_row *row;

	(void)err;
	finder_tick(screen);
	row = table_selected_row(screen->table);
	if (action == ACTION_ADD)
		add(screen);
	else if (action == ACTION_ENTER && row != NULL)
		program_push(screen->program, &person_screen, &row->person);
	return 0;
}

const struct screen_ops members_screen = {
    .name = "members",
    .title = N_("Members"),
    .columns = columns,
    .id = row_id,
    .open = open_members,
    .act = act,
    FINDER_OPS,
};

const struct screen_ops supervisors_screen = {
    .name = "choice",
    .title = N_("Choose a supervisor"),
    .columns = columns,
    .id = row_id,
    .open = open_supervisors,
    .act = finder_choose,
    FINDER_OPS,
};

const struct screen_ops anybody_screen = {
    .name = "choice",
    .title = N_("Choose a member"),
    .columns = columns,
    .id = row_id,
    .open = open_choice,
    .act = finder_choose,
    FINDER_OPS,
};
