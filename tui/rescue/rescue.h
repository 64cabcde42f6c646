/* SPDX-License-Identifier: MIT */
/*
 * rescue: texts that were typed and that the service does not have, in a file
 * of the person's own: 0600, in a 0700 folder of his state (place_kept).
 *
 * Owns the files and whose they are: each names the service and the person,
 * and is shown to that person at that service alone. A file belongs to the
 * program that wrote it as long as that one runs (flock); one that is left
 * over is found at the next start, and stays until its texts are taken or
 * thrown away. Refuses to know screens. (trust.md: faults)
 */
#ifndef RESCUE_H
#define RESCUE_H

#include "core/call/session.h"
#include "core/err.h"
#include "core/shape.h"
#include "tui/connect.h"

struct rescued {
	char *where; /* translated: what it was written for */
	char *text;
	/* of a report's item, else WORD_NONE and INT_NONE */
	int programme, item;
	int64_t slot, seen; /* seen: the version of the item's draft */
};
extern const struct shape rescued_shape;

/* The texts of one running program. */
struct rescue;

/* Whose texts: the service and the person, so that nobody else is shown one;
 * heap. */
char *
rescue_of(const struct connect *, const struct hello *);

/* of: the service and the person, one line; copied. Writes nothing. */
struct rescue *
rescue_new(const char *of);
void
rescue_free(struct rescue *); /* its file stays and is found from now on */
/* One text of those to be kept next; copied. An empty one is none. */
void
rescue_add(struct rescue *, const struct rescued *);
/* A text of anything but a report's item; where is heap and taken over. */
void
rescue_add_text(struct rescue *, char *where, const char *text);
/*
 * What was added since the last time is what the file holds now; nothing:
 * there is no file. True when all of it is on the disk; false with errno. at:
 * the time, Unix seconds of the service's clock.
 */
bool
rescue_keep(struct rescue *, int64_t at);
bool
rescue_holds(const struct rescue *); /* there is a file */
/* Lets the file be, to be found at the next start; a new one follows. */
void
rescue_seal(struct rescue *);

/* What earlier programs have left. */
struct rescue_found {
	int64_t id; /* counts them */
	char *file; /* its name; heap */
	int64_t kept_at;
	struct rescued text;
};

/* Adds every text that is left there for `of` to a list of rescue_found. */
void
rescue_find(const char *of, struct list *found);
void
rescue_found_release(struct list *found);
/* It was taken, or is not wanted: the file is without it. */
void
rescue_drop(const char *of, const struct rescue_found *);

#endif
