/* SPDX-License-Identifier: MIT */
/*
 * err: how a refusal travels.
 *
 * A function that can fail returns 0 or the negative of an enum err_code and
 * fills a struct err: one sentence for the person, in the language that
 * i18n has at that moment, and the reasons one by one. Detail for the
 * operator goes to syslog, never in here.
 */
#ifndef ERR_H
#define ERR_H

#include <stddef.h>
#include <stdint.h>

struct list {
	void *at; /* heap; elements side by side */
	size_t n;
};

/* Room for one more element of that many bytes, not yet filled; every list
 * that is added to grows by this alone. */
void *
list_add(struct list *, size_t bytes);

enum err_code {
	ERR_NONE,
#define X(name, number, status, msgid) ERR_##name,
#include "err.def"
#undef X
	ERR_COUNT
};

/* One reason; every string is heap, item and text may be NULL. */
struct reason {
	char *code;
	char *item;   /* id of a form item */
	int64_t slot; /* INT64_MIN: of no slot */
	char *text;   /* a sentence for the person */
};

struct err {
	int code; /* enum err_code */
	char *text;
	struct list why; /* of struct reason */
};

/*
 * Sets the code and its sentence; reasons that are there already stay.
 * msgid is translated, NULL takes the code's own sentence. Returns -code.
 */
int
err_set(struct err *, enum err_code, const char *msgid, ...)
    __attribute__((format(printf, 3, 4)));
/* As err_set for a text that is already a sentence; copies it. */
int
err_text(struct err *, enum err_code, const char *text);
void
err_clear(struct err *);

/* Adds one reason to a list of struct reason; item may be NULL. */
void
reason_add(struct list *, const char *code, const char *item, int64_t slot,
    const char *msgid, ...) __attribute__((format(printf, 5, 6)));
void
reason_add_text(struct list *, const char *code, const char *item, int64_t slot,
    const char *text);
void
reason_clear(struct list *);

const char *
err_name(int code); /* "NOT_FOUND" */
int
err_number(int code); /* JSON-RPC */
int
err_status(int code); /* exit status of a command */
enum err_code
err_by_number(int number); /* ERR_INTERNAL when unknown */

#endif
