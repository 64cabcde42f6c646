/* SPDX-License-Identifier: MIT */
/*
 * card_inside: what the parts of a card share; for tui/screens/card*.c alone.
 *
 * card.c       the screen: fields, keys, leaving
 * card_item.c  a field's value, out of the arguments and into them
 * card_send.c  the call, and what is done about its refusal
 * card_draw.c  how it looks
 */
#ifndef CARD_INSIDE_H
#define CARD_INSIDE_H

#include "card.h"
#include "tui/program/program.h"
#include "tui/widgets/paragraph.h"
#include "tui/widgets/textarea.h"

#define CARD_ITEMS 24

struct card_item {
	const struct card_field *field; /* borrowed */
	const struct member *member;    /* of the arguments' shape */
	struct textarea *area;          /* of what is typed, else NULL */
	int word;                       /* of a choice; yes is 1 */
	char *value, *shown;            /* of what is picked; heap */
	char *refusal;                  /* why it was refused; heap or NULL */
	int y, rows;                    /* below the intro, from row 0 on */
};

struct card_own {
	struct card card; /* its texts are copies, args its own */
	char *subject;
	const struct shape *shape;
	struct card_item items[CARD_ITEMS];
	size_t n, at; /* how many, and the current one */
	bool typed;   /* since it was opened */
	struct paragraph *intro;
	int top;   /* first row that is seen */
	int cells; /* of the labels */
	int lines, cols;
};

struct card_own *
card_own(const struct screen *);

/* card_item.c: from the arguments, and into them: 0, or err with what is
 * wrong with it, in the person's words. */
void
card_item_init(struct card_item *, const void *args);
int
card_item_read(const struct card_item *, void *args, struct err *);
void
card_item_release(struct card_item *);
bool
card_item_chosen(const struct card_item *); /* a choice: nothing is typed */
/* How many choices, and how one reads. */
int
card_item_choices(const struct card_item *);
const char *
card_item_choice(const struct card_item *, int word);

/* card_send.c */
void
card_send(struct screen *);

/* card_draw.c */
void
card_draw(struct screen *);

#endif
