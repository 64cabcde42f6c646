/* SPDX-License-Identifier: MIT */
/* terminal_wipe: what stands on the screen is taken off it, also on a fault,
 * so that nobody can scroll back to it. */
#include <curses.h>
#include <stdio.h>
#include <term.h>

#include "crash.h"
#include "terminal.h"
#include "terminal_inside.h"

/* What puts the terminal back; collected by tputs(), which has no argument
 * for it. */
static struct {
	char bytes[CRASH_BYTES];
	size_t n;
} collected;

static int
collect(int c)
{
	if (collected.n < sizeof collected.bytes)
		collected.bytes[collected.n++] = (char)c;
	return c;
}

/*
 * What is cleared at once, or deleted from the first line on, is kept for
 * scrolling back by some terminals that have no other screen (PuTTY, xterm and
 * tmux, when told so); what is erased from the second line on is not.
 */
static void
collect_wiping(void)
{
	if (cursor_home == NULL || clr_eol == NULL || clr_eos == NULL)
		return;
	tputs(tparm(cursor_address, 1, 0), 1, collect);
	tputs(clr_eos, 1, collect);
	tputs(cursor_home, 1, collect);
	tputs(clr_eol, 1, collect);
}

void
terminal_clear(struct terminal *t)
{
	t->wipe = true;
	clearok(curscr, TRUE);
}

void
terminal_update(struct terminal *t)
{
	if (t->wipe) {
		collected.n = 0;
		collect_wiping();
		fwrite(collected.bytes, 1, collected.n, t->out);
		fflush(t->out);
	}
	t->wipe = false;
	terminal_tell_mouse(t, t->mouse);
	doupdate();
}

void
terminal_prepare_for_fault(const struct terminal *t)
{
	const char *const reset[] = {PASTE_MARKS_OFF,
	    key_mouse != NULL ? terminal_mouse_off : NULL, exit_attribute_mode,
	    clear_screen, exit_ca_mode, keypad_local, cursor_normal};

	collected.n = 0;
	collect_wiping();
	for (size_t i = 0; i < sizeof reset / sizeof *reset; i++)
		if (reset[i] != NULL)
			tputs(reset[i], 1, collect);
	crash_watch(fileno(t->out), &t->line, collected.bytes, collected.n);
}
