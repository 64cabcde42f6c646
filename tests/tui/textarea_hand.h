/* SPDX-License-Identifier: MIT */
/*
 * textarea_hand: what a person does in a text area, in one word each.
 */
#ifndef TEXTAREA_HAND_H
#define TEXTAREA_HAND_H

#include "tui/widgets/textarea.h"
#include "unseen_screen.h"

#define LEFT INPUT_FUNCTION(KEY_LEFT)
#define RIGHT INPUT_FUNCTION(KEY_RIGHT)
#define UP INPUT_FUNCTION(KEY_UP)
#define DOWN INPUT_FUNCTION(KEY_DOWN)
#define HOME INPUT_FUNCTION(KEY_HOME)
#define END INPUT_FUNCTION(KEY_END)
#define DELETE INPUT_FUNCTION(KEY_DC)

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

/* Code points and keys that make no text: one of textarea_key(). */
enum textarea_result
press(struct textarea *, int code);
enum textarea_result
paste(struct textarea *, const char *);
enum textarea_result
find(struct textarea *, const char *what);
/* What a cut or a copy gives; heap, NULL when nothing is selected. */
char *
taken(struct textarea *, int code);
/* Each code point of it as a key of its own. */
void
type(struct textarea *, const char *);

/* Of a window, in cells. */
#define ROWS 12
#define COLUMNS 80

/* From 0 to faces - 1; the same throws for the same seed. */
unsigned
dice(unsigned *seed, unsigned faces);

#endif
