/* SPDX-License-Identifier: MIT */
#include "plain_inside.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/words.h"
#include "tui/commands/command.h"
#include "tui/rescue/rescue.h"

#define WORDS_MAX 64 /* of one command */

static void
tell(const struct err *err)
{
	const struct reason *why = err->why.at;

	puts(err->text);
	for (size_t i = 0; i < err->why.n; i++)
		if (strstr(err->text, why[i].text) == NULL)
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

	for (size_t i = 0; i < err->why.n; i++)
		all[i] = why[i].code;
	*codes = (struct list){.at = all, .n = err->why.n};
	return plain_yes(plain, _("Is that right?"));
}

/* Reaches the service again, as the same person. */
static int
reconnect(struct plain *plain, struct err *err)
{
	struct hello again;
	int rc;

	client_close(plain->client);
	rc = client_open(plain->client, plain->want, err);
	if (rc == 0)
		rc = client_hello(plain->client, &again, err);
	if (rc < 0) {
		plain->client->lost = true;
		return rc;
	}
	shape_release(&hello_shape, &again);
	plain_say(_("The connection was made again."));
	return 0;
}

/* What was answered waits here until the service is back; false: no more. */
static bool
wait_for_service(struct plain *plain)
{
	static const struct plain_answer answers[] = {
	    {N_("Enter"), N_("tries again, with what you answered")},
	    {"Ctrl-D", N_("end the program")},
	    {0},
	};
	struct err err = {0};
	int rc = reconnect(plain, &err);

	while (rc < 0 && !plain->over) {
		tell(&err);
		err_clear(&err);
		free(plain_ask(plain,
		    _("Your answer is kept. Enter: try again"), answers));
		if (!plain->over)
			rc = reconnect(plain, &err);
	}
	err_clear(&err);
	return rc == 0;
}

/* What a lost connection may have done already is refused the second time. */
static int
persist(struct plain *plain, const char *const *words,
    const struct list *confirm, struct err *err)
{
	int rc = try(plain, words, confirm, err);

	while (plain->client->lost && !plain->over && wait_for_service(plain)) {
		err_clear(err);
		rc = try(plain, words, confirm, err);
	}
	if (rc < 0)
		tell(err);
	return rc;
}

bool
plain_do(struct plain *plain, const char *const *words)
{
	struct list none = {0}, codes = {0};
	struct err err = {0}, again = {0};
	int rc = persist(plain, words, &none, &err);

	if (rc == -ERR_CONFIRM && confirmed(plain, &err, &codes))
		rc = persist(plain, words, &codes, &again);
	free(codes.at);
	err_clear(&err);
	err_clear(&again);
	return rc == 0;
}

#define MENU_MAX (PROGRAMME_COUNT + 1 + 2 + 1)

/* What this person can do; how many of them have a number. */
static int
make_menu(const struct hello *hello, struct plain_answer *menu)
{
	int n = 0;

	static_assert(PROGRAMME_COUNT + 1 <= PLAIN_NUMBERS, "one for each");
	for (int i = 0; hello->applicant && i < PROGRAMME_COUNT; i++, n++)
		menu[n] = (struct plain_answer){
		    plain_number(n + 1), programme_words.rows[i].label};
	if (hello->supervisor) {
		menu[n] = (struct plain_answer){
		    plain_number(n + 1), N_("Case approval")};
		n++;
	}
	menu[n] = (struct plain_answer){"h", N_("read my page again")};
	menu[n + 1] = (struct plain_answer){"Ctrl-D", N_("end the program")};
	menu[n + 2] = (struct plain_answer){0};
	return n;
}

static void
start_task(struct plain *plain, const struct hello *hello, const char *answer)
{
	static const char *const home[] = {"home", NULL};
	long number = strtol(answer, NULL, 10);
	int programmes = hello->applicant ? PROGRAMME_COUNT : 0;

	if (number >= 1 && number <= programmes)
		plain_cases(plain, (int)number - 1);
	else if (hello->supervisor && number == programmes + 1)
		plain_inbox(plain);
	else if (strcmp(answer, "h") == 0)
		plain_do(plain, home);
	else
		plain_say(_("Please answer with one of the numbers."));
}

static void
ask_tasks(struct plain *plain, const struct hello *hello)
{
	struct plain_answer menu[MENU_MAX];
	char *answer;

	if (make_menu(hello, menu) == 0)
		plain_say(_("The work of the office is done by commands: "
			    "shorei --help lists them."));
	else
		while (!plain->over) {
			plain_offer(menu);
			answer = plain_choose(
			    plain, _("Number (Ctrl-D ends)"), menu);
			if (*answer != '\0')
				start_task(plain, hello, answer);
			free(answer);
		}
}

static void
talk(struct plain *plain)
{
	static const char *const home[] = {"home", NULL};
	char *of = rescue_of(plain->want, plain->hello);

	plain->rescue = rescue_new(of);
	free(of);
	plain_do(plain, home);
	plain_say(_("To every question, ? says what can be answered."));
	plain_kept(plain);
	ask_tasks(plain, plain->hello);
	plain_keep_all(plain);
	rescue_free(plain->rescue);
}

int
plain_run(struct client *client, const struct connect *want,
    const struct options *options, struct err *err)
{
	struct plain plain = {
	    .client = client, .want = want, .options = options};
	struct hello hello;
	int rc = client_hello(client, &hello, err), ended = 0;

	plain.hello = &hello;
	if (rc == 0) {
		plain_watch(&plain);
		talk(&plain);
		ended = plain_watch_end(&plain);
	}
	shape_release(&hello_shape, &hello);
	if (rc == 0 && client->lost)
		rc = err_set(err, ERR_NO_SERVICE, NULL);
	return rc == 0 ? -ended : rc;
}
