/* SPDX-License-Identifier: MIT */
#include "plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/words.h"
#include "tui/commands/command.h"

#define WORDS_MAX 64 /* of one command */

void
plain_say(const char *text)
{
	puts(text);
}

void
plain_offer(const char *answer, const char *text)
{
	printf("%s: %s\n", answer, text);
}

/* A line without its end and the blanks around it, or NULL at the end. */
static char *
read_line(struct plain *plain)
{
	char *line = NULL, *answer;
	size_t room = 0, from = 0;
	ssize_t n = plain->over ? -1 : getline(&line, &room, stdin);

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

char *
plain_ask(struct plain *plain, const char *question)
{
	char *answer;

	printf("%s: ", question);
	fflush(stdout);
	answer = read_line(plain);
	return answer == NULL ? heap_dup("") : answer;
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

char *
plain_ask_prose(struct plain *plain, const char *question)
{
	char *text = plain_ask(plain, question), *line;

	if (*text == '\0' || strcmp(text, ".") == 0)
		return text;
	while ((line = read_line(plain)) != NULL && *line != '\0')
		text = join(text, line);
	free(line);
	return text;
}

static void
tell(const struct err *err)
{
	const struct reason *why = err->why.at;

	puts(err->text);
	for (size_t i = 0; i < err->why.n; i++)
		printf("- %s\n", why[i].text);
}

static int
run(int n, char **given, const struct options *options, struct client *client,
    struct err *err)
{
	struct job job;
	int rc = command_read(&job, options, n, given, err);

	if (rc == 0)
		rc = command_run(&job, client, err);
	job_release(&job);
	return rc;
}

static int
try(struct plain *plain, const char *const *words, const struct list *confirm,
    struct err *err)
{
	struct options options = *plain->options;
	char *words_of[WORDS_MAX + 1] = {NULL}, *given[WORDS_MAX + 1];
	int n = 0, rc;

	options.confirm = *confirm;
	options.json = false;
	for (; n < WORDS_MAX && words[n] != NULL; n++)
		words_of[n] = heap_dup(words[n]);
	/* which getopt puts in another order */
	memcpy(given, words_of, sizeof given);
	rc = run(n, given, &options, plain->client, err);
	for (int i = 0; i < n; i++)
		free(words_of[i]);
	return rc;
}

/* Has said yes to all that was asked; the codes are err's. */
static bool
confirmed(struct plain *plain, const struct err *err, struct list *codes)
{
	const struct reason *why = err->why.at;
	const char **all = heap_new(err->why.n + 1, sizeof *all);
	char *answer;
	bool yes;

	for (size_t i = 0; i < err->why.n; i++)
		all[i] = why[i].code;
	*codes = (struct list){.at = all, .n = err->why.n};
	answer = plain_ask(plain, _("Is that right? y: yes, Enter: no"));
	yes = strcmp(answer, "y") == 0;
	free(answer);
	return yes;
}

bool
plain_do(struct plain *plain, const char *const *words)
{
	struct list none = {0}, codes = {0};
	struct err err = {0}, again = {0};
	int rc = try(plain, words, &none, &err);

	if (rc < 0)
		tell(&err);
	if (rc == -ERR_CONFIRM && confirmed(plain, &err, &codes)) {
		rc = try(plain, words, &codes, &again);
		if (rc < 0)
			tell(&again);
	}
	free(codes.at);
	err_clear(&err);
	err_clear(&again);
	if (plain->client->lost)
		plain->over = true;
	return rc == 0;
}

/* What this person can do, by number; 0 where there is nothing more. */
static int
menu(const struct hello *hello)
{
	char number[16];
	int n = 0;

	for (int i = 0; hello->applicant && i < PROGRAMME_COUNT; i++) {
		snprintf(number, sizeof number, "%d", ++n);
		plain_offer(number, words_label(&programme_words, i));
	}
	if (hello->supervisor) {
		snprintf(number, sizeof number, "%d", ++n);
		plain_offer(number, _("Case approval"));
	}
	return n;
}

static void
start_task(struct plain *plain, const struct hello *hello, const char *answer)
{
	long number = strtol(answer, NULL, 10);
	int programmes = hello->applicant ? PROGRAMME_COUNT : 0;

	if (number >= 1 && number <= programmes)
		plain_cases(plain, (int)number - 1);
	else if (hello->supervisor && number == programmes + 1)
		plain_inbox(plain);
	else
		plain_say(_("Please answer with one of the numbers."));
}

int
plain_run(struct client *client, const struct options *options, struct err *err)
{
	static const char *const home[] = {"home", NULL};
	struct plain plain = {.client = client, .options = options};
	struct hello hello;
	char *answer;
	int rc = client_hello(client, false, &hello, err);

	if (rc == 0)
		plain_do(&plain, home);
	while (rc == 0 && !plain.over && menu(&hello) > 0) {
		answer = plain_ask(&plain, _("Number (Ctrl-D ends)"));
		if (*answer != '\0')
			start_task(&plain, &hello, answer);
		free(answer);
	}
	shape_release(&hello_shape, &hello);
	if (rc == 0 && client->lost)
		rc = err_set(err, ERR_NO_SERVICE, NULL);
	return rc;
}
