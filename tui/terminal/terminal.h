/* SPDX-License-Identifier: MIT */
/*
 * terminal: the terminal from its start to its end.
 *
 * Owns the modes of the line, the alternate screen, bracketed paste, the
 * mouse, the signals that concern a terminal, and waiting for whatever comes
 * next.
 * Refuses to know keys (input.h) and what is drawn.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <curses.h>
#include <stdbool.h>
#include <stdio.h>

struct terminal;

/* What terminal_wait() saw; several may be set. */
enum {
	TERMINAL_INPUT = 1,   /* bytes to read */
	TERMINAL_RESIZED = 2, /* LINES and COLS are new: draw everything */
	TERMINAL_ENDING = 4,  /* hang-up or a signal: save, stop, go */
	TERMINAL_TIMEOUT = 8, /* nothing for timeout_ms */
	/* SIGTSTP: save, then terminal_suspend(); seen until then */
	TERMINAL_STOPPING = 16,
};

/*
 * All that can be made ready for the terminal of `type` (NULL: TERM) behind two
 * streams that must stay open, while something else is waited for: nothing is
 * shown, and the line and the signals stay as they are. NULL when the type is
 * unknown or can't place a cursor. exit() gives the terminal back by itself,
 * and releases what is returned; a forked child must leave by _exit() or exec.
 * One at a time.
 */
struct terminal *
terminal_prepare(const char *type, FILE *out, FILE *in);
/*
 * Takes it over, and the handlers of SIGWINCH, SIGTSTP, SIGHUP, SIGTERM,
 * SIGINT, SIGQUIT and SIGPIPE.
 */
void
terminal_start(struct terminal *);
/*
 * From now on a signal that ends the program also writes its number, one
 * byte, there, whatever the program waits for; -1: nowhere. The descriptor
 * must not block.
 */
void
terminal_watch(int fd);
/* Gives the terminal and the signals back, where they were taken. A second time
 * does nothing. */
void
terminal_stop(struct terminal *);

/*
 * Waits at most timeout_ms (-1: for ever) and says what happened, at once
 * when something did already. Input must be drained before (input_next until
 * it is false). When the line was hung up, what had come is still there to
 * be read: TERMINAL_INPUT | TERMINAL_ENDING.
 */
int
terminal_wait(struct terminal *, int timeout_ms);

/*
 * Stops the job as Ctrl-Z does in a shell and returns when it goes on; the
 * next terminal_wait() tells TERMINAL_RESIZED, so that all is drawn again.
 */
void
terminal_suspend(struct terminal *);

/* Another program has the terminal from here to there, in the modes of the
 * shell; afterwards as after terminal_suspend(). */
void
terminal_lend(struct terminal *);
void
terminal_take_back(struct terminal *);

/* What was drawn goes out, in one write, and what else the terminal is to know:
 * doupdate(). It may block for ever. */
void
terminal_update(struct terminal *);
/*
 * The next update draws everything anew, and nothing of what stands there now
 * can be scrolled back to.
 */
void
terminal_clear(struct terminal *);

/*
 * keypad() of a window, by which keys have names; but the keypad beside them
 * types its digits. In the mode that terminfo asks for, PuTTY sends names for
 * those too, and F1 to F4 for NumLock, /, * and -.
 */
void
terminal_name_keys(struct terminal *, WINDOW *);

/*
 * Writes a character of ambiguous width and asks where the cursor is then,
 * where terminfo says that this type answers. Before the first drawing, which
 * wipes it away. Nothing waits for the answer: INPUT_WIDE or INPUT_NARROW comes
 * as a key between the keys, whenever it comes, and terminal_width_told() is to
 * be told. When it has not come by then, leaving the terminal awaits it for a
 * moment, so that it does not reach whoever reads next.
 */
void
terminal_ask_width(struct terminal *);
void
terminal_width_told(struct terminal *);

/*
 * From the next update on clicks and the wheel come as keys (INPUT_CLICK) until
 * the mouse is given back; false: this type has none. Meanwhile the terminal
 * itself selects no text. Whoever the terminal is lent to does not get them.
 */
bool
terminal_take_mouse(struct terminal *);
void
terminal_give_mouse_back(struct terminal *);
bool
terminal_has_mouse(const struct terminal *); /* taken by us */

bool
terminal_colours(const struct terminal *); /* false also under NO_COLOR */
/*
 * A frame that is to be seen as another's words: bold, and blue [seed] where
 * there are colours. Lines alone, for blue letters can't be read on every
 * background; black and white are nobody's, and the background never ours.
 */
attr_t
terminal_frame(const struct terminal *);
int
terminal_signal(const struct terminal *); /* that ended it; 0: none yet */

#endif
