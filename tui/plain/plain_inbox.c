/* SPDX-License-Identifier: MIT */
/* Plain mode: what waits for a supervisor; read, approve, send back. */
#include <stdlib.h>
#include <string.h>

#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "plain.h"

static const struct form_row *
find_item(const char *label)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (strcmp(gettext(form_rows[i].label), label) == 0 ||
		    strcmp(form_rows[i].id, label) == 0)
			return &form_rows[i];
	return NULL;
}

/* A word like "history=comment", NULL when there are no more. */
static char *
ask_comment(struct plain *plain)
{
	char *label = plain_ask(
	    plain, _("Item to comment on, by its name (Enter: no more)"));
	const struct form_row *row = find_item(label);
	char *comment, *pair = NULL;

	while (row == NULL && *label != '\0') {
		plain_say(_("There is no such item."));
		free(label);
		label = plain_ask(plain,
		    _("Item to comment on, by its name (Enter: no more)"));
		row = find_item(label);
	}
	if (row != NULL) {
		comment = plain_ask(plain, _("Comment"));
		pair = heap_printf(
		    "%s=%s%s", row->id, *comment == '@' ? " " : "", comment);
		free(comment);
	}
	free(label);
	return pair;
}

static bool
reject(struct plain *plain, const char *request)
{
	const char *words[2 * ITEM_COUNT + 8] = {"reject", request};
	char *pairs[ITEM_COUNT], *general;
	int n = 0, used = 2;
	bool done = false;

	while (n < ITEM_COUNT && (pairs[n] = ask_comment(plain)) != NULL) {
		words[used++] = "--item";
		words[used++] = pairs[n++];
	}
	general = plain_ask(plain, _("General comment (Enter: none)"));
	if (*general != '\0') {
		words[used++] = "--comment";
		words[used++] = general;
	}
	if (!plain->over)
		done = plain_do(plain, words);
	for (int i = 0; i < n; i++)
		free(pairs[i]);
	free(general);
	return done;
}

static void
one_request(struct plain *plain, const char *request)
{
	const char *view[] = {"view", request, NULL};
	const char *approve[] = {"approve", request, NULL};
	bool here = plain_do(plain, view);
	char *answer;

	while (here && !plain->over) {
		plain_offer("y", _("approve"));
		plain_offer("x", _("reject"));
		answer = plain_ask(plain, _("What to do (Enter: back)"));
		here = *answer != '\0';
		if (strcmp(answer, "y") == 0)
			here = !plain_do(plain, approve);
		else if (strcmp(answer, "x") == 0)
			here = !reject(plain, request);
		free(answer);
	}
}

void
plain_inbox(struct plain *plain)
{
	static const char *const inbox[] = {"inbox", NULL};
	bool here = true;
	char *answer;

	while (here && !plain->over && plain_do(plain, inbox)) {
		answer =
		    plain_ask(plain, _("Number of a request (Enter: back)"));
		here = *answer != '\0';
		if (here)
			one_request(plain, answer);
		free(answer);
	}
}
