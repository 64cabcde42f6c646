/* SPDX-License-Identifier: MIT */
/* Plain mode: a supervisor is searched, chosen and asked. */
#include <stdlib.h>
#include <string.h>

#include "core/call/cases.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/words.h"
#include "plain.h"

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

/* "specialist-new:1,4" */
static char *
cases_word(int programme, const char *const *numbers, int n)
{
	char *word =
	    heap_printf("%s:", words_code(&programme_words, programme));
	char *more;

	for (int i = 0; i < n; i++) {
		more =
		    heap_printf("%s%s%s", word, i > 0 ? "," : "", numbers[i]);
		free(word);
		word = more;
	}
	return word;
}

/* A member number, or "" where nobody was chosen. */
static char *
ask_supervisor(struct plain *plain, const char *cases)
{
	char *name = plain_ask(plain, _("Name of the supervisor"));
	const char *find[] = {"supervisors", "--for", cases, "--", name, NULL};
	char *answer;

	if (*name == '\0' || !plain_do(plain, find)) {
		free(name);
		return heap_dup("");
	}
	answer = plain_ask(plain, _("Member number of the supervisor"));
	free(name);
	return answer;
}

static void
send(struct plain *plain, int programme, const char *const *numbers, int n,
    const char *member)
{
	const char *words[SLOTS_MAX + 8] = {
	    "request", words_code(&programme_words, programme)};
	char *message = plain_ask(plain, _("Message (Enter: none)"));
	int used = 2;

	for (int i = 0; i < n; i++)
		words[used++] = numbers[i];
	words[used++] = "--to";
	words[used++] = member;
	if (*message != '\0') {
		words[used++] = "--message";
		words[used] = message;
	}
	if (!plain->over)
		plain_do(plain, words);
	free(message);
}

void
plain_request(struct plain *plain, int programme)
{
	char *answer = plain_ask(plain, _("Numbers of the cases, like 1 4"));
	const char *numbers[SLOTS_MAX];
	int n = split(answer, numbers);
	char *cases = cases_word(programme, numbers, n), *member;

	if (n > 0) {
		member = ask_supervisor(plain, cases);
		if (*member != '\0')
			send(plain, programme, numbers, n, member);
		free(member);
	}
	free(cases);
	free(answer);
}
