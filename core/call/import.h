/* SPDX-License-Identifier: MIT */
/*
 * import: what the calls carry by which the 事務局 reads a file. The cells go
 * to the service in parts that fit a line of the wire and wait there for a
 * day; then they are checked as often as one likes, and written, all or
 * nothing.
 */
#ifndef CALL_IMPORT_H
#define CALL_IMPORT_H

#include "../import.h"

#define IMPORT_PARTS 64     /* of a file: 16 MiB */
#define IMPORT_PROBLEMS 200 /* that are listed */

struct import_stage_args {
	char *once, *import; /* import: 32 hex digits, the same in each part */
	int kind;
	int64_t part;               /* from 1 on, in their order */
	struct import_line *header; /* the same in each part */
	struct list rows;           /* of import_line */
};
extern const struct shape import_stage_args_shape;

struct import_staged {
	int64_t part;
};
extern const struct shape import_staged_shape;

struct import_args {
	char *import;
};
extern const struct shape import_args_shape;

/* What a file would do, or has done. */
struct import_checked {
	int kind;
	int64_t rows, added, changed, unchanged;
	int64_t wrong;        /* problems, also those not listed */
	struct list problems; /* of import_problem, by their lines */
};
extern const struct shape import_checked_shape;

struct import_write_args {
	char *once, *import;
};
extern const struct shape import_write_args_shape;

#endif
