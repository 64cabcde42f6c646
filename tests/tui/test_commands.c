/* SPDX-License-Identifier: MIT */
/* Every call has its command, and every row of one fits its call. */
#include "tui/commands/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <wordexp.h>

#include <cmocka.h>

#include "commands.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_call),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_members),
	};

	return cmocka_run_group_tests(tests, commands_set_up, NULL);
}
