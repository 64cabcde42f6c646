/* SPDX-License-Identifier: MIT */
/*
 * tty: a program on a pseudo-terminal, and the screen a person would see.
 *
 * Owns the pty, the queue of what is typed, and libvterm, which keeps the
 * screen. Refuses to know about time, tests and files. Nothing here blocks:
 * whoever waits polls fd for tty_events() and calls tty_io().
 *
 * Rows and columns count from 0, as curses does; a wide character is one
 * character in a text and two cells on the screen.
 */
#ifndef TTY_H
#define TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

#include "behind.h"
#include "feed.h"

struct key;

struct tty {
	VTerm *vt;
	VTermScreen *screen;
	struct behind *behind;
	struct feed feed;
	int fd; /* the master; -1 after tty_hangup */
	pid_t pid;
	int rows, cols;
	bool shown;   /* the cursor is */
	bool mouse;   /* was asked for */
	bool eof;     /* nothing more will come */
	bool stalled; /* nothing is read: the terminal takes no output */
	bool ended;   /* set by whoever reaps, with status of waitpid() */
	int status;
	char *queue; /* typed, and not yet taken by the kernel */
	size_t queued;
	size_t read; /* bytes of output so far */
	size_t sent; /* what it was when something was typed last */
	bool holds;  /* what the terminal itself answers is held back */
	char *held;
	size_t nheld;
	bool showing; /* output is being taken in */
};

/* Where a text is looked for: all its cells must look like this. */
enum tty_look {
	TTY_ANY,
	TTY_REVERSE,
	TTY_BOLD,
	TTY_UNDERLINE,
	TTY_PLAIN, /* none of the three */
};

void
tty_init(struct tty *); /* nothing runs, nothing is shown (vt is NULL) */

/* 0 or -1 with errno. argv, env, cwd are borrowed for the call. */
int
tty_start(
    struct tty *, int rows, int cols, char **argv, char **env, const char *cwd);
void
tty_release(struct tty *); /* as tty_init; the program is not waited for */

short
tty_events(const struct tty *);
void
tty_io(struct tty *); /* reads and writes what goes without waiting */

/* The answers that were held back, and those from here on, are sent. */
void
tty_answer(struct tty *);
void
tty_type(struct tty *, const char *bytes, size_t n);
void
tty_key(struct tty *, const struct key *);
/* A button pressed and let go there: 1 is the left one, 4 and 5 the wheel.
 * Nothing where the program did not ask for the mouse. */
void
tty_click(struct tty *, int row, int col, int button);
void
tty_paste(struct tty *, const char *bytes, size_t n); /* LF is sent as CR */
void
tty_resize(struct tty *, int rows, int cols);
void
tty_hangup(struct tty *);

/* The terminal takes no more output from here on. 0 or -1 with errno. */
int
tty_stall(struct tty *);

/* How often text stands on the screen, inside one row, looking so. */
int
tty_count(const struct tty *, const char *text, enum tty_look);
/* The first cell of a text, in the first row that has it; false: none. */
bool
tty_find(const struct tty *, const char *text, int *row, int *col);
bool
tty_cursor_at(const struct tty *, int row, int col);

/*
 * The whole screen as a golden file has it: the rows with trailing blanks
 * cut, then "cursor R,C" or "cursor hidden". The caller's.
 */
char *
tty_screen(const struct tty *);
/*
 * The same, then a line for each run of cells that is not plain: "look
 * ROW,FIRST-LAST", what it is (bold, reverse, underline, blink), its colour if
 * not the terminal's own, and "background" where that is not the terminal's.
 */
char *
tty_looks(const struct tty *);

#endif
