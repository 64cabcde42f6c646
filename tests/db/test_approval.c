/* SPDX-License-Identifier: MIT */
/* What the office does about approvals, and who may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"
#include "office.h"

/* A member of a row of the applicant's list, the first being 0. */
static json_t *
in_list(struct fixture *f, size_t row, const char *member)
{
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	return cell(f, row, member);
}

static void
test_paper(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	/* araki has left the society: just then it comes on paper */
	fixture_done(
	    f, "jimu", "staff.approve_paper", PAPER, PAPER_OF(YAMADA, "A1007"));
	assert_string_equal(fixture_slot(f, "yamada", 1), "APPROVED");
	assert_int_equal(
	    fixture_number(f,
		"SELECT count(*) FROM request WHERE source = 'PAPER' AND"
		" state = 'APPROVED' AND supervisor = 7 AND recorded_by = 3"
		" AND received_on = decided_on AND reason IS NOT NULL"),
	    1);
	assert_int_equal(told(f, YAMADA, "approve_paper"), 1);
	assert_int_equal(told(f, 7, "approve_paper"), 0);
	consistent(f);
}

static void
test_paper_names_what_is_wrong(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    PAPER_OF(YAMADA, "A1001"));
	names_field(f, "supervisor");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    PAPER_OF(YAMADA, "A1028"));
	names_field(f, "supervisor");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    CASE(YAMADA), "supervisor", "A1007", "revision", (json_int_t)999,
	    "received_on", "2026-06-10", "reason", "書面");
	names_field(f, "revision");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    CASE(YAMADA), "supervisor", "A1007", "revision",
	    (json_int_t)slot_revision(f, YAMADA), "received_on", "2026-06-16",
	    "reason", "書面");
	names_field(f, "received_on");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    CASE(YAMADA), "supervisor", "A1007", "revision",
	    (json_int_t)slot_revision(f, YAMADA), "received_on", "2026-06-10",
	    "reason", "　 ");
	names_field(f, "reason");
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
}

static void
test_paper_and_a_draft(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "draft.save", "{s:s,s:i,s:[{s:s,s:s,s:i}]}",
	    "programme", NEW, "slot", 1, "changes", "item", "diagnosis", "text",
	    "肺癌", "seen", 0);
	fixture_refused(f, ERR_STATE, "jimu", "staff.approve_paper", PAPER,
	    PAPER_OF(YAMADA, "A1007"));
}

static void
test_revoke(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(
	    f, ERR_STATE, "jimu", "staff.revoke", REVOKE, REVOKE_OF(YAMADA));
	fixture_done(
	    f, "jimu", "staff.approve_paper", PAPER, PAPER_OF(YAMADA, "A1002"));
	fixture_done(f, "jimu", "staff.revoke", REVOKE, REVOKE_OF(YAMADA));
	assert_string_equal(fixture_slot(f, "yamada", 1), "REGISTERED");
	assert_int_equal(told(f, YAMADA, "revoke"), 1);
	assert_int_equal(told(f, 2, "revoke"), 1);
	/* nobody is trapped: it can be requested */
	fixture_done(f, "yamada", "request.send", "{s:s,s:[{s:i,s:i}],s:s}",
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (int)slot_version(f, YAMADA), "to", "A1002");
	consistent(f);
}

static void
test_only_the_office(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_DENIED, "suzuki", "staff.approve_paper", PAPER,
	    PAPER_OF(YAMADA, "A1002"));
	fixture_refused(
	    f, ERR_DENIED, "yamada", "staff.revoke", REVOKE, REVOKE_OF(YAMADA));
	fixture_refused(f, ERR_DENIED, "yamada", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1004"));
	fixture_refused(f, ERR_DENIED, "yamada", "staff.elsewhere", REVOKE,
	    REVOKE_OF(YAMADA));
	fixture_refused(
	    f, ERR_DENIED, "suzuki", "staff.cases", "{s:i}", "person", YAMADA);
}

/* Nor on requests addressed to him, nor for his own seal. */
static void
test_nobody_in_his_own_case(void **state)
{
	struct fixture *f = *state;
	char *before;

	make_staff(f, "sato");
	make_staff(f, "suzuki");
	fixture_register(f, "sato", 1, PERIOD);
	fixture_request(f, "yamada", 1, "A1002");
	before = fixture_state(f);
	fixture_refused(f, ERR_STATE, "sato", "staff.approve_paper", PAPER,
	    PAPER_OF(SATO, "A1002"));
	fixture_refused(
	    f, ERR_STATE, "sato", "staff.elsewhere", REVOKE, REVOKE_OF(SATO));
	/* suzuki's seal, suzuki's hand */
	fixture_refused(f, ERR_STATE, "suzuki", "staff.approve_paper", PAPER,
	    PAPER_OF(SATO, "A1002"));
	/* away from oneself, and to oneself */
	fixture_refused(f, ERR_STATE, "suzuki", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1004"));
	fixture_refused(f, ERR_STATE, "sato", "staff.reassign", REASSIGN,
	    REASSIGN_OF(YAMADA, "A1010"));
	fixture_unchanged(f, before);
}

static void
test_nobody_revokes_his_own(void **state)
{
	struct fixture *f = *state;

	make_staff(f, "suzuki");
	make_staff(f, "sato");
	fixture_register(f, "sato", 1, PERIOD);
	fixture_done(
	    f, "jimu", "staff.approve_paper", PAPER, PAPER_OF(SATO, "A1002"));
	fixture_refused(
	    f, ERR_STATE, "sato", "staff.revoke", REVOKE, REVOKE_OF(SATO));
	fixture_refused(
	    f, ERR_STATE, "suzuki", "staff.revoke", REVOKE, REVOKE_OF(SATO));
	fixture_done(f, "jimu", "staff.revoke", REVOKE, REVOKE_OF(SATO));
}

/* The list itself says that the case is not on its way any more. */
static void
test_list_says_what_came_back(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(
	    f, "jimu", "staff.approve_paper", PAPER, PAPER_OF(YAMADA, "A1002"));
	assert_true(json_is_null(in_list(f, 0, "came_back")));
	fixture_done(f, "jimu", "staff.revoke", REVOKE, REVOKE_OF(YAMADA));
	assert_string_equal(
	    json_string_value(in_list(f, 0, "came_back")), "REVOKED");
}

/* Approved after the last day of the 申請期間: the next year's. */
static void
test_list_says_what_is_late(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(
	    f, "jimu", "staff.approve_paper", PAPER, PAPER_OF(YAMADA, "A1002"));
	assert_true(json_is_false(in_list(f, 0, "late")));
	/* received on the 10th, in time until then */
	fixture_sql(f, "INSERT INTO open_window SELECT '" NEW "',"
		       " 'application', 2026, decided_on - 9, decided_on"
		       " FROM request");
	assert_true(json_is_false(in_list(f, 0, "late")));
	fixture_sql(f, "UPDATE open_window SET to_on = to_on - 1");
	assert_true(json_is_true(in_list(f, 0, "late")));
}

/* States, and nothing that was written. */
static void
test_cases_hold_no_text(void **state)
{
	struct fixture *f = *state;
	char *all;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_done(f, "yamada", "note.save", "{s:s,s:i,s:s}", "programme",
	    NEW, "slot", 1, "text", "備考の秘密");
	fixture_done(f, "jimu", "staff.cases", "{s:i}", "person", YAMADA);
	assert_int_equal(json_array_size(at(f->reply, "rows.data")), 1);
	all = json_dumps(f->reply, 0);
	assert_null(strstr(all, "備考"));
	assert_null(strstr(all, "癌"));
	free(all);
}

static void
test_stale_and_unknown(void **state)
{
	struct fixture *f = *state;

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_STALE, "jimu", "staff.elsewhere", REVOKE,
	    "person", YAMADA, "programme", NEW, "slot", 1, "seen", 0, "reason",
	    "理由");
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "staff.revoke", REVOKE,
	    "person", YAMADA, "programme", NEW, "slot", 9, "seen", 0, "reason",
	    "理由");
	fixture_refused(f, ERR_NOT_FOUND, "jimu", "staff.revoke", REVOKE,
	    "person", 999, "programme", NEW, "slot", 1, "seen", 0, "reason",
	    "理由");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_paper),
	    TEST(test_paper_names_what_is_wrong),
	    TEST(test_paper_and_a_draft),
	    TEST(test_revoke),
	    TEST(test_only_the_office),
	    TEST(test_nobody_in_his_own_case),
	    TEST(test_nobody_revokes_his_own),
	    TEST(test_list_says_what_came_back),
	    TEST(test_list_says_what_is_late),
	    TEST(test_cases_hold_no_text),
	    TEST(test_stale_and_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
