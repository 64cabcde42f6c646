/* SPDX-License-Identifier: MIT */
/* Another supervisor is asked, or one from elsewhere, by the office. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"
#include "office.h"

static void
test_reassign(void **state)
{
	struct fixture *f = *state;
	int64_t old = fixture_request(f, "yamada", 1, "A1002");
	int64_t new;

	fixture_done(f, "jimu", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1004"));
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
	assert_int_equal(told(f, YAMADA, "reassign"), 1);
	assert_int_equal(told(f, 2, "reassign"), 1);
	assert_int_equal(told(f, 4, "reassign"), 1);
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 2"), 0);
	assert_int_equal(
	    fixture_number(f, "SELECT waiting FROM person WHERE id = 4"), 1);
	assert_int_equal(fixture_number(f,
			     "SELECT count(*) FROM request WHERE id = %d AND"
			     " state = 'REASSIGNED'",
			     (int)old),
	    1);
	consistent(f);
	/* the old one can't decide it, the new one can */
	fixture_refused(f, ERR_STALE, "suzuki", "request.approve",
	    "{s:[{s:I,s:i}]}", "requests", "request", (json_int_t)old, "seen",
	    1);
	new = fixture_number(f, "SELECT request FROM slot WHERE number = 1");
	fixture_view(f, "onodera", new);
	fixture_done(f, "onodera", "request.approve", "{s:[{s:I,s:i}]}",
	    "requests", "request", (json_int_t) new, "seen", 1);
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
}

static void
test_reassign_asks_the_rules(void **state)
{
	struct fixture *f = *state;

	fixture_request(f, "yamada", 1, "A1002");
	/* oda: qualified too late; kudo: no login; araki: has left */
	fixture_refused(f, ERR_INELIGIBLE, "jimu", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1005"));
	assert_int_equal(fixture_reasons(f, "eligibility-4"), 1);
	fixture_refused(f, ERR_INELIGIBLE, "jimu", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1006"));
	assert_int_equal(fixture_reasons(f, "eligibility-6"), 1);
	fixture_refused(f, ERR_INELIGIBLE, "jimu", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1007"));
	fixture_refused(f, ERR_INVALID, "jimu", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1002"));
	names_field(f, "supervisor");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.reassign", REASSIGN,
	    CASE(YAMADA), "supervisor", "A1004", "consent_on", "2026-06-16",
	    "reason", "休職");
	names_field(f, "consent_on");
	consistent(f);
}

/* 他施設指導者可: the question about the facility is answered. */
static void
test_elsewhere(void **state)
{
	struct fixture *f = *state;
	const char *const send = "{s:s,s:[{s:i,s:i}],s:s}";

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.send", send,
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (int)slot_version(f, YAMADA), "to", "A1010");
	fixture_done(f, "jimu", "staff.elsewhere", REVOKE, REVOKE_OF(YAMADA));
	fixture_done(f, "yamada", "request.send", send, "programme", NEW,
	    "cases", "slot", 1, "seen", (int)slot_version(f, YAMADA), "to",
	    "A1010");
	assert_string_equal(fixture_slot(f, "yamada", 1), "REQUESTED");
}

/* It was recorded about the case, which is no more. */
static void
test_elsewhere_goes_with_its_case(void **state)
{
	struct fixture *f = *state;
	const char *const delete = "{s:s, s:i, s:i, s:b}";

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "jimu", "staff.elsewhere", REVOKE, REVOKE_OF(YAMADA));
	fixture_done(f, "yamada", "case.delete", delete, "programme", NEW,
	    "slot", 1, "seen", (int)slot_version(f, YAMADA), "draft", 0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM elsewhere"), 0);
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.send",
	    "{s:s,s:[{s:i,s:i}],s:s}", "programme", NEW, "cases", "slot", 1,
	    "seen", (int)slot_version(f, YAMADA), "to", "A1010");
}

static const char *
advice(struct fixture *f)
{
	fixture_show(f, "yamada", 1);
	return text_at(f->reply, "advice");
}

/* Whom it concerns reads why the office did it, where his row stands. */
static void
test_reasons_are_read(void **state)
{
	struct fixture *f = *state;
	json_int_t old = fixture_request(f, "yamada", 1, "A1002"), new;

	assert_null(advice(f));
	fixture_done(f, "jimu", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1004"));
	assert_non_null(strstr(advice(f), "指導者が長期休職のため"));
	fixture_view(f, "suzuki", old);
	assert_string_equal(
	    text_at(f->reply, "reason"), "指導者が長期休職のため");
	assert_null(text_at(f->reply, "message"));
	new = fixture_number(f, "SELECT request FROM slot WHERE number = 1");
	fixture_view(f, "onodera", new);
	assert_string_equal(
	    text_at(f->reply, "reason"), "指導者が長期休職のため");
	fixture_done(f, "onodera", "request.approve", "{s:[{s:I,s:i}]}",
	    "requests", "request", new, "seen", 1);
	assert_null(advice(f));
	fixture_done(f, "jimu", "staff.revoke", REVOKE, REVOKE_OF(YAMADA));
	assert_non_null(strstr(advice(f), "事務局の誤記のため"));
	fixture_view(f, "onodera", new);
	assert_string_equal(text_at(f->reply, "reason"), "事務局の誤記のため");
	/* the next request is another one */
	fixture_request(f, "yamada", 1, "A1004");
	assert_null(advice(f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_reassign),
	    TEST(test_reassign_asks_the_rules),
	    TEST(test_elsewhere),
	    TEST(test_elsewhere_goes_with_its_case),
	    TEST(test_reasons_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
