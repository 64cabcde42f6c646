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

#define YAMADA 1
#define SATO 10
#define CASE(person_)                                                          \
	"person", person_, "programme", NEW, "slot", 1, "seen",                \
	    (int)version(f, person_)
#define PAPER "{s:i,s:s,s:i,s:i,s:s,s:I,s:s,s:s}"
#define PAPER_OF(person_, member_)                                             \
	CASE(person_), "supervisor", member_, "revision",                      \
	    (json_int_t)revision(f, person_), "received_on", "2026-06-10",     \
	    "reason", "指導者が退会したため"
#define REVOKE "{s:i,s:s,s:i,s:i,s:s}"
#define REVOKE_OF(person_) CASE(person_), "reason", "事務局の誤記のため"
#define REASSIGN "{s:i,s:s,s:i,s:i,s:s,s:s,s:s}"
#define REASSIGN_OF(person_, member_)                                          \
	CASE(person_), "supervisor", member_, "consent_on", "2026-06-12",      \
	    "reason", "指導者が長期休職のため"

static int64_t
version(struct fixture *f, int person)
{
	return fixture_number(f,
	    "SELECT version FROM slot WHERE person = %d AND number = 1",
	    person);
}

static int64_t
revision(struct fixture *f, int person)
{
	return fixture_number(f,
	    "SELECT revision FROM slot WHERE person = %d AND number = 1",
	    person);
}

/* Who got a notice of a kind, and how many. */
static int64_t
told(struct fixture *f, int person, const char *kind)
{
	return fixture_number(f,
	    "SELECT count(*) FROM outbox WHERE person = %d AND kind = '%s'",
	    person, kind);
}

static void
make_staff(struct fixture *f, const char *login)
{
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = '%s'", login);
}

/* A member of a row of the applicant's list, the first being 0. */
static json_t *
in_list(struct fixture *f, size_t row, const char *member)
{
	fixture_done(f, "yamada", "case.list", "{s:s}", "programme", NEW);
	return cell(f, row, member);
}

static void
field(const struct fixture *f, const char *name)
{
	assert_true(f->err.why.n > 0);
	assert_string_equal(((struct reason *)f->err.why.at)->item, name);
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
	field(f, "supervisor");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    PAPER_OF(YAMADA, "A1028"));
	field(f, "supervisor");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    CASE(YAMADA), "supervisor", "A1007", "revision", (json_int_t)999,
	    "received_on", "2026-06-10", "reason", "書面");
	field(f, "revision");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    CASE(YAMADA), "supervisor", "A1007", "revision",
	    (json_int_t)revision(f, YAMADA), "received_on", "2026-06-16",
	    "reason", "書面");
	field(f, "received_on");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.approve_paper", PAPER,
	    CASE(YAMADA), "supervisor", "A1007", "revision",
	    (json_int_t)revision(f, YAMADA), "received_on", "2026-06-10",
	    "reason", "　 ");
	field(f, "reason");
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
	    (int)version(f, YAMADA), "to", "A1002");
	consistent(f);
}

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
	field(f, "supervisor");
	fixture_refused(f, ERR_INVALID, "jimu", "staff.reassign", REASSIGN,
	    CASE(YAMADA), "supervisor", "A1004", "consent_on", "2026-06-16",
	    "reason", "休職");
	field(f, "consent_on");
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

/* 他施設指導者可: the question about the facility is answered. */
static void
test_elsewhere(void **state)
{
	struct fixture *f = *state;
	const char *const send = "{s:s,s:[{s:i,s:i}],s:s}";

	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.send", send,
	    "programme", NEW, "cases", "slot", 1, "seen",
	    (int)version(f, YAMADA), "to", "A1010");
	fixture_done(f, "jimu", "staff.elsewhere", REVOKE, REVOKE_OF(YAMADA));
	fixture_done(f, "yamada", "request.send", send, "programme", NEW,
	    "cases", "slot", 1, "seen", (int)version(f, YAMADA), "to", "A1010");
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
	    "slot", 1, "seen", (int)version(f, YAMADA), "draft", 0);
	assert_int_equal(
	    fixture_number(f, "SELECT count(*) FROM elsewhere"), 0);
	fixture_register(f, "yamada", 1, PERIOD);
	fixture_refused(f, ERR_CONFIRM, "yamada", "request.send",
	    "{s:s,s:[{s:i,s:i}],s:s}", "programme", NEW, "cases", "slot", 1,
	    "seen", (int)version(f, YAMADA), "to", "A1010");
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
	    TEST(test_reassign),
	    TEST(test_reassign_asks_the_rules),
	    TEST(test_only_the_office),
	    TEST(test_nobody_in_his_own_case),
	    TEST(test_nobody_revokes_his_own),
	    TEST(test_elsewhere),
	    TEST(test_elsewhere_goes_with_its_case),
	    TEST(test_reasons_are_read),
	    TEST(test_list_says_what_came_back),
	    TEST(test_list_says_what_is_late),
	    TEST(test_cases_hold_no_text),
	    TEST(test_stale_and_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
