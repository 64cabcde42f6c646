/* SPDX-License-Identifier: MIT */
/* What a member is already is said, and not done and recorded again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

#define TANAKA 8

/* the call, then the call that takes it back */
static const struct {
	const char *there, *back;
} turns[] = {
    {"person.leave", "person.return"},
    {"person.grant", "person.revoke"},
};

static int
seen(struct fixture *f)
{
	return (int)fixture_number(
	    f, "SELECT version FROM person WHERE id = %d", TANAKA);
}

static void
done(struct fixture *f, const char *call)
{
	fixture_done(
	    f, "jimu", call, "{s:i,s:i}", "person", TANAKA, "seen", seen(f));
}

static void
refused(struct fixture *f, const char *call)
{
	char *before = fixture_state(f);

	fixture_refused(f, ERR_STATE, "jimu", call, "{s:i,s:i}", "person",
	    TANAKA, "seen", seen(f));
	fixture_unchanged(f, before);
}

static void
test_what_he_is_already_is_refused(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
		refused(f, turns[i].back);
		done(f, turns[i].there);
		refused(f, turns[i].there);
		done(f, turns[i].back);
		refused(f, turns[i].back);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_what_he_is_already_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
