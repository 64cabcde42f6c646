/* SPDX-License-Identifier: MIT */
/* A random walk: whoever calls whatever, the rows agree. SEED=n repeats one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "consistent.h"
#include "fixture.h"

/* request.send of one case: slot, seen, to */
#define SEND(slot_, seen_, to_)                                                \
	"{s:s, s:[{s:i, s:I}], s:s, s:[s]}", "programme", NEW, "cases",        \
	    "slot", slot_, "seen", (json_int_t)(seen_), "to", to_, "confirm",  \
	    dice(2) ? "elsewhere" : "no"
#define WITHDRAW(slot_, seen_)                                                 \
	"{s:[s], s:s, s:[{s:i, s:I}]}", "confirm", "told", "programme", NEW,   \
	    "cases", "slot", slot_, "seen", (json_int_t)(seen_)

#define STEPS 600
#define WALK_SLOTS 4

static unsigned seed;

static int
dice(int n)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16 & 0x7fff) % n;
}

/* Mostly the true version, now and then another. */
static int64_t
about(int64_t version)
{
	return dice(8) == 0 ? version + dice(3) - 1 : version;
}

static void
walk_applicant(struct fixture *f, const char *login, int slot)
{
	static const char *const to[] = {"A1002", "A1004", "A1005", "A1010"};
	static const char *const sexes[] = {"male", "female", "other"};
	int64_t seen = about(fixture_version(f, login, slot));
	int64_t item = about(fixture_number(f,
	    "SELECT coalesce((SELECT d.version FROM draft_item d JOIN slot s"
	    " ON s.id = d.slot JOIN person p ON p.id = s.person WHERE"
	    " p.login = '%s' AND s.number = %d AND d.item = 'sex'), 0)",
	    login, slot));

	switch (dice(8)) {
	case 0:
		fixture_call(f, login, "draft.save",
		    "{s:s, s:i, s:[{s:s, s:s, s:I}]}", "programme", NEW, "slot",
		    slot, "changes", "item", "sex", "text", sexes[dice(3)],
		    "seen", (json_int_t)item);
		break;
	case 1:
		fixture_call(f, login, "draft.discard", "{s:s, s:i, s:I}",
		    "programme", NEW, "slot", slot, "seen", (json_int_t)seen);
		break;
	case 7:
		if (dice(4) != 0)
			break;
		fixture_call(f, login, "case.delete",
		    "{s:s, s:i, s:I, s:i, s:b, s:[s]}", "programme", NEW,
		    "slot", slot, "seen", (json_int_t)seen, "typed", slot,
		    "draft", dice(2), "confirm", "approved");
		break;
	case 2:
		fixture_call(f, login, "case.register",
		    "{s:s, s:i, s:I, s:[s]}", "programme", NEW, "slot", slot,
		    "seen", (json_int_t)seen, "confirm",
		    dice(2) ? "unchanged" : "no");
		break;
	case 3:
	case 4:
		fixture_call(
		    f, login, "request.send", SEND(slot, seen, to[dice(4)]));
		break;
	case 5:
		fixture_call(f, login, "request.send",
		    "{s:s, s:[{s:i, s:I}, {s:i, s:I}], s:s}", "programme", NEW,
		    "cases", "slot", slot, "seen", (json_int_t)seen, "slot",
		    1 + slot % WALK_SLOTS, "seen",
		    (json_int_t)fixture_version(
			f, login, 1 + slot % WALK_SLOTS),
		    "to", to[dice(4)]);
		break;
	default:
		if (dice(3) == 0)
			fixture_call(
			    f, login, "request.withdraw", WITHDRAW(slot, seen));
	}
}

static void
walk_supervisor(struct fixture *f, const char *login)
{
	int64_t last =
	    fixture_number(f, "SELECT coalesce(max(id), 0) FROM request");
	int64_t request = last - dice(6);
	int64_t seen = about(1);

	if (request < 1)
		return;
	switch (dice(4)) {
	case 0:
	case 1:
		fixture_call(f, login, "request.view", "{s:I}", "request",
		    (json_int_t)request);
		break;
	case 2:
		fixture_call(f, login, "request.approve", "{s:[{s:I, s:I}]}",
		    "requests", "request", (json_int_t)request, "seen",
		    (json_int_t)seen);
		break;
	default:
		fixture_call(f, login, "request.reject", "{s:I, s:I, s:s}",
		    "request", (json_int_t)request, "seen", (json_int_t)seen,
		    "comment", dice(4) ? "理由" : "");
	}
}

static bool
walked(struct fixture *f)
{
	return fixture_count(f, "request WHERE state = 'APPROVED'") > 0 &&
	       fixture_count(f, "request WHERE state = 'REJECTED'") > 0 &&
	       fixture_count(f, "request WHERE state = 'WITHDRAWN'") > 0;
}

static void
test_random_walk(void **state)
{
	static const char *const applicants[] = {"yamada", "tanaka", "sato"};
	static const char *const supervisors[] = {
	    "suzuki", "onodera", "oda", "sato", "yamada", "araki"};
	const char *given = getenv("SEED");
	struct fixture *f = *state;

	seed = given == NULL ? (unsigned)getpid()
			     : (unsigned)strtoul(given, NULL, 10);
	print_message("# SEED=%u\n", seed);
	for (int i = 0; i < 3; i++)
		for (int slot = 1; slot <= WALK_SLOTS; slot++)
			fixture_register(f, applicants[i], slot, PERIOD);
	/* an unlucky walk goes on until it has seen every end of a request */
	for (int step = 0; step < STEPS || (step < 10 * STEPS && !walked(f));
	     step++) {
		if (dice(2))
			walk_applicant(
			    f, applicants[dice(3)], 1 + dice(WALK_SLOTS));
		else
			walk_supervisor(f, supervisors[dice(6)]);
		if (f->err.code == ERR_INTERNAL || f->err.code == ERR_STORAGE)
			fail_msg("step %d: %s", step, f->err.text);
		consistent(f);
	}
	/* it was a walk and not a standstill */
	assert_true(fixture_count(f, "request WHERE state = 'APPROVED'") > 0);
	assert_true(fixture_count(f, "request WHERE state = 'REJECTED'") > 0);
	assert_true(fixture_count(f, "request WHERE state = 'WITHDRAWN'") > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_random_walk),
	};

	fixture_seconds(240);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
