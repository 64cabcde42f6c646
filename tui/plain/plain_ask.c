/* SPDX-License-Identifier: MIT */
/* Plain mode: what is said, and what is asked. */
#include <assert.h>
#include <ctype.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "core/words.h"
#include "plain_inside.h"

/* Nobody types a line in so short a time. */
#define PASTED_MS 200

void
plain_say(const char *text)
{
	puts(text);
}

void
plain_say_no_such(void)
{
	plain_say(_("That can't be answered here; ? says what can."));
}

void
plain_offer(const struct plain_answer *answers)
{
	for (; answers->answer != NULL; answers++)
		printf("%s: %s\n", gettext(answers->answer),
		    gettext(answers->text));
}

const char *
plain_number(int n)
{
	static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7",
	    "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
	    "19", "20"};

	static_assert(
	    sizeof numbers / sizeof *numbers == PLAIN_NUMBERS, "all of them");
	assert(n >= 1 && n <= PLAIN_NUMBERS);
	return numbers[n - 1];
}

void
plain_offer_words(const struct words *words)
{
	for (int i = 0; i < words->n; i++)
		printf("%d: %s\n", i + 1, words_label(words, i));
}

/* A line without its end and the blanks around it, or NULL at the end. */
static char *
read_line(struct plain *plain)
{
	char *line = NULL, *answer;
	size_t room = 0, from = 0;
	ssize_t n = -1;

	if (!plain->over && plain_await(plain))
		n = getline(&line, &room, stdin);
	if (n < 0) {
		if (!plain->over)
			putchar('\n'); /* Ctrl-D leaves the line open */
		plain->over = true;
		free(line);
		return NULL;
	}
	while (n > 0 && strchr("\r\n \t", line[n - 1]) != NULL)
		n--;
	while (from < (size_t)n && strchr(" \t", line[from]) != NULL)
		from++;
	answer = heap_ndup(line + from, (size_t)n - from);
	free(line);
	return answer;
}

/* A mark that stands alone as it was meant; the answer is heap, and taken. */
static char *
meant(char *answer)
{
	char *ascii = answer == NULL ? NULL : text_ascii(answer);

	if (ascii == NULL || *ascii == '\0' || ascii[1] != '\0' ||
	    strchr("?-.", *ascii) == NULL) {
		free(ascii);
		return answer;
	}
	free(answer);
	return ascii;
}

char *
plain_ask(struct plain *plain, const char *question,
    const struct plain_answer *answers)
{
	char *answer;

	for (;;) {
		printf("%s: ", question);
		fflush(stdout);
		answer = meant(read_line(plain));
		if (answer == NULL || strcmp(answer, "?") != 0)
			break;
		free(answer);
		plain_offer(answers);
	}
	return answer == NULL ? heap_dup("") : answer;
}

char *
plain_choose(struct plain *plain, const char *question,
    const struct plain_answer *answers)
{
	char *answer = plain_ask(plain, question, answers);
	char *ascii = text_ascii(answer);

	if (*ascii != '\0' && ascii[1] == '\0')
		*ascii = (char)tolower((unsigned char)*ascii);
	free(answer);
	return ascii;
}

bool
plain_yes(struct plain *plain, const char *question)
{
	static const struct plain_answer answers[] = {
	    {"y", N_("yes")}, {N_("Enter"), N_("no")}, {0}};
	char *whole = heap_printf(_("%s y: yes, Enter: no"), question);
	char *answer = plain_choose(plain, whole, answers);
	bool yes = strcmp(answer, "y") == 0;

	free(answer);
	free(whole);
	return yes;
}

/* Adds a line to a text; both are heap, and taken. */
static char *
join(char *text, char *line)
{
	char *joined = heap_printf("%s%s%s", text, *text ? "\n" : "", line);

	free(text);
	free(line);
	return joined;
}

/*
 * A line that is there at once on a terminal was not typed: it is the next one
 * of a text that was pasted, and no answer to what would be asked next.
 */
static bool
is_pasted(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};

	return isatty(STDIN_FILENO) && poll(&p, 1, PASTED_MS) > 0;
}

bool
plain_is_usual(const char *answer)
{
	return *answer == '\0' || strcmp(answer, ".") == 0 ||
	       strcmp(answer, "-") == 0;
}

char *
plain_ask_line(struct plain *plain, const char *question,
    const struct plain_answer *answers)
{
	char *text = plain_ask(plain, question, answers), *line;

	while (!plain_is_usual(text) && is_pasted() &&
	       (line = read_line(plain)) != NULL)
		text = join(text, line);
	return text;
}

char *
plain_ask_prose(struct plain *plain, const char *question,
    const struct plain_answer *answers)
{
	char *text = plain_ask(plain, question, answers), *line;

	if (plain_is_usual(text))
		return text;
	while (
	    (line = read_line(plain)) != NULL && (*line != '\0' || is_pasted()))
		text = join(text, line);
	free(line);
	return text;
}
