/* SPDX-License-Identifier: MIT */
/*
 * input: bytes of the terminal to keys.
 *
 * Owns the decoding of UTF-8 across reads, of key sequences, and the
 * collecting of a paste. Refuses to know what a key means: full-width digits
 * stay what they are, fields decide.
 */
#ifndef INPUT_H
#define INPUT_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/*
 * A key is one number: a Unicode character, a control character, or a
 * function key of ncurses moved out of Unicode's way.
 */
#define INPUT_FUNCTION(key) (0x1000000 | (key)) /* INPUT_FUNCTION(KEY_UP) */
#define INPUT_CTRL(letter) ((letter)&0x1f)      /* INPUT_CTRL('s') */
enum {
	INPUT_TAB = '\t',
	INPUT_ENTER = '\r', /* also Ctrl-J and the key pad's */
	INPUT_ESCAPE = 033,
	INPUT_BACKSPACE = 0x7f, /* also Ctrl-H and KEY_BACKSPACE */
	INPUT_PASTE = 0x2000000,
	INPUT_MARK, /* Ctrl-Space and Ctrl-@ */
	INPUT_WIDE, /* no keys: the answers to terminal_ask_width() */
	INPUT_NARROW,
	/* of the mouse, after terminal_take_mouse(): at key->y, x */
	INPUT_CLICK,
	INPUT_WHEEL_UP,
	INPUT_WHEEL_DOWN,
	/* where the terminal tells them from ← and → */
	INPUT_CTRL_LEFT = INPUT_FUNCTION(0x3010),
	INPUT_CTRL_RIGHT,
};

#define INPUT_PASTE_BYTES (1 << 20) /* of one paste; what follows is lost */

struct key {
	int code;
	char *text; /* INPUT_PASTE alone: raw bytes, terminated; to be freed */
	size_t bytes;
	char **taken; /* of TEXTAREA_COPY and _CUT: gets the text; heap */
	int y, x;     /* of the mouse: cells of the screen, from 0 on */
};

/* A report of which more must come: mouse.h. */
struct mouse {
	enum { MOUSE_NONE, MOUSE_SGR, MOUSE_BYTES } sort;
	int number[3]; /* button, column, row */
	int n;
};

struct input {
	WINDOW *pad;
	uint8_t partial[4]; /* a character of which more must come */
	size_t npartial;
	int ahead; /* read too far, or ERR */
	struct mouse mouse;
	char *paste;
	size_t npaste, paste_room;
	bool pasting;
	struct timespec fed; /* when the paste last grew */
	int paste_wait_ms;
};

struct terminal;

/*
 * Of a terminal that was started. A paste whose end mark does not come is
 * given as it is when nothing followed for paste_wait_ms (1000; tests: 0).
 */
void
input_init(struct input *, struct terminal *, int paste_wait_ms);
void
input_release(struct input *); /* before terminal_stop() */

/*
 * The next key, or false when nothing (whole) is there. Never waits, but for
 * the moment in which an Esc may turn out to be the start of a sequence.
 * Broken bytes and sequences that no key has are dropped. Call it until it is
 * false, then draw once. Of a paste the caller frees key->text.
 */
bool
input_next(struct input *, struct key *);

/*
 * How long to wait: timeout_ms, or less when an unfinished paste is to be
 * given out before that. For terminal_wait().
 */
int
input_wait(const struct input *, int timeout_ms);

#endif
