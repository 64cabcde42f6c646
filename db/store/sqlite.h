/* SPDX-License-Identifier: MIT */
/* sqlite: what the files of the SQLite store share among themselves. */
#ifndef SQLITE_STORE_H
#define SQLITE_STORE_H

#include <sqlite3.h>

#include "queue.h"
#include "store.h"

/* Of a transaction. */
enum turn { TURN_READ, TURN_WRITE, TURN_COMMIT, TURN_ROLLBACK, TURN_COUNT };

struct store {
	sqlite3 *db;
	sqlite3_stmt *prepared[QUERY_COUNT]; /* when first used */
	sqlite3_stmt *turns[TURN_COUNT];     /* as these */
	enum query preparing; /* QUERY_COUNT: none, or SQL that has no name */
	struct queue queue;   /* of its writers */
};

extern const char *const migrations[];
extern const size_t migration_count;

/* Maps a result of SQLite to an error; detail goes to syslog. */
int
sqlite_fail(struct store *, const char *doing, struct err *);
/* Runs SQL of its own: pragmas, migrations. */
int
sqlite_exec(struct store *, const char *sql, struct err *);
/* ERR_STORAGE when a schema is newer than the program. */
int
sqlite_not_newer(int schema, struct err *);
/* A connection that changes nothing, to a file that is there. */
int
sqlite_open_to_read(const char *file, struct store **out, struct err *);
/* Before a migration: a backup FILE.before-SCHEMA, once. */
int
sqlite_keep_before(struct store *, int schema, struct err *);
/* Gives SQL the functions of its search. */
int
sqlite_text(struct store *, struct err *);
/* Brings the schema up to the newest migration. */
int
sqlite_migrate(struct store *, struct err *);

/* Nothing but the named queries from now on; after the migrations. */
void
sqlite_authorize(struct store *);

#endif
