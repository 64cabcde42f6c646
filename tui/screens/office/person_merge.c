/* SPDX-License-Identifier: MIT */
/* person_merge: an entry that is there twice goes into the other one. */
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "person_inside.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/screens.h"

static void
chosen(struct screen *card, const void *row)
{
	const struct people_row *person = row;
	char *shown = heap_printf("%s (%s)", person->name, person->member);

	card_picked(card, person->member, shown);
	free(shown);
}

static void
pick(struct screen *card, const char *query)
{
	const struct choice choice = {query, chosen};

	program_push(card->program, &anybody_screen, &choice);
}

static const struct card_field fields[] = {
    {"into", N_("Entry that stays"), N_("Enter searches for it."), pick},
    {"member", N_("Number of this entry"),
	N_("Type the member number of the entry that goes, to confirm."), NULL},
    {0},
};

/* The page of the one that stays takes the place of this one. */
static void
merged(struct screen *page, const void *reply)
{
	const struct person_written *written = reply;
	struct program *program = page->program;
	int64_t person = written->person;

	program_pop(program, true);
	program_push(program, &person_screen, &person);
}

void
person_merge(struct screen *screen)
{
	const struct person_view *v = &person_own(screen)->view;
	struct person_merge_args *args = card_args(CALL_PERSON_MERGE);
	char *subject = heap_printf("%s (%s)", v->name, v->member);
	const struct card card = {.title = N_("Merge entries"),
	    .subject = subject,
	    .intro =
		_("Everything of this entry moves to the other one: cases, "
		  "requests, qualifications, affiliations, old names; the "
		  "login, where the other has none. This entry is found "
		  "no more. It can't be undone."),
	    .call = CALL_PERSON_MERGE,
	    .fields = fields,
	    .args = args,
	    .done = N_("The two entries are one now."),
	    .sent = merged};

	args->person = v->person;
	args->seen = v->version;
	program_push(screen->program, &card_screen, &card);
	free(subject);
}
