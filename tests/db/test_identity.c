/* SPDX-License-Identifier: MIT */
#include "db/identity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/call/call.h"
#include "fixture.h"

#define HANAKO 70001
#define OTHER 70002

/* One call on a connection that is there; 0 or a negative code. */
static int
says(struct fixture *f, struct session *session, const char *name)
{
	json_t *args = strcmp(name, "session.hello") == 0
			   ? json_pack("{s:i}", "protocol", call_protocol())
		       : strcmp(name, "case.list") == 0
			   ? json_pack("{s:s}", "programme", NEW)
			   : json_object();
	char *text;

	err_clear(&f->err);
	text = session_call(session, call_find(name), args, &f->err);
	json_decref(args);
	if (text == NULL)
		return -f->err.code;
	free(text);
	return 0;
}

static void
meet(struct fixture *f, struct session *session, const char *login, int64_t uid)
{
	session_init(session, f->store, &f->clock, login);
	session->uid = uid;
}

/* One connection with one call. */
static int
comes(struct fixture *f, const char *login, int64_t uid, const char *name)
{
	struct session session;
	int rc;

	meet(f, &session, login, uid);
	rc = says(f, &session, name);
	session_release(&session);
	return rc;
}

static int64_t
uid_of(struct fixture *f, const char *login)
{
	return fixture_number(f,
	    "SELECT coalesce(uid, -1) FROM person WHERE login = '%s'", login);
}

static int64_t
impostors(struct fixture *f)
{
	return fixture_number(f,
	    "SELECT count(*) FROM audit WHERE result = 'STRANGER'"
	    " AND subject LIKE 'uid %%'");
}

static void
test_kept_from_the_first_connection(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(uid_of(f, "yamada"), -1);
	assert_int_equal(comes(f, "yamada", HANAKO, "session.hello"), 0);
	assert_int_equal(uid_of(f, "yamada"), HANAKO);
	assert_int_equal(comes(f, "yamada", HANAKO, "case.list"), 0);
	assert_int_equal(impostors(f), 0);
	/* a first call that reads, and one that is refused, keep it too */
	assert_int_equal(comes(f, "tanaka", 70003, "case.list"), 0);
	assert_int_equal(uid_of(f, "tanaka"), 70003);
	assert_int_equal(comes(f, "kato", 70004, "case.list"), -ERR_DENIED);
	assert_int_equal(uid_of(f, "kato"), 70004);
}

/* Defence: identity_load compares the uid in each transaction. */
static void
test_another_uid_with_that_login(void **state)
{
	struct fixture *f = *state;
	struct session session;

	assert_int_equal(comes(f, "yamada", HANAKO, "session.hello"), 0);
	assert_int_equal(comes(f, "yamada", OTHER, "case.list"), -ERR_STRANGER);
	assert_non_null(strstr(f->err.text, "\"yamada\""));
	assert_int_equal(uid_of(f, "yamada"), HANAKO);
	assert_int_equal(impostors(f), 1);
	assert_int_equal(fixture_number(f, "SELECT person FROM audit"
					   " WHERE subject = 'uid 70002'"),
	    1);
	/* once a connection, however often he asks */
	meet(f, &session, "yamada", OTHER);
	for (int i = 0; i < 5; i++)
		assert_int_equal(
		    says(f, &session, "session.hello"), -ERR_STRANGER);
	session_release(&session);
	assert_int_equal(impostors(f), 2);
	assert_int_equal(comes(f, "yamada", HANAKO, "case.list"), 0);
}

/* Defence: person_uid keeps no uid that another login has. */
static void
test_another_login_with_that_uid(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(comes(f, "yamada", HANAKO, "session.hello"), 0);
	assert_int_equal(
	    comes(f, "tanaka", HANAKO, "session.hello"), -ERR_STRANGER);
	assert_int_equal(uid_of(f, "tanaka"), -1);
	assert_int_equal(impostors(f), 1);
	assert_int_equal(
	    comes(f, "nobody-here", HANAKO, "case.list"), -ERR_STRANGER);
}

/* The office moves the person to another login: the account counts anew, and
 * who is connected by the old one is out. Defence: trigger person_moved. */
static void
test_moved_to_another_login(void **state)
{
	struct fixture *f = *state;
	struct session old;

	meet(f, &old, "yamada", HANAKO);
	assert_int_equal(says(f, &old, "case.list"), 0);
	fixture_sql(f, "UPDATE person SET login = 'hana' WHERE id = 1");
	assert_int_equal(uid_of(f, "hana"), -1);
	assert_int_equal(says(f, &old, "case.list"), -ERR_STRANGER);
	assert_int_equal(comes(f, "hana", OTHER, "case.list"), 0);
	assert_int_equal(uid_of(f, "hana"), OTHER);
	/* the same login for another account, by way of none */
	fixture_sql(f, "UPDATE person SET login = NULL WHERE id = 1");
	fixture_sql(f, "UPDATE person SET login = 'yamada' WHERE id = 1");
	assert_int_equal(says(f, &old, "case.list"), -ERR_STRANGER);
	session_release(&old);
	assert_int_equal(comes(f, "yamada", 70009, "case.list"), 0);
}

static void
test_registered_while_connected(void **state)
{
	struct fixture *f = *state;
	struct session session;

	meet(f, &session, "new", 70005);
	assert_int_equal(says(f, &session, "case.list"), -ERR_STRANGER);
	fixture_sql(f, "UPDATE person SET login = 'new' WHERE id = 6");
	assert_int_equal(says(f, &session, "case.list"), 0);
	session_release(&session);
	assert_int_equal(uid_of(f, "new"), 70005);
}

static void
test_a_private_store_has_no_uid(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(comes(f, "yamada", INT_NONE, "session.hello"), 0);
	assert_int_equal(uid_of(f, "yamada"), -1);
	assert_int_equal(comes(f, "yamada", HANAKO, "session.hello"), 0);
	assert_int_equal(comes(f, "yamada", INT_NONE, "session.hello"), 0);
}

static void
test_no_person(void **state)
{
	(void)state;
	assert_true(identity_nobody(0));
	assert_true(identity_nobody(65534));
	assert_true(identity_nobody((uid_t)-1));
	assert_false(identity_nobody(1));
	assert_false(identity_nobody(HANAKO));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_kept_from_the_first_connection),
	    TEST(test_another_uid_with_that_login),
	    TEST(test_another_login_with_that_uid),
	    TEST(test_moved_to_another_login),
	    TEST(test_registered_while_connected),
	    TEST(test_a_private_store_has_no_uid),
	    TEST(test_no_person),
	};

	fixture_seconds(120);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
