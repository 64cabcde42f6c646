/* SPDX-License-Identifier: MIT */
/* desk: where somebody sits at a terminal, and which keys are read there. */
#ifndef DESK_H
#define DESK_H

#include "tui/terminal/input.h"
#include "tui/terminal/terminal.h"
#include "typist.h"

#define NOTHING (-1)

struct desk {
	struct typist pty;
	struct terminal *terminal;
	struct input input;
};

/* In the caller's storage; the terminal is of that type. */
void
desk_open(struct desk *, const char *type);
void
desk_close(struct desk *);

/* The usual one, of a test's own. */
int
sit_down(void **state);
int
get_up(void **state);
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, sit_down, get_up)

/* The next key, which brings no text; or NOTHING. */
int
next(struct desk *);
/* These, and NOTHING after them. */
void
expect_keys(struct desk *, const int *codes, size_t n);
#define EXPECT(...)                                                            \
	expect_keys(d, (const int[]){__VA_ARGS__},                             \
	    sizeof(int[]){__VA_ARGS__} / sizeof(int))

#endif
