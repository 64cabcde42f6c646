/* SPDX-License-Identifier: MIT */
/*
 * fixture: a directory with a small society in it, and calls as its people.
 *
 * It is 2026-06-15 10:00 in Tokyo unless a test changes the clock. The texts
 * of refusals are the msgids. What a test reads or spoils behind the back of
 * the service goes through a connection of its own, as sqlite3(1) would.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "db/clock.h"
#include "db/session.h"
#include "db/store/store.h"

#define PERIOD "2025-05-01..2025-06-10" /* in every qualification but oda's */
#define NEW "specialist-new"

struct fixture {
	char dir[64], file[80];
	struct store *store;
	struct clock clock;
	const struct call *call; /* the last one */
	json_t *reply;           /* of the last call that was done, else NULL */
	struct err err;          /* of the last call that was refused */
	unsigned calls;          /* makes each once its own */
	int bell, ear;           /* BELL_NONE; a test's own, of all sessions */
};

/*
 * For cmocka. The society:
 *	yamada, tanaka	applicants (A1001, A1028)
 *	suzuki, onodera	supervisors at hospital 1 (A1002, A1004); onodera's
 *			qualification is two that adjoin on 2025-05-20
 *	sato		applicant and supervisor (A1010)
 *	oda		supervisor since 2025-06-01 only (A1005)
 *	kudo		supervisor without a login (A1006)
 *	araki		supervisor who has left the society (A1007)
 *	jimu		staff, no physician (J0001)
 *	kato		a member, nothing else (A1009)
 * Hospital 1 has the entries 101 (to 2024-03-31) and 102 (from 2024-04-01).
 */
int
fixture_set_up(void **state);
int
fixture_tear_down(void **state);
/* An empty directory and no store. */
int
fixture_bare(void **state);
/* Enters the society in a store that is empty, as fixture_set_up does. */
void
fixture_society(struct fixture *);

#define TEST(f)                                                                \
	cmocka_unit_test_setup_teardown(f, fixture_set_up, fixture_tear_down)
#define BARE(f)                                                                \
	cmocka_unit_test_setup_teardown(f, fixture_bare, fixture_tear_down)

/* Ends the whole program after so many seconds, on a machine at its usual
 * speed; TEST_SLOW in the environment says how often longer (tests/run). */
void
fixture_seconds(unsigned);

/* Skips this test under valgrind, which blocks every signal while somebody
 * waits for an OFD lock: there, nobody can be called out of that queue. */
void
fixture_needs_signals(void);

/* Sets the clock: RFC 3339. */
void
fixture_now(struct fixture *, const char *);

/*
 * One call; the arguments are packed by jansson's format and get a once of
 * their own if they need one. MAILER is the mailer, who is no person. 0 and
 * .reply, or a negative code and .err.
 */
int
fixture_call(struct fixture *, const char *login, const char *call,
    const char *format, ...);
/* The mailer's name, which is no login. */
#define MAILER "the mailer"

/* As fixture_call, and it must be done; returns .reply. */
json_t *
fixture_done(struct fixture *, const char *login, const char *call,
    const char *format, ...);
/* As fixture_call, and it must be refused with that code. */
void
fixture_refused(struct fixture *, enum err_code, const char *login,
    const char *call, const char *format, ...);
/* How many reasons of the last refusal have that code. */
int
fixture_reasons(const struct fixture *, const char *code);

/* SQL of a test, which may hold printf's %d and %s; behind the back. */
void
fixture_sql(struct fixture *, const char *sql, ...)
    __attribute__((format(printf, 2, 3)));
int64_t
fixture_number(struct fixture *, const char *sql, ...)
    __attribute__((format(printf, 2, 3)));
/* How many rows there are of a table, or of what stands after FROM. */
int64_t
fixture_count(struct fixture *, const char *from);
/* The first column of the first row, or NULL; heap. */
char *
fixture_text(struct fixture *, const char *sql, ...)
    __attribute__((format(printf, 2, 3)));
/* A digest of every row of every table but audit; heap. */
char *
fixture_state(struct fixture *);
/* Nothing but the audit has changed since that digest, which is freed. */
void
fixture_unchanged(struct fixture *, char *before);

/* A whole report into a draft of specialist-new. */
void
fixture_draft(
    struct fixture *, const char *login, int slot, const char *period);
/* One item of it, over what stands there. */
void
fixture_write(struct fixture *, const char *login, int slot, const char *item,
    const char *text);
/* Registers what is drafted. */
void
fixture_register_draft(struct fixture *, const char *login, int slot);
/* A whole report, drafted and registered; returns the slot's version. */
int64_t
fixture_register(
    struct fixture *, const char *login, int slot, const char *period);
/* …and sent to a member number; returns the request. */
int64_t
fixture_request(
    struct fixture *, const char *login, int slot, const char *member);
/* …and n of them from that number on, in one sending with this message. */
#define FIXTURE_MESSAGE "通信欄の文"
void
fixture_send(
    struct fixture *, const char *login, const char *to, int from, int n);
/* Takes the request of a slot back, whoever was told of it. */
void
fixture_withdraw(struct fixture *, const char *login, int slot);
/* Opens a request. */
void
fixture_view(struct fixture *, const char *login, int64_t request);
/* A case as its owner reads it; returns .reply. */
json_t *
fixture_show(struct fixture *, const char *login, int slot);
int64_t
fixture_version(struct fixture *, const char *login, int slot);
/* The state of a slot; its code, borrowed. */
const char *
fixture_slot(struct fixture *, const char *login, int slot);

/* A member of an object by a path like "badges.waiting". */
json_t *
at(const json_t *, const char *path);
int64_t
number_at(const json_t *, const char *path);
const char *
text_at(const json_t *, const char *path);
/* The table of .reply: how many rows, and a member of one, the first being
 * 0. */
size_t
row_count(const struct fixture *);
json_t *
cell(const struct fixture *, size_t row, const char *column);
/* …of a table with another name than rows. */
json_t *
cell_of(
    const struct fixture *, const char *table, size_t row, const char *column);

#endif
