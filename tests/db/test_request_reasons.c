/* SPDX-License-Identifier: MIT */
/* Why a request is refused: each reason, and several together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "request.h"

/* That reason and no other. */
static void
refused_by(struct fixture *f, const char *login, int slot, const char *to,
    const char *code)
{
	fixture_refused(f, ERR_INELIGIBLE, login, "request.send",
	    SEND(slot, fixture_version(f, login, slot), to));
	if (fixture_reasons(f, code) != 1 || f->err.why.n != 1)
		fail_msg("%s is not the only reason: %s", code, f->err.text);
	assert_non_null(
	    strstr(f->err.text, ((const struct reason *)f->err.why.at)->text));
	assert_int_equal(fixture_count(f, "request"), 0);
}

static void
test_reason_1_programme(void **state)
{
	struct fixture *f = *state;

	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:i}], s:s}", "programme", "certified-new", "cases",
	    "slot", 1, "seen", 0, "to", "A1002");
	assert_int_equal(fixture_reasons(f, "eligibility-1"), 1);
}

static void
test_reason_2_registered(void **state)
{
	struct fixture *f = *state;
	int64_t seen;

	refused_by(f, "yamada", 1, "A1002", "eligibility-2"); /* empty */
	fixture_draft(f, "yamada", 1, PERIOD);
	refused_by(f, "yamada", 1, "A1002", "eligibility-2"); /* a draft */
	seen = fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "draft.save",
	    "{s:s, s:i, s:[{s:s, s:s, s:i}]}", "programme", NEW, "slot", 1,
	    "changes", "item", "sex", "text", "male", "seen", 0);
	refused_by(f, "yamada", 1, "A1002", "eligibility-2"); /* it differs */
	assert_non_null(strstr(f->err.text, "draft that differs"));
	fixture_done(f, "yamada", "draft.discard", "{s:s, s:i, s:I}",
	    "programme", NEW, "slot", 1, "seen", (json_int_t)seen);
	fixture_done(f, "yamada", "request.send", SEND(1, seen + 1, "A1002"));
}

static void
test_reason_3_facility(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	/* corrected by the office after it was registered */
	fixture_sql(f, "UPDATE accreditation SET from_on = 20220"
		       " WHERE id = 102");
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    SEND(1, fixture_version(f, "yamada", 1), "A1002"));
	assert_int_equal(fixture_reasons(f, "eligibility-3"), 1);
	assert_int_equal(fixture_reasons(f, "eligibility-2"), 1);
	assert_int_equal(f->err.why.n, 2);
}

static void
test_reason_4_qualification(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	refused_by(f, "yamada", 1, "A1005", "eligibility-4");
	/* a renewal is no gap: two that adjoin count as one */
	fixture_done(f, "yamada", "request.send",
	    SEND(1, fixture_version(f, "yamada", 1), "A1004"));
}

static void
test_reason_4_gap_of_a_day(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE qualification SET from_on = from_on + 1"
		       " WHERE person = 4 AND kind = 'specialist'");
	refused_by(f, "yamada", 1, "A1004", "eligibility-4");
}

static void
test_reason_5_self(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "sato", 1, PERIOD);
	refused_by(f, "sato", 1, "A1010", "eligibility-5");
	fixture_done(f, "sato", "request.send",
	    SEND(1, fixture_version(f, "sato", 1), "A1002"));
}

static void
test_reason_6_reachable(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	refused_by(f, "yamada", 1, "A1006", "eligibility-6");
	assert_non_null(strstr(f->err.text, "no login"));
	fixture_sql(f, "INSERT INTO setting VALUES"
		       " ('office', 'office@example.org')");
	refused_by(f, "yamada", 1, "A1007", "eligibility-6");
	assert_non_null(strstr(f->err.text, "paper"));
	assert_non_null(strstr(f->err.text, "office@example.org"));
}

/* 7: who is no active physician has no such call at all. */
static void
test_reason_7_applicant(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE person SET active = 0 WHERE login = 'yamada'");
	fixture_refused(f, ERR_DENIED, "yamada", "request.send",
	    SEND(1, fixture_version(f, "yamada", 1), "A1002"));
	assert_int_equal(fixture_count(f, "request"), 0);
}

static void
test_reason_8_window(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	/* 2026-06-01 to 2026-06-15 */
	fixture_sql(f, "INSERT INTO open_window VALUES"
		       " ('specialist-new', 'request', 2026, 20605, 20619)");
	fixture_now(f, "2026-06-16T00:00:00+09:00");
	refused_by(f, "yamada", 1, "A1002", "eligibility-8");
	assert_non_null(strstr(f->err.text, "2026-06-15"));
	fixture_now(f, "2026-05-31T23:59:59+09:00");
	refused_by(f, "yamada", 1, "A1002", "eligibility-8");
	/* the last second of the last day, in the site's zone */
	fixture_now(f, "2026-06-15T14:59:59Z");
	fixture_done(f, "yamada", "request.send",
	    SEND(1, fixture_version(f, "yamada", 1), "A1002"));
}

/* Every reason of every case is shown. */
static void
test_several_reasons(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_sql(f, "UPDATE person SET login = NULL WHERE login = 'oda'");
	fixture_refused(f, ERR_INELIGIBLE, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}, {s:i, s:i}], s:s}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),
	    "slot", 2, "seen", 0, "to", "A1005");
	assert_int_equal(fixture_reasons(f, "eligibility-2"), 1);
	assert_int_equal(fixture_reasons(f, "eligibility-4"), 1);
	assert_int_equal(fixture_reasons(f, "eligibility-6"), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_reason_1_programme),
	    TEST(test_reason_2_registered),
	    TEST(test_reason_3_facility),
	    TEST(test_reason_4_qualification),
	    TEST(test_reason_4_gap_of_a_day),
	    TEST(test_reason_5_self),
	    TEST(test_reason_6_reachable),
	    TEST(test_reason_7_applicant),
	    TEST(test_reason_8_window),
	    TEST(test_several_reasons),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
