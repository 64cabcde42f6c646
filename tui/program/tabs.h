/* SPDX-License-Identifier: MIT */
/* tabs: which tabs there are, for whom, and the screen behind each. */
#ifndef TABS_H
#define TABS_H

#include "program.h"

struct tab_row {
	const char *label;  /* msgid */
	const char *narrow; /* msgid, where the labels don't all fit */
	const struct screen_ops *ops;
	bool (*has)(const struct hello *);      /* whose tab it is */
	int64_t (*badge)(const struct hello *); /* NULL: none */
	int programme; /* what its screen's open gets; WORD_NONE: nothing */
};

/* Makes the person's tabs from the greeting; none is opened yet. */
void
tabs_make(struct program *);
void
tabs_release(struct program *);
/* Shows a tab, opening its screen at the first time. */
void
tabs_go(struct program *, size_t i);
/* The tab of such a screen and programme (WORD_NONE: of none); the number of
 * tabs when this person has none. */
size_t
tabs_find(const struct program *, const struct screen_ops *, int programme);
/* Is it the screen of a tab, whoever has it? */
bool
tabs_has(const struct screen_ops *);
int64_t
tabs_badge(const struct program *, const struct tab *);

#endif
