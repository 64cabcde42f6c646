/* SPDX-License-Identifier: MIT */
/* terminal_ask: what is asked of the terminal: its keys, its mouse, and how
 * wide characters of ambiguous width are. */
#include <curses.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "terminal_inside.h"

/* What a slow line may take for an answer, on leaving. */
#define ANSWER_MS 500

/* buttons and the wheel, with numbers in place of bytes where it can that */
const char terminal_mouse_on[] = "\033[?1000h\033[?1006h";
const char terminal_mouse_off[] = "\033[?1006l\033[?1000l";

void
terminal_tell(struct terminal *t, const char *sequence)
{
	fputs(sequence, t->out);
	fflush(t->out);
}

void
terminal_name_keys(struct terminal *t, WINDOW *window)
{
	keypad(window, TRUE);
	if (keypad_xmit != NULL && strstr(keypad_xmit, "\033=") != NULL)
		terminal_tell(t, "\033>");
}

void
terminal_await_answer(struct terminal *t)
{
	struct pollfd p = {.fd = fileno(t->in), .events = POLLIN};
	char c = '\0';

	while (t->asked && c != 'R' && poll(&p, 1, ANSWER_MS) > 0 &&
	       read(p.fd, &c, 1) == 1)
		continue;
	t->asked = false;
}

void
terminal_ask_width(struct terminal *t)
{
	/* what else it says nobody would understand */
	if (user7 == NULL || strcmp(user7, "\033[6n") != 0)
		return;
	t->asked = true;
	/* cleared before, as a whole: where there is no other screen, what the
	 * shell wrote goes to the scrollback, and not a hole in it */
	terminal_tell(t, "\033[H\033[2J\033[2;1H①\033[6n\r\033[K");
}

void
terminal_width_told(struct terminal *t)
{
	t->asked = false;
}

void
terminal_tell_mouse(struct terminal *t, bool on)
{
	if (on != t->told_mouse)
		terminal_tell(t, on ? terminal_mouse_on : terminal_mouse_off);
	t->told_mouse = on;
}

bool
terminal_take_mouse(struct terminal *t)
{
	if (key_mouse == NULL)
		return false;
	t->mouse = true;
	return true;
}

void
terminal_give_mouse_back(struct terminal *t)
{
	t->mouse = false;
}

bool
terminal_has_mouse(const struct terminal *t)
{
	return t->mouse;
}
