/* SPDX-License-Identifier: MIT */
/* Plain mode: the list of one's cases, and one of them. */
#include <stdlib.h>
#include <string.h>

#include "core/call/applications.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/words.h"
#include "core/workflow.h"
#include "plain.h"

static const struct plain_answer of_case[] = {
    {"e", N_("write the items")},
    {"r", N_("register")},
    {"n", N_("write your own note, which nobody else sees")},
    {"s", N_("read it again")},
    {N_("Enter"), N_("back to the list")},
    {0},
};

static const struct plain_answer of_list[] = {
    {N_("a number"), N_("read that case, and write it")},
    {"r", N_("ask a supervisor to approve cases")},
    {"w", N_("take requests back")},
    {"a", N_("submit the list as an application")},
    {"l", N_("read the list again")},
    {N_("Enter"), N_("back")},
    {0},
};

/* Of an application that needs no approval. */
static const struct plain_answer of_plain_list[] = {
    {N_("a number"), N_("read that case, and write it")},
    {"a", N_("submit the list as an application")},
    {"l", N_("read the list again")},
    {N_("Enter"), N_("back")},
    {0},
};

char *
plain_place(int programme, const char *number, const char *what)
{
	/* TRANSLATORS: programme, number, 備考 */
	return heap_printf(_("%s, number %d: %s"),
	    words_label(&programme_words, programme),
	    (int)strtol(number, NULL, 10), what);
}

static void
write_note(struct plain *plain, int programme, const char *number)
{
	static const struct plain_answer answers[] = {
	    {N_("a text"), N_("is the new note")},
	    {"-", N_("empties it")},
	    {N_("Enter"), N_("leaves it as it is")},
	    {0},
	};
	char *text =
	    plain_ask_line(plain, _("Note (Enter: as it is)"), answers);
	const char *note[] = {"note", words_code(&programme_words, programme),
	    number, "--", strcmp(text, "-") == 0 ? "" : text, NULL};

	if (*text != '\0' && !plain_do(plain, note) && plain->over)
		plain_keep(
		    plain, plain_place(programme, number, _("Note")), text);
	free(text);
}

static void
one_case(struct plain *plain, int programme, const char *number)
{
	const char *code = words_code(&programme_words, programme);
	const char *show[] = {"show", code, number, NULL};
	const char *reg[] = {"register", code, number, NULL};
	bool here = plain_do(plain, show);
	char *answer;

	while (here && !plain->over) {
		answer = plain_choose(plain,
		    _("e: write, r: register, n: note, s: read, Enter: back"),
		    of_case);
		here = *answer != '\0';
		if (strcmp(answer, "e") == 0)
			plain_items(plain, programme, number);
		else if (strcmp(answer, "r") == 0)
			plain_do(plain, reg);
		else if (strcmp(answer, "n") == 0)
			write_note(plain, programme, number);
		else if (strcmp(answer, "s") == 0)
			plain_do(plain, show);
		else if (here)
			plain_say_no_such();
		free(answer);
	}
}

/* What keeps it back is said; nothing is sent without a yes. */
static void
submit(struct plain *plain, int programme)
{
	const char *words[] = {
	    "submit", words_code(&programme_words, programme), NULL};
	const struct case_list_args args = {programme};
	struct application_check check;
	const struct reason *why;
	struct err err = {0};

	if (client_call(
		plain->client, CALL_APPLICATION_CHECK, &args, &check, &err) < 0)
		plain_say(err.text);
	else if (check.reasons.n == 0 &&
		 plain_yes(plain, _("Submit the whole list?")))
		plain_do(plain, words);
	why = check.reasons.at;
	for (size_t i = 0; i < check.reasons.n; i++)
		plain_say(why[i].text);
	shape_release(&application_check_shape, &check);
	err_clear(&err);
}

static void
answered(struct plain *plain, int programme, const char *answer)
{
	bool approval = workflow_needs_approval((enum programme)programme);
	const char *list[] = {
	    "list", words_code(&programme_words, programme), NULL};

	if (strcmp(answer, "r") == 0 && approval)
		plain_request(plain, programme);
	else if (strcmp(answer, "w") == 0 && approval)
		plain_withdraw(plain, programme);
	else if (strcmp(answer, "a") == 0)
		submit(plain, programme);
	else if (strcmp(answer, "l") == 0)
		plain_do(plain, list);
	else
		one_case(plain, programme, answer);
}

void
plain_cases(struct plain *plain, int programme)
{
	const struct plain_answer *answers =
	    workflow_needs_approval((enum programme)programme) ? of_list
							       : of_plain_list;
	const char *list[] = {
	    "list", words_code(&programme_words, programme), NULL};
	bool here = plain_do(plain, list);
	char *answer;

	if (here)
		plain_offer(answers);
	while (here && !plain->over) {
		answer = plain_choose(plain,
		    _("Number of a case, or a letter (Enter: back)"), answers);
		here = *answer != '\0';
		if (here)
			answered(plain, programme, answer);
		free(answer);
	}
}
