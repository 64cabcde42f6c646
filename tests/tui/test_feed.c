/* SPDX-License-Identifier: MIT */
/* What the screen harness shows libvterm, in whatever pieces it was read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <vterm.h>

#include "tests/harness/feed.h"

#define ROWS 3
#define COLS 40

static const char sent[] = "\033[2;1H x左乳癌𠮷が\033[?1006;1000h👨👩é"
			   "\033[3;1H 前回\033[?25l\033[1;1H①※";

/* All cells, one after the other. */
struct seen {
	uint32_t chars[ROWS * COLS];
	int mouse;
};

static int
note_mode(VTermProp prop, VTermValue *value, void *seen)
{
	if (prop == VTERM_PROP_MOUSE)
		((struct seen *)seen)->mouse = value->number;
	return 1;
}

static void
show(void *vt, const char *bytes, size_t n)
{
	vterm_input_write(vt, bytes, n);
}

/* What is seen when it comes in two pieces, cut there. */
static void
see(size_t cut, struct seen *seen)
{
	static const VTermScreenCallbacks callbacks = {
	    .settermprop = note_mode};
	VTerm *vt = vterm_new(ROWS, COLS);
	VTermScreen *screen;
	struct feed feed = {.nmode = 0};
	VTermScreenCell cell;

	memset(seen, 0, sizeof *seen);
	vterm_set_utf8(vt, 1);
	screen = vterm_obtain_screen(vt);
	vterm_screen_set_callbacks(screen, &callbacks, seen);
	vterm_screen_reset(screen, 1);
	feed_bytes(&feed, sent, cut, show, vt);
	feed_bytes(&feed, sent + cut, strlen(sent) - cut, show, vt);
	for (int i = 0; i < ROWS * COLS; i++) {
		vterm_screen_get_cell(screen,
		    (VTermPos){.row = i / COLS, .col = i % COLS}, &cell);
		seen->chars[i] = cell.chars[0];
	}
	vterm_free(vt);
}

static void
any_cut_shows_the_same(void **state)
{
	struct seen whole, cut;

	(void)state;
	see(0, &whole);
	assert_int_equal(whole.chars[0], L'①');
	assert_int_equal(whole.chars[COLS + 2], L'左');
	assert_int_equal(whole.mouse, VTERM_PROP_MOUSE_CLICK);
	for (size_t at = 1; at < strlen(sent); at++) {
		see(at, &cut);
		if (memcmp(&cut, &whole, sizeof whole) != 0)
			fail_msg("another screen when cut at byte %zu", at);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_cut_shows_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
