/* SPDX-License-Identifier: MIT */
/* Plain mode: a supervisor is searched, chosen and asked; requests are taken
 * back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/cases.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/words.h"
#include "plain.h"

/* Some cases of a programme, and what is written with them. */
struct sending {
	const char *code; /* of the programme */
	const char *numbers[SLOTS_MAX];
	int n;
	char *cases;   /* "specialist-new:1,4" */
	char *message; /* kept until it is sent */
};

/* "1 4,7" to single words; the string is cut, and they point into it. */
static int
split(char *numbers, const char *out[SLOTS_MAX])
{
	char *save = NULL;
	int n = 0;

	for (char *one = strtok_r(numbers, " ,", &save);
	     one != NULL && n < SLOTS_MAX; one = strtok_r(NULL, " ,", &save))
		out[n++] = one;
	return n;
}

static char *
ask_numbers(struct plain *plain)
{
	static const struct plain_answer answers[] = {
	    {"1 4", N_("these two cases")},
	    {N_("Enter"), N_("back")},
	    {0},
	};

	return plain_choose(
	    plain, _("Numbers of the cases, like 1 4 (Enter: back)"), answers);
}

static char *
cases_word(const struct sending *s)
{
	char *word = heap_printf("%s:", s->code), *more;

	for (int i = 0; i < s->n; i++) {
		more = heap_printf(
		    "%s%s%s", word, i > 0 ? "," : "", s->numbers[i]);
		free(word);
		word = more;
	}
	return word;
}

/* A member number, or "" where the search is given up. */
static char *
ask_supervisor(struct plain *plain, const struct sending *s)
{
	static const struct plain_answer of_search[] = {
	    {N_("a name"), N_("finds supervisors, by name, number, facility")},
	    {N_("Enter"), N_("back; nothing is sent")},
	    {0},
	};
	static const struct plain_answer of_list[] = {
	    {N_("a member number"), N_("chooses that supervisor")},
	    {N_("Enter"), N_("searches again")},
	    {0},
	};
	char *name, *answer;
	bool found;

	for (;;) {
		name = plain_ask(plain,
		    _("Name of the supervisor (Enter: back)"), of_search);
		if (*name == '\0')
			return name;
		const char *find[] = {
		    "supervisors", "--for", s->cases, "--", name, NULL};
		found = plain_do(plain, find);
		free(name);
		if (!found)
			continue;
		answer = plain_choose(plain,
		    _("Member number of the supervisor (Enter: search again)"),
		    of_list);
		if (*answer != '\0' || plain->over)
			return answer;
		free(answer);
	}
}

/* A mere Enter keeps what was written before. */
static void
ask_message(struct plain *plain, struct sending *s)
{
	static const struct plain_answer answers[] = {
	    {N_("a text"),
		N_("at most 200 characters; the supervisor reads it, "
		   "your note is not sent")},
	    {N_("Enter"), N_("no message, or the same as before")},
	    {0},
	};
	char *text = plain_ask_line(plain,
	    *s->message == '\0' ? _("Message (Enter: none)")
				: _("Message (Enter: the same as before)"),
	    answers);

	if (*text == '\0') {
		free(text);
		return;
	}
	free(s->message);
	s->message = text;
}

/* What will be sent is read out before. */
static bool
agrees(struct plain *plain, const struct sending *s, const char *member)
{
	const char *find[] = {
	    "supervisors", "--for", s->cases, "--", member, NULL};

	printf("%s: %s\n", _("Cases"), strchr(s->cases, ':') + 1);
	if (*s->message != '\0')
		printf("%s: %s\n", _("Message"), s->message);
	return plain_do(plain, find) &&
	       plain_yes(plain, _("Send the request?"));
}

static bool
send(struct plain *plain, const struct sending *s, const char *member)
{
	const char *words[SLOTS_MAX + 8] = {"request", s->code};
	int used = 2;

	for (int i = 0; i < s->n; i++)
		words[used++] = s->numbers[i];
	words[used++] = "--to";
	words[used++] = member;
	if (*s->message != '\0') {
		words[used++] = "--message";
		words[used] = s->message;
	}
	return agrees(plain, s, member) && plain_do(plain, words);
}

/* What was written is not given up by a mere Enter. */
static bool
gives_up(struct plain *plain, const struct sending *s)
{
	return plain->over || *s->message == '\0' ||
	       plain_yes(plain, _("Throw the message away?"));
}

static void
ask_for_approval(struct plain *plain, struct sending *s)
{
	bool done = false, sent = false;
	char *member;

	while (!done) {
		member = ask_supervisor(plain, s);
		if (*member == '\0') {
			done = gives_up(plain, s);
		} else {
			ask_message(plain, s);
			sent = send(plain, s, member);
			done = sent || plain->over;
		}
		free(member);
	}
	if (plain->over && !sent)
		plain_keep(plain,
		    heap_printf(
			"%s: %s", _("Request for case approval"), _("Message")),
		    s->message);
}

void
plain_request(struct plain *plain, int programme)
{
	char *answer = ask_numbers(plain);
	struct sending s = {.code = words_code(&programme_words, programme)};

	s.n = split(answer, s.numbers);
	s.cases = cases_word(&s);
	s.message = heap_dup("");
	if (s.n > 0)
		ask_for_approval(plain, &s);
	free(s.message);
	free(s.cases);
	free(answer);
}

void
plain_withdraw(struct plain *plain, int programme)
{
	char *answer = ask_numbers(plain);
	const char *words[SLOTS_MAX + 3] = {
	    "withdraw", words_code(&programme_words, programme)};

	if (split(answer, words + 2) > 0)
		plain_do(plain, words); /* which asks */
	free(answer);
}
