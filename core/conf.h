/* SPDX-License-Identifier: MIT */
/*
 * conf: the configuration file, which says what belongs to this host:
 * socket, folder, zone, language, mail, and how another host is reached. What
 * belongs to the society stands in its database. (contracts.md: finding
 * things)
 *
 * Owns the table of keys (conf.def), the strict reading of the text and the
 * sentences of its refusals, which name file and line. Opens no file: each
 * side does that, and decides whose file it trusts. A line is at most
 * CONF_LINE bytes, for inih would cut it.
 */
#ifndef CONF_H
#define CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

#define CONF_LINE 190    /* bytes, without its end */
#define CONF_BYTES 65536 /* of a file */

enum conf_type {
	CONF_PATH,    /* absolute, without "..": no folder of a start matters */
	CONF_TEXT,    /* one line */
	CONF_CHOICE,  /* one of the words */
	CONF_INTEGER, /* decimal, from min to max */
	CONF_ZONE,    /* the form of a name like Asia/Tokyo */
};

enum conf_reader {
	CONF_SHOREI = 1 << 0,
	CONF_SHOREID = 1 << 1,
	CONF_MAIL = 1 << 2, /* shorei-mail */
};

enum conf_key {
#define X(id, ...) CONF_KEY_##id,
#include "conf.def"
#undef X
	CONF_COUNT
};

struct conf_row {
	const char *section, *name;
	enum conf_type type;
	const char *words;    /* of a choice, between blanks */
	long min, max;        /* of an integer */
	const char *usual;    /* where the file says nothing; NULL: none */
	unsigned readers;     /* which programs use it */
	const char *sentence; /* msgid */
};
extern const struct conf_row conf_rows[CONF_COUNT];

struct conf_value {
	char *text; /* heap; NULL: the usual one */
	int line;   /* where it stands */
};

/* Zeroed it is the one without a file. */
struct conf {
	char *file; /* its name; heap, NULL: there is none */
	struct conf_value value[CONF_COUNT];
};

/*
 * Reads a text by a table of n keys. Fails with ERR_USAGE and a sentence
 * that begins with "FILE:LINE: ": an unknown section or key, a key that
 * stands there twice, a value of the wrong type, a line that is too long, has
 * characters that can't be seen, or is none of section, "key = value", comment
 * and blank. What was read before stays in values, to be released either way.
 */
int
conf_parse(const struct conf_row *, size_t n, const char *file,
    const char *text, size_t bytes, struct conf_value *values, struct err *);

/*
 * Reads a whole file from a descriptor. ERR_USAGE also when it is no plain
 * file, larger than CONF_BYTES, or when others than its owner can write it.
 */
int
conf_read(struct conf *, const char *file, int fd, struct err *);
void
conf_release(struct conf *);

/* The value, or the usual one, NULL where there is none; borrowed. */
const char *
conf_get(const struct conf *, enum conf_key);
/* True when the file has it. */
bool
conf_given(const struct conf *, enum conf_key);
/* Refuses a value that only a program can judge: err gets "FILE:LINE: " and
 * the translated sentence. Returns -ERR_USAGE. */
int
conf_refuse(
    const struct conf *, enum conf_key, const char *sentence, struct err *);

#endif
