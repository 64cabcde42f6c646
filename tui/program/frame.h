/* SPDX-License-Identifier: MIT */
/*
 * frame: the lines that every screen shares: the first, the message line
 * and the key bar. Writes only what differs from what stands there.
 */
#ifndef FRAME_H
#define FRAME_H

#include "screen.h"

#define FRAME_SPOTS 64

/* Words of the first line or the key bar, and the key that they stand for. */
struct spot {
	int y, from, to; /* cells [from, to) of a row */
	int code;
};

struct frame {
	char top[SCREEN_TEXT], message[SCREEN_TEXT];
	const struct screen *tab;    /* whose tab line stands there, or NULL */
	int64_t badges;              /* all that it counts */
	const struct screen *barred; /* whose bar stands there, or NULL */
	/* Of its actions with a word the first key, in their order. */
	const struct binding *bar[ACTION_COUNT];
	size_t nbar;
	bool keys[ACTION_COUNT]; /* what it offers */
	struct spot spots[FRAME_SPOTS];
	size_t nspots;
};

/* They were erased. */
void
frame_touch(struct frame *);
void
frame_draw(struct program *, const struct screen *);
/* The key that the word at that cell stands for; 0: none. */
int
frame_spot(const struct frame *, int y, int x);
/* NULL when the action can be done on that screen now, else why not. */
const char *
frame_refuses(const struct screen *, enum action);

#endif
