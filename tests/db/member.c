/* SPDX-License-Identifier: MIT */
#include "member.h"

#define DATA "{s:i,s:i,s:s,s:s,s:s,s:s,s:s,s:s,s:b}", "person", TANAKA, "seen"

int64_t
member_version(struct fixture *f, int person)
{
	return fixture_number(
	    f, "SELECT version FROM person WHERE id = %d", person);
}

void
member_done(struct fixture *f, const char *call, int person)
{
	fixture_done(f, "jimu", call, "{s:i,s:i}", "person", person, "seen",
	    (int)member_version(f, person));
}

void
member_edit_tanaka(struct fixture *f, const char *name, const char *login)
{
	fixture_done(f, "jimu", "person.edit", DATA,
	    (int)member_version(f, TANAKA), "member", "A1028", "name", name,
	    "kana", "たなか みさき", "roman", "Tanaka Misaki", "mail",
	    "t@example.org", "login", login, "physician", 1);
}

size_t
member_found(struct fixture *f, const char *query)
{
	fixture_done(f, "jimu", "person.find", "{s:s}", "query", query);
	return row_count(f);
}
