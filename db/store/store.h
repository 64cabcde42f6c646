/* SPDX-License-Identifier: MIT */
/*
 * store: the storage contract, chosen at link time.
 *
 * Owns transactions and named queries; rows become structs by their shapes
 * (column name = member name). Refuses to know any rule. SQL stands in
 * queries/, one comment line before each query:
 *
 *	-- slot_save(slot, state, seen) changes 1 else STALE
 *	-- slot_list(person, programme) rows case_row
 *
 * From these files come enum query and the table of texts. Arguments are
 * given in the order of that line and are ?1, ?2, …. (contracts.md:
 * interfaces; house.md: beyond one host)
 */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/shape.h"
#include "db/store/queries.h"

struct store;

enum arg_type {
	ARG_NULL,
	ARG_INT,
	ARG_TEXT,
	ARG_LAST,
};

/* One argument; what it points to is borrowed for the call. */
struct arg {
	enum arg_type type;
	int64_t number;
	const char *bytes;
	size_t n;
};

/* A list of arguments: ARGS(arg_int(slot), arg_word(&state_words, state)) */
#define ARGS(...) ((const struct arg[]){__VA_ARGS__, {.type = ARG_LAST}})
#define NO_ARGS ((const struct arg[]){{.type = ARG_LAST}})

struct arg arg_int(int64_t);  /* INT_NONE gives NULL */
struct arg arg_date(int32_t); /* DATE_NONE gives NULL */
struct arg
arg_text(const char *); /* NULL gives NULL */
struct arg
arg_word(const struct words *, int word); /* its code */

/* What a query must change, from its comment line. */
struct query_row {
	const char *name, *sql;
	int args;
	int changes;               /* rows, or -1: any number */
	enum err_code otherwise;   /* when it changed fewer */
	const struct shape *shape; /* of its rows, NULL: none */
};

extern const struct query_row queries[QUERY_COUNT];

/*
 * Opens the database in a directory, creating it (0600) and bringing its
 * schema up to date, with a backup first: FILE.before-VERSION. Refuses a link, a file others can read, and a schema
 * newer than the program (ERR_STORAGE with a sentence). *out is released
 * with store_close.
 */
int
store_open(const char *directory, struct store **out, struct err *);
void
store_close(struct store *);

/*
 * Opens a database file that is there, to read it as it stands: nothing is
 * made or migrated. Refuses a schema newer than the program and what is no
 * database of it.
 */
int
store_inspect(const char *file, struct store **out, struct err *);
int
store_schema(struct store *, int *out, struct err *);
/*
 * A new file (0600), which is one moment of the store while others write, and
 * whole: checked, on the disk, and under its name only then. Never over a file
 * that is there (ERR_STATE).
 */
int
store_copy(struct store *from, const char *path, struct err *);
/* Pages, indexes and references; ERR_INVALID with what is wrong first. */
int
store_sound(struct store *, struct err *);

/* Reads see one moment; a write holds the one writer's place. */
int
store_begin_read(struct store *, struct err *);
int
store_begin_write(struct store *, struct err *);
int
store_commit(struct store *, struct err *);
void
store_rollback(struct store *); /* nothing open: nothing done */

/*
 * The first row into the caller's storage, which shape_init was not needed
 * for. 1 found, 0 none (the row is then released), negative on failure.
 */
int
store_one(struct store *, enum query, const struct arg *, const struct shape *,
    void *row, struct err *);
/* All rows, added to the list; 0 or negative. */
int
store_rows(struct store *, enum query, const struct arg *, const struct shape *,
    struct list *, struct err *);
/* 0, or negative: with the query's own code when it changed too little. */
int
store_run(struct store *, enum query, const struct arg *, struct err *);
int64_t
store_last_id(struct store *); /* of the last INSERT */

/* For the test that holds every query against its shape: prepares it and
 * checks its columns. */
int
store_verify(struct store *, enum query, struct err *);

#endif
