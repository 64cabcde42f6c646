/* SPDX-License-Identifier: MIT */
/*
 * shape: the members of a struct, said once.
 *
 * From one table come: release, JSON both ways, and a row of the store to a
 * struct (JSON member = SQL column = struct member). Decoding is strict: an
 * unknown member, a missing one, a wrong type, a length over its limit or a
 * text that text_check_* refuses ends it. Refuses to know what a member means.
 */
#ifndef SHAPE_H
#define SHAPE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "form.h"
#include "words.h"

#define INT_NONE INT64_MIN

enum shape_type {
	SHAPE_INT,   /* int64_t, INT_NONE = null */
	SHAPE_BOOL,  /* bool */
	SHAPE_LINE,  /* char *, max in clusters, NULL = null */
	SHAPE_PROSE, /* char *, may hold LF */
	SHAPE_DATE,  /* int32_t, "YYYY-MM-DD" */
	SHAPE_TIME,  /* int64_t, Unix seconds */
	SHAPE_WORD,  /* int, the code of .words, WORD_NONE = null */
	SHAPE_ITEMS, /* struct items, {id: text} */
	SHAPE_LINES, /* struct list of char *, ["…"] */
	SHAPE_ONE,   /* pointer to a heap struct of .of, NULL = null */
	SHAPE_MANY,  /* struct list of .of, [{…}] */
	SHAPE_TABLE, /* as MANY, on the wire {"columns": […], "data": [[…]]} */
};

#define SHAPE_COLUMNS 64 /* of a table, at most */

struct shape;

/* Narrow: more than a thousand of them are in the memory of every session. */
struct member {
	const char *name;
	enum shape_type type : 8;
	bool optional;     /* may be null, and absent from a call's arguments */
	uint16_t offset;   /* bytes */
	int32_t min, max;  /* value, clusters, or elements; max 0: no limit */
	const char *label; /* msgid that names it in a refusal */
	union {
		const struct words *words; /* of a WORD */
		const struct shape *of;    /* of ONE, MANY and TABLE */
	};
};

struct shape {
	const char *name;
	size_t size;                  /* bytes of the struct */
	const struct member *members; /* ended by a NULL name */
};

/* The offset of a member, which must have exactly that type. */
#define SHAPE_AT(s, m, ctype)                                                  \
	(offsetof(struct s, m) +                                               \
	    0 * sizeof(_Generic(&((struct s *)0)->m, ctype * : 0)))
#define MEMBER(s, m, t, ctype, ...)                                            \
	{                                                                      \
		.name = #m, .type = t, .offset = SHAPE_AT(s, m, ctype),        \
		__VA_ARGS__                                                    \
	}
#define M_INT(s, m, lo, hi, ...)                                               \
	MEMBER(s, m, SHAPE_INT, int64_t, .min = lo, .max = hi, __VA_ARGS__)
#define M_BOOL(s, m, ...) MEMBER(s, m, SHAPE_BOOL, bool, __VA_ARGS__)
#define M_LINE(s, m, limit, ...)                                               \
	MEMBER(s, m, SHAPE_LINE, char *, .max = limit, __VA_ARGS__)
#define M_PROSE(s, m, limit, ...)                                              \
	MEMBER(s, m, SHAPE_PROSE, char *, .max = limit, __VA_ARGS__)
#define M_DATE(s, m, ...) MEMBER(s, m, SHAPE_DATE, int32_t, __VA_ARGS__)
#define M_TIME(s, m, ...) MEMBER(s, m, SHAPE_TIME, int64_t, __VA_ARGS__)
#define M_WORD(s, m, set, ...)                                                 \
	MEMBER(s, m, SHAPE_WORD, int, .words = &(set), __VA_ARGS__)
#define M_ITEMS(s, m, ...) MEMBER(s, m, SHAPE_ITEMS, struct items, __VA_ARGS__)
#define M_LINES(s, m, limit, ...)                                              \
	MEMBER(s, m, SHAPE_LINES, struct list, .max = limit, __VA_ARGS__)
#define M_ONE(s, m, shape, ...)                                                \
	MEMBER(s, m, SHAPE_ONE, struct shape *, .of = &shape##_shape,          \
	    __VA_ARGS__)
#define M_MANY(s, m, shape, lo, hi, ...)                                       \
	MEMBER(s, m, SHAPE_MANY, struct list, .of = &shape##_shape, .min = lo, \
	    .max = hi, __VA_ARGS__)
#define M_TABLE(s, m, shape, ...)                                              \
	MEMBER(                                                                \
	    s, m, SHAPE_TABLE, struct list, .of = &shape##_shape, __VA_ARGS__)
#define M_END                                                                  \
	{                                                                      \
		.name = NULL                                                   \
	}
#define OPTIONAL_MEMBER .optional = true

/* Defines struct NAME's shape from its rows. */
#define SHAPE(s, ...)                                                          \
	static const struct member s##_members[] = {__VA_ARGS__, M_END};       \
	const struct shape s##_shape = {#s, sizeof(struct s), s##_members}

extern const struct shape reason_shape;

/* {}: of a call that takes, or gives, nothing. */
struct nothing {
	char unused;
};
extern const struct shape nothing_shape;

/* Sets every member to its "none": what a fresh struct holds. */
void
shape_init(const struct shape *, void *);
/* Frees what the members own and sets them to none. NULL shape: nothing. */
void
shape_release(const struct shape *, void *);
/* Adds a fresh element to a list of that shape and returns it. */
void *
shape_add(const struct shape *, struct list *);
void
shape_list_release(const struct shape *, struct list *);
const struct member *
shape_member(const struct shape *, const char *name); /* or NULL */
/* The shape of the structs that a member holds, or NULL: it holds none. */
const struct shape *
shape_within(const struct member *);
/* The words that it may be, or NULL. */
const struct words *
shape_words(const struct member *);
/* Checks a text against its member: encoding, controls, limit. */
int
shape_check_text(const struct member *, const char *, size_t n, struct err *);

/* For people and scripts: every list as an array of objects. */
json_t *
shape_to_json(const struct shape *, const void *);
/* For the wire: TABLE members as columns and data. A column that may be null and
 * is so in each row is left out. */
json_t *
shape_to_wire(const struct shape *, const void *);
/*
 * Fills the caller's storage, which needs no init; on failure (BAD_ARGS,
 * LIMIT) it is released again. A NULL shape takes {} and null.
 */
int
shape_from_wire(const struct shape *, const json_t *, void *, struct err *);

#endif
