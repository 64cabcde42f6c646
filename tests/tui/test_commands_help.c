/* SPDX-License-Identifier: MIT */
/* The example of every command can be read, and its help says all of it. */
#include "tui/commands/command.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wordexp.h>

#include <cmocka.h>

#include "commands.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

#define SCREEN_CELLS 80

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_examples),
	    cmocka_unit_test(test_help),
	};

	return cmocka_run_group_tests(tests, commands_set_up, NULL);
}
