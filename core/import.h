/* SPDX-License-Identifier: MIT */
/*
 * import: rows that people keep in a table elsewhere, read by their shapes.
 *
 * Owns which kinds there are, how a heading names a member (by its name or by
 * its label in either language) and how a cell becomes a value. A cell is
 * text as it stood in the file; what can't be taken is a problem with its
 * line. Refuses to know files and the store: who a member number is, is the
 * service's.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>

#include "shape.h"

#define IMPORT_COLUMNS 32 /* of a file */

/* Stands where a character was that no text may hold. The wire carries no
 * such character, so the client writes this, and it is refused by its line. */
#define IMPORT_FAULT "\xef\xbf\xbd" /* U+FFFD */

/* A line of the file; a cell holds a text_check_line text. */
struct import_line {
	int64_t line;      /* from 1 on; of a row over several, the first */
	struct list cells; /* of char * */
};
extern const struct shape import_line_shape;

/* What is wrong; column is its heading in the language of the moment, NULL:
 * with the line as a whole. */
struct import_problem {
	int64_t line;
	char *column, *text;
};
extern const struct shape import_problem_shape;

/* The rows, whose members are the columns. NULL where optional and blank. */
struct import_person {
	char *member, *name, *kana, *roman, *mail;
	bool physician, active;
	char *login;
};
struct import_facility {
	char *name, *kana;
	int kind;
	int32_t from_on, to_on;
};
struct import_qualification {
	char *member;
	int kind;
	int32_t from_on, to_on;
};
struct import_affiliation {
	char *member, *hospital;
	int32_t from_on, to_on; /* to_on DATE_NONE: to this day */
};
struct import_former {
	char *member; /* the applicant's */
	int programme;
	int64_t number;
	char *supervisor; /* member number or name */
	int32_t decided_on;
	char *source; /* which system */
};

extern const struct shape import_person_shape, import_facility_shape,
    import_qualification_shape, import_affiliation_shape, import_former_shape;

struct import_kind {
	const struct shape *row;
	const char *may_miss; /* columns a file need not have, " mail login " */
	/* What holds between the cells of one row; tidies them, too. */
	void (*rule)(void *row, int64_t line, struct list *problems);
};

extern const struct import_kind import_kinds[IMPORT_COUNT];

/* Can a file do without that column? What it would say then stays as it is. */
bool
import_may_miss(const struct import_kind *, const struct member *);

/* Adds a problem. */
void
import_problem(struct list *problems, int64_t line, const struct member *,
    const char *msgid, ...) __attribute__((format(printf, 4, 5)));

/* The columns of one kind as a file writes them. */
struct import_reader;

struct import_reader *import_reader_new(enum import);
void
import_reader_free(struct import_reader *);
/*
 * Takes the headings. Those that are unknown, there twice or missing become
 * problems, and false.
 */
bool
import_header(
    struct import_reader *, const struct import_line *, struct list *problems);
/* Whether the file has a column for this member; after import_header. */
bool
import_has(const struct import_reader *, const char *member);
/*
 * Reads one line into the caller's row, which needs no init. False with
 * problems when it can't be taken; the row is to be released either way.
 */
bool
import_row(struct import_reader *, const struct import_line *, void *row,
    struct list *problems);

#endif
