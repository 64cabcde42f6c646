/* SPDX-License-Identifier: MIT */
/* The receipt that a supervisor gets of his approval isn't the applicant's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static void
approve(struct fixture *f, int64_t request)
{
	fixture_view(f, "suzuki", request);
	fixture_done(f, "suzuki", "request.approve", "{s:[{s:I, s:i}]}",
	    "requests", "request", (json_int_t)request, "seen", 1);
}

/* Sent long ago, so that both may be sent again. */
static void
test_again_is_the_applicants(void **state)
{
	struct fixture *f = *state;
	char *kinds;

	approve(f, fixture_request(f, "yamada", 1, "A1002"));
	fixture_sql(f, "UPDATE outbox SET state = 'SENT', done_at = 0,"
		       " done_on = 0, open = 0 WHERE kind = 'approve'");
	fixture_done(f, "yamada", "notice.resend", "{s:s, s:i}", "programme",
	    NEW, "slot", 1);
	assert_string_equal(text_at(f->reply, "name"), "山田 花子");
	kinds =
	    fixture_text(f, "SELECT group_concat(whom) FROM outbox"
			    " WHERE kind = 'approve' AND state = 'WAITING'");
	assert_string_equal(kinds, "applicant");
	free(kinds);
}

static void
test_the_list_shows_the_applicants(void **state)
{
	struct fixture *f = *state;
	char *list;

	approve(f, fixture_request(f, "yamada", 1, "A1002"));
	fixture_sql(f, "UPDATE outbox SET state = 'FAILED'"
		       " WHERE kind = 'approve' AND whom = 'supervisor'");
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	list = json_dumps(f->reply, JSON_COMPACT);
	assert_non_null(strstr(list, "\"WAITING\""));
	assert_null(strstr(list, "\"FAILED\""));
	free(list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_again_is_the_applicants),
	    TEST(test_the_list_shows_the_applicants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
