/* SPDX-License-Identifier: MIT */
/* 施設 as the office keeps them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

#define SAVE "{s:i,s:i,s:i,s:s,s:s,s:s}"

static void
test_add_find_correct(void **state)
{
	struct fixture *f = *state;
	int id;

	fixture_done(f, "jimu", "hospital.add", "{s:s,s:s}", "name", "髙﨑病院",
	    "kana", "たかさきびょういん");
	id = (int)number_at(f->reply, "hospital");
	fixture_done(f, "jimu", "hospital.search", "{s:s}", "query", "ﾀｶｻｷ");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	fixture_done(f, "jimu", "accreditation.save", "{s:i,s:i,s:s,s:s,s:s}",
	    "hospital", id, "seen", 0, "kind", "core", "from_on", "2020-04-01",
	    "to_on", "2025-03-31");
	fixture_done(f, "jimu", "hospital.show", "{s:i}", "hospital", id);
	assert_int_equal(number_at(f->reply, "version"), 1);
	assert_int_equal(json_array_size(at(f->reply, "entries")), 1);
	assert_true(json_is_true(json_object_get(
	    json_array_get(at(f->reply, "entries"), 0), "ended")));
	/* an applicant finds it at once */
	fixture_done(f, "yamada", "facility.search", "{s:s}", "query", "髙﨑");
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	fixture_done(f, "jimu", "hospital.edit", "{s:i,s:i,s:s,s:s}",
	    "hospital", id, "seen", 1, "name", "新髙﨑病院", "kana",
	    "しんたかさきびょういん");
	fixture_refused(f, ERR_STALE, "jimu", "hospital.edit",
	    "{s:i,s:i,s:s,s:s}", "hospital", id, "seen", 1, "name", "旧",
	    "kana", "きゅう");
}

static void
test_refused(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_DENIED, "yamada", "hospital.add", "{s:s,s:s}",
	    "name", "病院", "kana", "びょういん");
	fixture_refused(f, ERR_DENIED, "suzuki", "accreditation.save", SAVE,
	    "hospital", 1, "seen", 0, "accreditation", 102, "kind", "core",
	    "from_on", "2024-04-01", "to_on", "2025-05-31");
	fixture_refused(f, ERR_INVALID, "jimu", "hospital.add", "{s:s,s:s}",
	    "name", "　", "kana", "びょういん");
	assert_string_equal(((struct reason *)f->err.why.at)->item, "name");
	fixture_refused(f, ERR_INVALID, "jimu", "accreditation.save", SAVE,
	    "hospital", 1, "seen", 0, "accreditation", 102, "kind", "core",
	    "from_on", "2024-04-01", "to_on", "2024-03-31");
	assert_string_equal(((struct reason *)f->err.why.at)->item, "to_on");
	/* an accreditation of another hospital */
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "accreditation.save", SAVE,
	    "hospital", 1, "seen", 0, "accreditation", 201, "kind", "core",
	    "from_on", "2024-04-01", "to_on", "2025-05-31");
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "hospital.show", "{s:i}",
	    "hospital", 999);
}

/* PERIOD ends on 2025-06-10: the entry no longer covers it. */
static void
test_a_correction_touches_no_request(void **state)
{
	struct fixture *f = *state;
	char *before, *after;
	int version;

	fixture_request(f, "yamada", 1, "A1002");
	fixture_register(f, "yamada", 2, PERIOD);
	before = fixture_text(f, "SELECT group_concat(state || version) "
				 "FROM (SELECT state, version FROM slot UNION "
				 "ALL SELECT state, version FROM request)");
	fixture_done(f, "jimu", "accreditation.save", SAVE, "hospital", 1,
	    "seen", 0, "accreditation", 102, "kind", "core", "from_on",
	    "2024-04-01", "to_on", "2025-05-31");
	after = fixture_text(f, "SELECT group_concat(state || version) "
				"FROM (SELECT state, version FROM slot UNION "
				"ALL SELECT state, version FROM request)");
	assert_string_equal(before, after);
	free(before);
	free(after);
	/* a registered one says so when it is requested */
	version = (int)fixture_version(f, "yamada", 2);
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    "{s:s,s:[{s:i,s:i}],s:s}", "programme", NEW, "cases", "slot", 2,
	    "seen", version, "to", "A1002");
	assert_int_equal(fixture_reasons(f, "eligibility-3"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_add_find_correct),
	    TEST(test_refused),
	    TEST(test_a_correction_touches_no_request),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
