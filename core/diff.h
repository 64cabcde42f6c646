/* SPDX-License-Identifier: MIT */
/*
 * diff: which words of a text are gone and which are new in another one.
 *
 * Words are those of u8_wordbreaks: a kanji or a kana is a word of its own, a
 * run of katakana, of digits or of letters is one; a cluster is never cut.
 * Refuses to know what the texts are and how a change is shown.
 */
#ifndef DIFF_H
#define DIFF_H

#include <stddef.h>

#include "err.h"

/* Words on both sides together that are held against each other; above it
 * the whole part between the first and the last change counts as changed. */
#define DIFF_WORDS 4000

/* Bytes [from, to), on borders of clusters, never empty. */
struct diff_span {
	size_t from, to;
};

/*
 * The changed parts of both texts, in order and apart from each other. What
 * is left over is the same on both sides.
 */
struct diff {
	struct list old, now; /* of diff_span */
};

/* Both texts are valid UTF-8. Released by diff_release. */
void
diff_make(struct diff *, const char *old, const char *now);
void
diff_release(struct diff *);

#endif
