/* SPDX-License-Identifier: MIT */
/*
 * Every call has its command, and every row of a command fits its call: its
 * members, its example, its help.
 */
#include "tui/commands/command.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wordexp.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/install.h"
#include "core/text.h"

#define SCREEN_CELLS 80

/* What no person does by itself; the greeting comes before each command. */
static const struct {
	enum call_id call;
	const char *why;
} without[] = {
    {CALL_IMPORT_STAGE, "import hands its file over by it"},
    {CALL_STAFF_DECISIONS, "a list of export-office, with staff.requests"},
    {CALL_STAFF_CREDITS, "a list of export-office, with staff.requests"},
    {CALL_MAIL_TAKE, "the mailer's"},
    {CALL_MAIL_WAIT, "the mailer's"},
    {CALL_MAIL_DONE, "the mailer's"},
};

static void
each(void (*check)(const struct command *, const struct command_table *))
{
	for (const struct command_table *t = command_tables; t->title != NULL;
	     t++)
		for (const struct command *c = t->rows; c->name != NULL; c++)
			check(c, t);
}

/* --- Calls ---------------------------------------------------------------- */

static bool
has_command(int call)
{
	for (const struct command_table *t = command_tables; t->title != NULL;
	     t++)
		for (const struct command *c = t->rows; c->name != NULL; c++)
			if ((int)c->call == call || (int)c->also == call)
				return true;
	return false;
}

static const char *
why_without(int call)
{
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		if ((int)without[i].call == call)
			return without[i].why;
	return NULL;
}

static void
test_every_call(void **state)
{
	(void)state;
	for (int i = CALL_HELLO + 1; i < CALL_COUNT; i++)
		if (has_command(i) == (why_without(i) != NULL))
			fail_msg("%s has %s command", calls[i].name,
			    has_command(i) ? "a" : "no");
}

static void
check_once(const struct command *command, const struct command_table *table)
{
	int n = 0;

	(void)table;
	for (const struct command_table *t = command_tables; t->title != NULL;
	     t++)
		for (const struct command *c = t->rows; c->name != NULL; c++)
			n += strcmp(c->name, command->name) == 0;
	if (n != 1)
		fail_msg("%s stands %d times", command->name, n);
}

static void
test_names(void **state)
{
	(void)state;
	each(check_once);
}

static unsigned
roles_of(const struct command_table *table)
{
	if (table->rows == command_everybody)
		return ROLE_MEMBER;
	if (table->rows == command_applicant)
		return ROLE_APPLICANT;
	return table->rows == command_supervisor ? ROLE_SUPERVISOR : ROLE_STAFF;
}

static void
check_role(const struct command *command, const struct command_table *table)
{
	if ((calls[command->call].roles & roles_of(table)) == 0)
		fail_msg("%s stands below \"%s\", whose call it is not",
		    command->name, table->title);
}

static void
test_roles(void **state)
{
	(void)state;
	each(check_role);
}

/* --- Members -------------------------------------------------------------- */

static const struct member *
need(const struct command *command, const struct shape *shape, const char *name)
{
	const struct member *m = shape_member(shape, name);

	if (m == NULL)
		fail_msg("%s: %s has no %s", command->name, shape->name, name);
	return m;
}

static void
check_fields(const struct command *command)
{
	const struct shape *args = calls[command->call].args;
	const struct command_field *field = command->fields;

	for (; field != NULL && field->member != NULL; field++) {
		const struct member *m = need(command, args, field->member);

		if (field->option != NULL && field->help == NULL)
			fail_msg("%s: --%s has no help", command->name,
			    field->option);
		if (field->value == NULL)
			assert_int_equal(m->type, SHAPE_BOOL);
		if (field->person)
			assert_int_equal(m->type, SHAPE_INT);
	}
	if (command->programme)
		need(command, args, "programme");
	if (command->numbers == COMMAND_SLOT)
		need(command, args, "slot");
}

static void
check_look(const struct command *command)
{
	const struct command_look *look = command->look;
	const struct shape *args = calls[command->call].args;
	const struct shape *there;

	if (look == NULL) {
		if (command->keeps)
			fail_msg(
			    "%s keeps what it has not seen", command->name);
		return;
	}
	need(command, args, "seen");
	there = calls[look->call].reply;
	if (look->rows != NULL)
		there = need(command, there, look->rows)->of;
	if (shape_member(there, "version") == NULL)
		need(command, calls[look->call].reply, "version");
	for (size_t i = 0; i < 2 && look->key[i][0] != NULL; i++) {
		const struct member *ours =
		    need(command, args, look->key[i][0]);

		assert_int_equal(
		    ours->type, need(command, there, look->key[i][1])->type);
	}
}

static void
check_shown(const struct command *command, const struct command_shown *shown,
    const struct shape *shape)
{
	for (; shown != NULL && shown->member != NULL; shown++) {
		const struct member *m = need(command, shape, shown->member);

		if (shown->columns != NULL)
			check_shown(command, shown->columns, m->of);
	}
}

static void
check_members(const struct command *command, const struct command_table *table)
{
	const struct shape *reply = calls[command->call].reply;

	(void)table;
	if (command->run != NULL)
		return;
	check_fields(command);
	check_look(command);
	if (command->rows != NULL)
		reply = need(command, reply, command->rows)->of;
	check_shown(command, command->shown, reply);
	/* done without a word is what a list or a page may be */
	if (calls[command->call].writes != (command->done != NULL) &&
	    command->call != CALL_APPLICATION_REVIEW &&
	    command->call != CALL_STAFF_READ_PAPER)
		fail_msg("%s: what does it say?", command->name);
	if (calls[command->call].writes &&
	    shape_member(calls[command->call].args, "seen") != NULL &&
	    command->look == NULL && command->call != CALL_ANNOUNCEMENT_SAVE)
		fail_msg("%s writes what it has not seen", command->name);
}

static void
test_members(void **state)
{
	(void)state;
	each(check_members);
}

/* --- Help ----------------------------------------------------------------- */

static void
write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static void
check_example(const struct command *command, const struct command_table *table)
{
	char *line = heap_printf("%s %s", command->name,
	    command->example == NULL ? "" : command->example);
	struct options options = {0};
	struct err err = {0};
	wordexp_t words;
	struct job job;

	(void)table;
	assert_int_equal(wordexp(line, &words, WRDE_NOCMD | WRDE_UNDEF), 0);
	if (command_read(
		&job, &options, (int)words.we_wordc, words.we_wordv, &err) < 0)
		fail_msg("%s: %s", line, err.text);
	job_release(&job);
	wordfree(&words);
	free(line);
}

/* Its files are read with its words. */
static void
test_examples(void **state)
{
	char *dir = heap_printf("%s/examples-XXXXXX",
	    getenv("TMPDIR") == NULL ? "/tmp" : getenv("TMPDIR"));

	(void)state;
	assert_non_null(mkdtemp(dir));
	assert_int_equal(chdir(dir), 0);
	write_file("people.csv", "member,name,kana,physician,active\n"
				 "A2001,髙﨑 文,たかさき ふみ,1,1\n");
	write_file(
	    "case.json", "{\"cases\":[{\"report\":{\"category\":\"pain\"}}]}");
	each(check_example);
	unlink("people.csv");
	unlink("case.json");
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(dir), 0);
	free(dir);
}

static char *
help_of(const struct command *command)
{
	char *text;
	size_t bytes;
	FILE *out = open_memstream(&text, &bytes);

	assert_non_null(out);
	if (command == NULL)
		command_list(out);
	else
		command_help(command, out);
	fclose(out);
	return text;
}

/* Lines that go on are one, with a single blank. */
static void
join_lines(char *help)
{
	char *to = help, *from = help;

	while (*from != '\0') {
		if (strncmp(from, " \\\n   ", 6) == 0)
			from += 6;
		else if (strncmp(from, "\n    ", 5) == 0)
			from += 4;
		else
			*to++ = *from++;
	}
	*to = '\0';
}

static void
holds(const struct command *command, const char *help, const char *part)
{
	if (strstr(help, part) == NULL)
		fail_msg("shorei %s --help does not say \"%s\"", command->name,
		    part);
}

/* Each line fits a screen. */
static void
check_lines(const char *help)
{
	const char *end;

	for (; (end = strchr(help, '\n')) != NULL; help = end + 1)
		if (text_cells(help, (size_t)(end - help)) > SCREEN_CELLS)
			fail_msg("too wide: %.*s", (int)(end - help), help);
}

static void
check_help(const struct command *command, const struct command_table *table)
{
	char *help = help_of(command), *usage = command_usage(command);
	const struct command_field *field = command->fields;

	(void)table;
	check_lines(help);
	join_lines(help);
	holds(command, help, usage);
	holds(command, help, _("Example:"));
	holds(command, help, command_statuses());
	if (command->example != NULL)
		holds(command, help, command->example);
	else if (strpbrk(usage, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL &&
		 usage[0] != '[')
		fail_msg("%s needs an example", command->name);
	for (; field != NULL && field->member != NULL; field++)
		if (field->option != NULL)
			holds(command, help, gettext(field->help));
	free(usage);
	free(help);
}

static void
in_list(const struct command *command, const struct command_table *table)
{
	char *help = help_of(NULL);
	char *line = heap_printf("\n  %s ", command->name);

	holds(command, help, line);
	holds(command, help, gettext(table->title));
	free(line);
	free(help);
}

static void
test_help(void **state)
{
	static const char *const langs[] = {"ja", "en"};
	char *list;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		i18n_language(langs[i]);
		each(check_help);
		each(in_list);
		list = help_of(NULL);
		check_lines(list);
		free(list);
	}
}

static int
start(void **state)
{
	char *locale = heap_printf("%s/locale", getenv("BUILD"));

	(void)state;
	i18n_start(locale, "en");
	free(locale);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_call),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_members),
	    cmocka_unit_test(test_examples),
	    cmocka_unit_test(test_help),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
