/* SPDX-License-Identifier: MIT */
/* terminal_inside: what the parts of the terminal share; for them alone. */
#ifndef TERMINAL_INSIDE_H
#define TERMINAL_INSIDE_H

#include <curses.h>
#include <signal.h>
#include <sys/types.h>
#include <termios.h>

#include "terminal.h"

#define TERMINAL_SIGNALS 7

struct terminal {
	SCREEN *screen;
	FILE *in, *out;
	int wake[2]; /* the handlers write, terminal_wait reads */
	pid_t owner; /* a forked child must not touch the terminal */
	enum { TERMINAL_STOPPED, TERMINAL_PREPARED, TERMINAL_RUNNING } state;
	struct termios line; /* as it was */
	bool colours;
	bool asked;      /* how wide, and not told yet */
	bool mouse;      /* taken, also while the terminal is lent */
	bool told_mouse; /* what the terminal knows of that */
	bool wipe;       /* before the next update */
	bool redraw;     /* told as TERMINAL_RESIZED by the next wait */
	struct sigaction before[TERMINAL_SIGNALS];
};

/* Around what a person pastes, or not. */
#define PASTE_MARKS_ON "\033[?2004h"
#define PASTE_MARKS_OFF "\033[?2004l"

/* terminal_ask.c */
extern const char terminal_mouse_on[], terminal_mouse_off[];
/* Not putp(), which writes to stdout whatever the terminal is. */
void
terminal_tell(struct terminal *, const char *sequence);
/* Whether clicks are to come, where the terminal does not know. */
void
terminal_tell_mouse(struct terminal *, bool on);
/* An answer on its way would be typed into the shell: waits a moment for it. */
void
terminal_await_answer(struct terminal *);

/* terminal_wipe.c */
/* For a fault, in which curses can't be asked any more. */
void
terminal_prepare_for_fault(const struct terminal *);

#endif
