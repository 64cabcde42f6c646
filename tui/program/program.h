/* SPDX-License-Identifier: MIT */
/*
 * program: the full-screen program, from the greeting to the last key.
 *
 * Owns the terminal while it runs, the tabs, the stack of screens above the
 * current one, and the message line. Refuses to know what a screen shows.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "core/call/session.h"
#include "frame.h"
#include "screen.h"
#include "tui/client.h"
#include "tui/clips.h"
#include "tui/options.h"
#include "tui/rescue/keeper.h"
#include "tui/terminal/terminal.h"

#define PROGRAM_DEPTH 8 /* screens above each other */
#define PROGRAM_TABS 9
#define PROGRAM_MIN_LINES 16
#define PROGRAM_MIN_COLS 60

/* A tab that this person has. */
struct tab {
	const struct tab_row *row;
	struct screen screen;
	bool open;
};

/* Of program_keep.c; times in ms of the monotonic clock. */
struct keep {
	char *of; /* whose texts; heap */
	struct rescue *rescue;
	int64_t greeted_at;
	int64_t typed_at, since; /* last key, first one that is not kept */
	int idle_ms, every_ms;
	bool dirty, warned;
};

/* Of program_lock.c. */
struct lock {
	int64_t key_at; /* the last one, ms of the monotonic clock */
	int after_ms;   /* 0: never */
	bool warned;
};

struct program {
	struct client *client;         /* borrowed */
	const struct options *options; /* borrowed */
	const struct connect *want;    /* borrowed: to reach it again */
	struct terminal *terminal;
	struct keeper *keeper; /* held while the program computes */
	struct keep keep;
	struct lock lock;
	struct input input;
	struct hello hello;
	struct tab tabs[PROGRAM_TABS];
	size_t ntabs, tab; /* how many, and the current one */
	struct screen stack[PROGRAM_DEPTH];
	size_t depth;
	char message[SCREEN_TEXT];
	struct frame frame;
	char find[256]; /* what was searched last */
	struct clips clips;
	bool fresh; /* everything is to be drawn */
	bool done;
	char *persona; /* be this login next; heap */
	unsigned told; /* bits of newcomer.c */
};

/*
 * On an open connection before its greeting. 0, or negative with err; when a
 * signal ended it, negative with no err: -(its number).
 */
int
program_run(struct client *, const struct connect *, const struct options *,
    struct err *);

/*
 * For screens. A call as client_call; a connection that was lost is made
 * again once, and what carries an id or only reads is repeated.
 */
int
program_call(struct program *, enum call_id, const void *args, void *reply,
    struct err *);
/* The same, at a struct program. */
call_way program_way;
/* Puts a screen on top, or says why it can't be opened. arg: its open's. */
void
program_push(struct program *, const struct screen_ops *, const void *arg);
/* Closes the top one; the one below loads again when `changed`. */
void
program_pop(struct program *, bool changed);
/* The one below a screen of the stack. */
struct screen *
program_below(struct program *, const struct screen *);
/* What was drawn goes to the terminal, which may take its time. */
void
program_put_out(struct program *);
/* Stops the job as Ctrl-Z does in a shell, until it goes on; nobody may ever
 * call it back, so what was typed is kept before. */
void
program_suspend(struct program *);
/* Nothing of a screen is seen in such a window. */
bool
program_too_small(void);
/* The message line, until the next key. */
void
program_say(struct program *, const char *text);
void
program_say_err(struct program *, const struct err *);
/* Takes over the counters of a reply, so that the tabs show them. */
void
program_badges(struct program *, const struct badges *);

/*
 * Asks with a box over the screen. On yes, `yes` is called with the screen
 * that asked, then that screen loads again. text is copied.
 */
void
program_ask(struct program *, const char *text, void (*yes)(struct screen *));
/* The same of a file that stands where one is to be written (ERR_CONFIRM). */
void
program_ask_replace(
    struct program *, const struct err *, void (*yes)(struct screen *));

#endif
