/* SPDX-License-Identifier: MIT */
#include "mouse.h"

#define MOST 9999 /* of a number: no window is so wide */

/* Of the number of a button: Shift, Alt and Ctrl change nothing. */
enum { MODIFIERS = 4 | 8 | 16, LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };

void
mouse_begin_sgr(struct mouse *mouse)
{
	*mouse = (struct mouse){.sort = MOUSE_SGR};
}

void
mouse_begin_bytes(struct mouse *mouse)
{
	*mouse = (struct mouse){.sort = MOUSE_BYTES};
}

bool
mouse_begun(const struct mouse *mouse)
{
	return mouse->sort != MOUSE_NONE;
}

/* Rows and columns of a report count from 1. */
static enum mouse_fed
finish(struct mouse *mouse, bool pressed, struct key *key)
{
	int button = mouse->number[0] & ~MODIFIERS;

	mouse->sort = MOUSE_NONE;
	*key =
	    (struct key){.x = mouse->number[1] - 1, .y = mouse->number[2] - 1};
	if (!pressed || key->x < 0 || key->y < 0)
		return MOUSE_NOTHING;
	switch (button) {
	case LEFT:
		key->code = INPUT_CLICK;
		return MOUSE_KEY;
	case WHEEL_UP:
		key->code = INPUT_WHEEL_UP;
		return MOUSE_KEY;
	case WHEEL_DOWN:
		key->code = INPUT_WHEEL_DOWN;
		return MOUSE_KEY;
	default:
		return MOUSE_NOTHING;
	}
}

static enum mouse_fed
feed_sgr(struct mouse *mouse, int c, struct key *key)
{
	int *number = &mouse->number[mouse->n];

	if (c >= '0' && c <= '9') {
		if (*number <= MOST)
			*number = *number * 10 + c - '0';
		return MOUSE_MORE;
	}
	if (c == ';' && mouse->n < 2) {
		mouse->n++;
		return MOUSE_MORE;
	}
	if ((c == 'M' || c == 'm') && mouse->n == 2)
		return finish(mouse, c == 'M', key);
	mouse->sort = MOUSE_NONE;
	return MOUSE_BROKEN;
}

static enum mouse_fed
feed_bytes(struct mouse *mouse, int c, struct key *key)
{
	if (c < ' ' || c > 0xff) {
		mouse->sort = MOUSE_NONE;
		return MOUSE_BROKEN;
	}
	mouse->number[mouse->n++] = c - ' ';
	return mouse->n < 3 ? MOUSE_MORE : finish(mouse, true, key);
}

enum mouse_fed
mouse_feed(struct mouse *mouse, int c, struct key *key)
{
	return mouse->sort == MOUSE_SGR ? feed_sgr(mouse, c, key)
					: feed_bytes(mouse, c, key);
}
