/* SPDX-License-Identifier: MIT */
#include "office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

int64_t
slot_version(struct fixture *f, int person)
{
	return fixture_number(f,
	    "SELECT version FROM slot WHERE person = %d AND number = 1",
	    person);
}

int64_t
slot_revision(struct fixture *f, int person)
{
	return fixture_number(f,
	    "SELECT revision FROM slot WHERE person = %d AND number = 1",
	    person);
}

int64_t
told(struct fixture *f, int person, const char *kind)
{
	return fixture_number(f,
	    "SELECT count(*) FROM outbox WHERE person = %d AND kind = '%s'",
	    person, kind);
}

void
make_staff(struct fixture *f, const char *login)
{
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE login = '%s'", login);
}

void
names_field(const struct fixture *f, const char *name)
{
	assert_true(f->err.why.n > 0);
	assert_string_equal(((struct reason *)f->err.why.at)->item, name);
}
