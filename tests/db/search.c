/* SPDX-License-Identifier: MIT */
#include "search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "db/sample/sample.h"

int
search_set_up(void **state)
{
	struct fixture *f;

	fixture_bare(state);
	f = *state;
	if (store_open(f->dir, &f->store, &f->err) < 0)
		return -1;
	return sample_start(f->store, &f->clock, &f->err);
}

int
row_of(const struct fixture *f, const char *member)
{
	for (size_t i = 0; i < row_count(f); i++)
		if (strcmp(json_string_value(cell(f, i, "member")), member) ==
		    0)
			return (int)i;
	return -1;
}

void
search(struct fixture *f, const char *query)
{
	fixture_done(f, "yamada", "supervisor.search", "{s:s}", "query", query);
}

void
finds(struct fixture *f, const char *query, const char *members)
{
	char all[512];
	size_t n = 0;

	search(f, query);
	snprintf(all, sizeof all, "%s", members);
	for (char *rest = all, *one; (one = strsep(&rest, " ")) != NULL;) {
		if (*one == '\0')
			continue;
		n++;
		if (row_of(f, one) < 0)
			fail_msg("\"%s\" does not find %s", query, one);
	}
	if (row_count(f) != n)
		fail_msg("\"%s\" finds %zu", query, row_count(f));
}
