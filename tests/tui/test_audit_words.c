/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tui/audit_words.h"

static void
reads(const char *line, const char *member, const char *call,
    const char *subject, const char *day)
{
	struct audit_list_args args;
	char text[DATE_SIZE];

	audit_words_read(line, &args);
	assert_string_equal(args.member == NULL ? "" : args.member, member);
	assert_string_equal(args.call == NULL ? "" : args.call, call);
	assert_string_equal(args.subject == NULL ? "" : args.subject, subject);
	assert_string_equal(date_format(args.day, text), day);
	assert_null(args.after);
	shape_release(&audit_list_args_shape, &args);
}

static void
test_each_word(void **state)
{
	(void)state;
	reads("", "", "", "", "");
	reads("A1002", "A1002", "", "", "");
	reads("request.approve", "", "request.approve", "", "");
	reads("2026/6/15", "", "", "", "2026-06-15");
	reads("2026-S-0001", "", "", "2026-S-0001", "");
	reads("no.such", "", "", "no.such", "");
}

static void
test_together(void **state)
{
	(void)state;
	reads(" A1001  2026-06-15 case.register specialist-new 3", "A1001",
	    "case.register", "specialist-new 3", "2026-06-15");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_word),
	    cmocka_unit_test(test_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
