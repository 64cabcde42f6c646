/* SPDX-License-Identifier: MIT */
/* Plain mode: a supervisor's comments, which are kept until they are sent. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/form.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "plain.h"

/* What was written so far; heap, NULL: nothing. */
struct comments {
	char *of[ITEM_COUNT];
	char *general;
};

static bool
is_empty(const struct comments *comments)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (comments->of[i] != NULL)
			return false;
	return comments->general == NULL;
}

static void
release(struct comments *comments)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		free(comments->of[i]);
	free(comments->general);
}

/* An item by its number, its label or its id; WORD_NONE: none. */
static int
find_item(const char *word)
{
	char *ascii = text_ascii(word), *end;
	long n = strtol(ascii, &end, 10);
	bool whole = *end == '\0';

	free(ascii);
	if (whole && n >= 1 && n <= ITEM_COUNT)
		return (int)n - 1;
	for (int i = 0; i < ITEM_COUNT; i++)
		if (strcmp(gettext(form_rows[i].label), word) == 0 ||
		    strcmp(form_rows[i].id, word) == 0)
			return i;
	return WORD_NONE;
}

/* The items by their numbers stand in the answers. */
static char *
ask_name(struct plain *plain)
{
	struct plain_answer answers[ITEM_COUNT + 2] = {0};

	static_assert(ITEM_COUNT <= PLAIN_NUMBERS, "one for each");
	for (int i = 0; i < ITEM_COUNT; i++)
		answers[i] = (struct plain_answer){
		    plain_number(i + 1), form_rows[i].label};
	answers[ITEM_COUNT] =
	    (struct plain_answer){N_("Enter"), N_("no more items")};
	return plain_ask(plain,
	    _("Item to comment on, by its name or number (Enter: no more)"),
	    answers);
}

/* A mere Enter keeps what was written before. */
static void
ask_text(struct plain *plain, const char *what, char **text)
{
	static const struct plain_answer answers[] = {
	    {N_("a text"), N_("is the comment")},
	    {N_("Enter"), N_("none, or the same as before")},
	    {0},
	};
	char *question =
	    heap_printf(*text == NULL ? _("%s (Enter: none)")
				      : _("%s (Enter: the same as before)"),
		what);
	char *answer = plain_ask_line(plain, question, answers);

	free(question);
	if (*answer == '\0') {
		free(answer);
		return;
	}
	free(*text);
	*text = answer;
}

static void
ask_comments(struct plain *plain, struct comments *comments)
{
	bool more = true;
	char *name;
	int item;

	while (more && !plain->over) {
		name = ask_name(plain);
		item = find_item(name);
		more = *name != '\0';
		if (more && item == WORD_NONE)
			plain_say(_("There is no such item."));
		else if (more)
			ask_text(plain, _("Comment"), &comments->of[item]);
		free(name);
	}
	if (!plain->over)
		ask_text(plain, _("General comment"), &comments->general);
}

static bool
send(struct plain *plain, const char *request, const struct comments *comments)
{
	const char *words[2 * ITEM_COUNT + 8] = {"reject", request};
	char *pairs[ITEM_COUNT];
	int n = 0, used = 2;
	bool done;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (comments->of[i] == NULL)
			continue;
		pairs[n] =
		    heap_printf("%s=%s", form_rows[i].id, comments->of[i]);
		words[used++] = "--item";
		words[used++] = pairs[n++];
	}
	if (comments->general != NULL) {
		words[used++] = "--comment";
		words[used] = comments->general;
	}
	done = plain_do(plain, words);
	for (int i = 0; i < n; i++)
		free(pairs[i]);
	return done;
}

static void
say_comments(const struct comments *comments)
{
	for (int i = 0; i < ITEM_COUNT; i++)
		if (comments->of[i] != NULL)
			printf("%s: %s\n", gettext(form_rows[i].label),
			    comments->of[i]);
	if (comments->general != NULL)
		printf("%s: %s\n", _("General comment"), comments->general);
}

/* What is to be done with them: 'y', 'q', or 0 to write on. */
static char
ask_end(struct plain *plain)
{
	static const struct plain_answer answers[] = {
	    {"y", N_("send the case back with these comments")},
	    {"q", N_("throw the comments away")},
	    {N_("Enter"), N_("write on; nothing is lost")},
	    {0},
	};
	char *answer = plain_choose(
	    plain, _("Send it back? y: yes, q: no, Enter: write on"), answers);
	char end = strcmp(answer, "y") == 0 || strcmp(answer, "q") == 0
		       ? answer[0]
		       : 0;

	free(answer);
	return end;
}

/* No more answers will come: they are offered at the next start. */
static void
keep(struct plain *plain, const char *request, const struct comments *comments)
{
	for (int i = 0; i <= ITEM_COUNT; i++)
		plain_keep(plain,
		    heap_printf(_("Comment on request %s: %s"), request,
			i < ITEM_COUNT ? gettext(form_rows[i].label)
				       : _("General comment")),
		    i < ITEM_COUNT ? comments->of[i] : comments->general);
}

bool
plain_reject(struct plain *plain, const char *request)
{
	struct comments comments = {0};
	bool done = false;
	char end = 0;

	while (!done && end != 'q' && !plain->over) {
		ask_comments(plain, &comments);
		if (is_empty(&comments)) {
			plain_say(_("Nothing was written; it still waits."));
			break;
		}
		say_comments(&comments);
		end = ask_end(plain);
		if (end == 'y')
			done = send(plain, request, &comments);
	}
	if (plain->over && !done && end != 'q')
		keep(plain, request, &comments);
	release(&comments);
	return done;
}
