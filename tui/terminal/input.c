/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "core/heap.h"
#include "mouse.h"
#include "terminal.h"

/* Beyond KEY_MAX and the codes that ncurses gives to extended names. */
enum {
	PASTE_BEGIN = 0x3000,
	PASTE_END,
	REPORT_NARROW,
	REPORT_WIDE,
	CLICK_SGR,
	CLICK_BYTES
};

#define SEQUENCE_BYTES 64 /* no key is longer */

/* What terminfo has under no name that ncurses knows. */
static void
define_modified(void)
{
	static const struct {
		char sequence[8];
		int code;
	} keys[] = {
	    {"\033[1;5D", INPUT_CTRL_LEFT & 0xffff},
	    {"\033[1;5C", INPUT_CTRL_RIGHT & 0xffff},
	    {"\033[1;2A", KEY_SR},
	    {"\033[1;2B", KEY_SF},
	    {"\033[1;2C", KEY_SRIGHT},
	    {"\033[1;2D", KEY_SLEFT},
	    {"\033[1;2H", KEY_SHOME},
	    {"\033[1;2F", KEY_SEND},
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		define_key(keys[i].sequence, keys[i].code);
}

/*
 * Terminals send the one or the other, whatever was asked of them (PuTTY has
 * a setting for each); terminfo knows only one.
 */
static void
define_arrows(void)
{
	static const struct {
		char last;
		int code;
	} arrows[] = {
	    {'A', KEY_UP},
	    {'B', KEY_DOWN},
	    {'C', KEY_RIGHT},
	    {'D', KEY_LEFT},
	    {'H', KEY_HOME},
	    {'F', KEY_END},
	};

	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		char csi[] = {033, '[', arrows[i].last, 0};
		char ss3[] = {033, 'O', arrows[i].last, 0};

		if (key_defined(csi) == 0)
			define_key(csi, arrows[i].code);
		if (key_defined(ss3) == 0)
			define_key(ss3, arrows[i].code);
	}
}

/* PuTTY's own, and the console's, under whichever name they go. */
static void
define_numbered(void)
{
	static const struct {
		char sequence[8];
		int code;
	} keys[] = {
	    {"\033[1~", KEY_HOME}, /* what vt220 calls Find */
	    {"\033[4~", KEY_END},  /* and Select */
	    {"\033[7~", KEY_HOME},
	    {"\033[8~", KEY_END},
	    {"\033Ow", KEY_END}, /* PuTTY like rxvt; no digit there */
	    {"\033[11~", KEY_F(1)},
	    {"\033[12~", KEY_F(2)},
	    {"\033[13~", KEY_F(3)},
	    {"\033[14~", KEY_F(4)},
	    {"\033[[A", KEY_F(1)},
	    {"\033[[B", KEY_F(2)},
	    {"\033[[C", KEY_F(3)},
	    {"\033[[D", KEY_F(4)},
	    {"\033[[E", KEY_F(5)},
	    {"\033OP", KEY_F(1)},
	    {"\033OQ", KEY_F(2)},
	    {"\033OR", KEY_F(3)},
	    {"\033OS", KEY_F(4)},
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		define_key(keys[i].sequence, keys[i].code);
}

/* Themselves: putty and linux have a name for Ctrl-Z, which nothing knows. */
static void
forget_controls(void)
{
	for (int c = 1; c < ' '; c++) {
		const char one[] = {(char)c, 0};

		if (key_defined(one) > 0)
			define_key(one, 0);
	}
}

void
input_init(struct input *in, struct terminal *terminal, int paste_wait_ms)
{
	*in = (struct input){.ahead = ERR, .paste_wait_ms = paste_wait_ms};
	/* A pad: wgetch() of a window would draw it first. */
	in->pad = newpad(1, 1);
	terminal_name_keys(terminal, in->pad);
	nodelay(in->pad, TRUE);
	forget_controls();
	define_arrows();
	define_numbered();
	define_modified();
	define_key("\033[200~", PASTE_BEGIN);
	define_key("\033[201~", PASTE_END);
	/* where the cursor is after one character of the second line */
	define_key("\033[2;2R", REPORT_NARROW);
	define_key("\033[2;3R", REPORT_WIDE);
	/* whichever of them terminfo names: what follows is read here */
	define_key("\033[<", CLICK_SGR);
	define_key("\033[M", CLICK_BYTES);
}

void
input_release(struct input *in)
{
	if (in->pad)
		delwin(in->pad);
	free(in->paste);
	*in = (struct input){.ahead = ERR};
}

static int
take(struct input *in)
{
	int c = in->ahead;

	in->ahead = ERR;
	return c != ERR ? c : wgetch(in->pad);
}

static int
waited_ms(const struct input *in)
{
	struct timespec now;
	int64_t ms;

	clock_gettime(CLOCK_MONOTONIC, &now);
	ms = (int64_t)(now.tv_sec - in->fed.tv_sec) * 1000 +
	     (now.tv_nsec - in->fed.tv_nsec) / 1000000;
	return ms > INT32_MAX ? INT32_MAX : (int)ms;
}

int
input_wait(const struct input *in, int timeout_ms)
{
	int left;

	if (!in->pasting)
		return timeout_ms;
	left = in->paste_wait_ms - waited_ms(in);
	if (left < 0)
		left = 0;
	return timeout_ms < 0 || left < timeout_ms ? left : timeout_ms;
}

static void
begin_paste(struct input *in)
{
	in->pasting = true;
	in->npartial = 0;
	in->npaste = 0;
	clock_gettime(CLOCK_MONOTONIC, &in->fed);
}

static void
feed_paste(struct input *in, int c)
{
	if (in->npaste + 1 >= in->paste_room) {
		in->paste_room = in->paste_room ? in->paste_room * 2 : 4096;
		in->paste = heap_grow(in->paste, in->paste_room, 1);
	}
	if (in->npaste < INPUT_PASTE_BYTES)
		in->paste[in->npaste++] = (char)c;
}

static bool
end_paste(struct input *in, struct key *key)
{
	*key = (struct key){.code = INPUT_PASTE, .bytes = in->npaste};
	key->text = in->paste ? in->paste : heap_new(1, 1);
	key->text[in->npaste] = '\0';
	in->paste = NULL;
	in->npaste = in->paste_room = 0;
	in->pasting = false;
	return true;
}

/* True when the paste is whole, or nothing more will come. */
static bool
collect_paste(struct input *in, struct key *key)
{
	size_t before = in->npaste;
	int c;

	while ((c = take(in)) != ERR) {
		if (c == PASTE_END)
			return end_paste(in, key);
		if (c < 256)
			feed_paste(in, c); /* keys have no place in a text */
	}
	if (in->npaste != before)
		clock_gettime(CLOCK_MONOTONIC, &in->fed);
	if (waited_ms(in) >= in->paste_wait_ms)
		return end_paste(in, key);
	return false;
}

/*
 * What follows an Esc at once. A sequence that terminfo does not name would
 * otherwise leave the screen (Esc) and type its rest into the next one.
 * True: it was Esc itself.
 */
static bool
escape_alone(struct input *in)
{
	int c = wgetch(in->pad);

	if (c == 'O') {
		wgetch(in->pad);
		return false;
	}
	if (c != '[') {
		in->ahead = c;
		return true;
	}
	for (int i = 0; i < SEQUENCE_BYTES; i++) {
		c = wgetch(in->pad);
		if (c == ERR || (c >= 0x40 && c <= 0x7e))
			break;
		if (c < 0x20 || c >= 0x80) {
			in->ahead = c; /* no part of it */
			break;
		}
	}
	return false;
}

static bool
function_key(struct input *in, int c, struct key *key)
{
	in->npartial = 0;
	switch (c) {
	case PASTE_END: /* of a paste that was given up */
		return false;
	case REPORT_NARROW:
		key->code = INPUT_NARROW;
		return true;
	case CLICK_SGR:
		mouse_begin_sgr(&in->mouse);
		return false;
	case CLICK_BYTES:
		mouse_begin_bytes(&in->mouse);
		return false;
	case REPORT_WIDE:
		key->code = INPUT_WIDE;
		return true;
	case KEY_BACKSPACE:
		key->code = INPUT_BACKSPACE;
		return true;
	case KEY_ENTER:
		key->code = INPUT_ENTER;
		return true;
	default:
		key->code = INPUT_FUNCTION(c);
		return true;
	}
}

/* One byte more. True when it makes a character. */
static bool
decode(struct input *in, int c, ucs4_t *character)
{
	int n;

	in->partial[in->npartial++] = (uint8_t)c;
	n = u8_mbtoucr(character, in->partial, in->npartial);
	if (n == -1 && in->npartial > 1) {
		/* It broke off what was before it: it may begin anew. */
		in->partial[0] = (uint8_t)c;
		in->npartial = 1;
		n = u8_mbtoucr(character, in->partial, 1);
	}
	if (n != -2)
		in->npartial = 0;
	return n > 0;
}

static bool
character_key(struct input *in, ucs4_t character, struct key *key)
{
	key->code = (int)character;
	switch (character) {
	case 0:
		key->code = INPUT_MARK;
		return true;
	case INPUT_ESCAPE:
		return escape_alone(in);
	case '\n':
		key->code = INPUT_ENTER;
		return true;
	case '\b':
		key->code = INPUT_BACKSPACE;
		return true;
	default:
		return true;
	}
}

/* One byte more of a report. True when it makes a key. */
static bool
report_key(struct input *in, int c, struct key *key)
{
	enum mouse_fed fed = mouse_feed(&in->mouse, c, key);

	if (fed == MOUSE_BROKEN)
		in->ahead = c; /* it broke off: this is something else */
	return fed == MOUSE_KEY;
}

bool
input_next(struct input *in, struct key *key)
{
	ucs4_t character;
	int c;

	*key = (struct key){0};
	for (;;) {
		if (in->pasting)
			return collect_paste(in, key);
		c = take(in);
		if (c == ERR)
			return false;
		if (mouse_begun(&in->mouse)) {
			if (report_key(in, c, key))
				return true;
		} else if (c == PASTE_BEGIN)
			begin_paste(in);
		else if (c >= KEY_MIN ? function_key(in, c, key)
				      : decode(in, c, &character) &&
					    character_key(in, character, key))
			return true;
	}
}
