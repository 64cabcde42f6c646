/* SPDX-License-Identifier: MIT */
/*
 * verbs: what each word of the steps language does.
 *
 * Owns the tables of verbs, one for each verbs_*.c. Refuses to know in which
 * order they come and how a test begins and ends: play.
 */
#ifndef VERBS_H
#define VERBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "script.h"
#include "stage.h"

struct play {
	const struct setup *setup;
	const char *folder; /* of the test */
	struct stage stage;
	struct words compared; /* names of the golden files */
	FILE *why;
};

/* What follows a verb. */
struct rest {
	const char *text; /* escapes replaced, n bytes */
	size_t n;
	struct words words;
};

enum verb_takes {
	VERB_TEXT,  /* one text, up to the end of the line */
	VERB_WORDS, /* words, as a shell would split them */
};

struct verb {
	const char *name;
	enum verb_takes takes;
	size_t least, most; /* words */
	bool running;       /* needs a program in the session */
	int (*act)(struct play *, const struct rest *);
};

extern const struct verb verbs_program[], verbs_key[], verbs_screen[];

const struct verb *
verb_find(const char *name); /* NULL: no such verb */

/* All of these return -1, so that a verb can end with them. */
int
verb_fail(struct play *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
int
verb_fail_screen(struct play *); /* with what was waited for, and the screen */

/* How long was waited, or that the program has ended meanwhile. */
void
verb_say_why_now(struct play *);

int
verb_number(const char *word, int most); /* from 0 to most, or -1 */

/* The two words as rows and columns; 0, or -1 and said. */
int
verb_size(struct play *, const struct rest *, int *rows, int *cols);

#endif
