/* SPDX-License-Identifier: MIT */
/*
 * clips: the texts that were cut or copied last, the newest first.
 *
 * One person's, as long as the program runs; never on a disk.
 */
#ifndef CLIPS_H
#define CLIPS_H

#include <stddef.h>
#include <stdint.h>

#define CLIPS_MOST 9

struct clip {
	int64_t id;
	char *text; /* heap */
};

struct clips {
	struct clip at[CLIPS_MOST];
	size_t n;
	int64_t last; /* id */
};

/* Takes the text over. The oldest goes; the same one is there once. */
void
clips_add(struct clips *, char *text);
const char *
clips_newest(const struct clips *); /* NULL: there is none */
void
clips_release(struct clips *);

#endif
