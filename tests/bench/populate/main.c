/* SPDX-License-Identifier: MIT */

#include "populate.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "db/clock.h"
#include "db/site.h"
#include "db/store/sqlite.h"

#define EACH_OF 10     /* applicants for each supervisor */
#define BEDS_OF 50     /* people for each hospital */
#define HOSPITALS 2000 /* at most */

struct society all;

void
fail(const char *what, const struct err *err)
{
	fprintf(stderr, "populate: %s: %s\n", what, err->text);
	exit(1);
}

/* xorshift64*: the same everywhere, unlike rand(). */
size_t
pick(size_t n)
{
	all.seed ^= all.seed >> 12;
	all.seed ^= all.seed << 25;
	all.seed ^= all.seed >> 27;
	return (size_t)(all.seed * 2685821657736338717ULL >> 33) % n;
}

void
run(enum query query, const struct arg *args)
{
	struct err err = {0};

	if (store_run(all.store, query, args, &err) < 0)
		fail(queries[query].name, &err);
}

void
begin(void)
{
	struct err err = {0};

	if (store_begin_write(all.store, &err) < 0)
		fail("begin", &err);
}

void
commit(void)
{
	struct err err = {0};

	if (store_commit(all.store, &err) < 0)
		fail("commit", &err);
}

/* It is made anew when the machine falls: no waiting for its disk. */
static void
hurry(void)
{
	sqlite3_set_authorizer(all.store->db, NULL, NULL);
	sqlite3_exec(all.store->db,
	    "PRAGMA cache_size = -65536; PRAGMA synchronous = OFF", NULL, NULL,
	    NULL);
}

static int64_t
number(const char *text, int64_t otherwise)
{
	return text == NULL ? otherwise : strtoll(text, NULL, 10);
}

static int64_t
between(int64_t least, int64_t n, int64_t most)
{
	return n < least ? least : n > most ? most : n;
}

int
main(int argc, char **argv)
{
	const struct clock clock = {.frozen = TIME_NONE};
	struct err err = {0};

	if (argc < 3 || argc > 5 || number(argv[2], 0) < 1) {
		fputs("usage: populate DIR APPLICANTS [SEED [SUPERVISORS]]\n",
		    stderr);
		return 2;
	}
	setenv("TZ", "Asia/Tokyo", 1);
	i18n_start(NULL, NULL);
	all.applicants = number(argv[2], 0);
	all.seed = (uint64_t)number(argc > 3 ? argv[3] : NULL, 1) | 1ULL << 63;
	all.supervisors = number(argc > 4 ? argv[4] : NULL,
	    between(10, all.applicants / EACH_OF, INT32_MAX));
	all.hospitals = between(
	    10, (all.applicants + all.supervisors) / BEDS_OF, HOSPITALS);
	all.today = date_of_time(clock_now(&clock));
	all.now = date_start(all.today);
	if (store_open(argv[1], &all.store, &err) < 0)
		fail(argv[1], &err);
	hurry();
	enter_society();
	if (site_rules(all.store, INT_NONE, all.today, &all.rules, &err) < 0)
		fail("rules", &err);
	live_all();
	store_close(all.store);
	return 0;
}
