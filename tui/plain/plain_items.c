/* SPDX-License-Identifier: MIT */
/* Plain mode: the items of a case, each a question, each saved at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "plain.h"

/* The n-th word of a choice, from 1 on, or the answer as it is. */
static char *
chosen(const struct words *words, const char *answer)
{
	char *end;
	long n = strtol(answer, &end, 10);

	if (*end != '\0' || n < 1 || n > words->n)
		return heap_dup(answer);
	return heap_dup(words_code(words, (int)n - 1));
}

static char *
ask_choice(struct plain *plain, const struct form_row *row)
{
	char number[16], *answer, *code;

	for (int i = 0; i < row->words->n; i++) {
		snprintf(number, sizeof number, "%d", i + 1);
		plain_offer(number, words_label(row->words, i));
	}
	answer = plain_ask(plain, gettext(row->label));
	code = chosen(row->words, answer);
	free(answer);
	return code;
}

/* The number of an accreditation, from a list that a name finds. */
static char *
ask_facility(struct plain *plain, const struct form_row *row)
{
	char *name = plain_ask(plain, gettext(row->label));
	const char *find[] = {"facilities", "--", name, NULL};
	char *answer;

	if (*name == '\0' || strcmp(name, ".") == 0)
		return name;
	answer = plain_do(plain, find)
		     ? plain_ask(plain, _("Number of the facility"))
		     : heap_dup("");
	free(name);
	return answer;
}

static char *
ask_item(struct plain *plain, const struct form_row *row)
{
	switch (row->type) {
	case FORM_CHOICE:
		return ask_choice(plain, row);
	case FORM_FACILITY:
		return ask_facility(plain, row);
	case FORM_PROSE:
		return plain_ask_prose(plain, gettext(row->label));
	default:
		return plain_ask(plain, gettext(row->label));
	}
}

static void
save(struct plain *plain, int programme, const char *number,
    const struct form_row *row, const char *answer)
{
	/* a @ at the start would name a file */
	char *pair =
	    heap_printf("%s=%s%s", row->id, *answer == '@' ? " " : "", answer);
	const char *set[] = {"set", words_code(&programme_words, programme),
	    number, "--", pair, NULL};

	plain_do(plain, set); /* says that it is saved */
	free(pair);
}

void
plain_items(struct plain *plain, int programme, const char *number)
{
	bool more = true;
	char *answer;

	plain_say(_("Enter leaves an item as it is; a dot ends the questions. "
		    "A long text ends with an empty line."));
	for (int i = 0; more && !plain->over && i < ITEM_COUNT; i++) {
		if (!form_asks((enum programme)programme, (enum form_item)i))
			continue;
		answer = ask_item(plain, &form_rows[i]);
		more = strcmp(answer, ".") != 0;
		if (more && *answer != '\0')
			save(plain, programme, number, &form_rows[i], answer);
		free(answer);
	}
}
