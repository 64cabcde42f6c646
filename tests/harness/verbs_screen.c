/* SPDX-License-Identifier: MIT */
/* What a person sees. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "core/heap.h"
#include "golden.h"
#include "verbs.h"

/* In update mode: how long a screen must stand still to be taken. */
#define QUIET_MS 250

struct wanted {
	const char *text;
	enum tty_look look;
	bool gone;
};

static int
is_shown(struct stage *stage, const void *arg)
{
	const struct wanted *wanted = arg;
	struct tty *tty = stage_tty(stage);

	if ((tty_count(tty, wanted->text, wanted->look) == 0) == wanted->gone)
		return 1;
	return tty->eof ? -1 : 0;
}

static int
expect(
    struct play *play, const struct rest *rest, enum tty_look look, bool gone)
{
	struct wanted wanted = {rest->text, look, gone};

	if (stage_until(&play->stage, is_shown, &wanted))
		return 0;
	return verb_fail_screen(play);
}

static int
act_wait(struct play *play, const struct rest *rest)
{
	return expect(play, rest, TTY_ANY, false);
}

static int
act_gone(struct play *play, const struct rest *rest)
{
	return expect(play, rest, TTY_ANY, true);
}

static int
act_reverse(struct play *play, const struct rest *rest)
{
	return expect(play, rest, TTY_REVERSE, false);
}

static int
act_bold(struct play *play, const struct rest *rest)
{
	return expect(play, rest, TTY_BOLD, false);
}

static int
act_underline(struct play *play, const struct rest *rest)
{
	return expect(play, rest, TTY_UNDERLINE, false);
}

static int
act_plain(struct play *play, const struct rest *rest)
{
	return expect(play, rest, TTY_PLAIN, false);
}

static int
act_not(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	char *screen;

	tty_io(tty);
	if (tty_count(tty, rest->text, TTY_ANY) == 0)
		return 0;
	screen = tty_screen(tty);
	golden_show(play->why, screen);
	free(screen);
	return -1;
}

static int
act_behind(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);

	tty_io(tty);
	return behind_has(tty->behind, rest->text)
		   ? 0
		   : verb_fail(play, "it can't be scrolled back to");
}

static int
act_not_behind(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);

	tty_io(tty);
	return behind_has(tty->behind, rest->text)
		   ? verb_fail(play, "it can be scrolled back to")
		   : 0;
}

static int
is_cursor(struct stage *stage, const void *arg)
{
	const int *at = arg;
	struct tty *tty = stage_tty(stage);

	if (at[0] < 0 ? !tty->shown : tty_cursor_at(tty, at[0], at[1]))
		return 1;
	return tty->eof ? -1 : 0;
}

static int
act_cursor(struct play *play, const struct rest *rest)
{
	const struct words *words = &rest->words;
	int at[2] = {-1, -1};

	if (words->n != 1 || strcmp(words->at[0], "hidden") != 0) {
		at[0] = verb_number(words->at[0], 1000);
		at[1] = words->n == 2 ? verb_number(words->at[1], 1000) : -1;
		if (at[0] < 0 || at[1] < 0)
			return verb_fail(play, "neither ROW COL nor hidden");
	}
	if (stage_until(&play->stage, is_cursor, at))
		return 0;
	return verb_fail_screen(play);
}

static int
is_mouse(struct stage *stage, const void *arg)
{
	struct tty *tty = stage_tty(stage);

	if (tty->mouse == (strcmp(arg, "on") == 0))
		return 1;
	return tty->eof ? -1 : 0;
}

static int
act_mouse(struct play *play, const struct rest *rest)
{
	const char *word = rest->words.at[0];

	if (strcmp(word, "on") != 0 && strcmp(word, "off") != 0)
		return verb_fail(play, "neither on nor off");
	if (stage_until(&play->stage, is_mouse, word))
		return 0;
	return verb_fail_screen(play);
}

/*
 * Since something was typed or clicked; 0.2 s at 9600 baud are 192. A terminal
 * hands on in pieces what was written at once, and the cursor can stand in the
 * right place between two: counted is what has come when no more comes.
 */
static int
act_bytes(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	int most = verb_number(rest->words.at[0], 1000000);
	size_t bytes;

	if (most < 0)
		return verb_fail(play, "not a number");
	stage_quiet(&play->stage, QUIET_MS);
	bytes = tty->read - tty->sent;
	if (bytes > 0 && bytes <= (size_t)most)
		return 0;
	return verb_fail(play, "it has sent %zu bytes", bytes);
}

/* A golden file: what makes it out of the screen, and what it holds. */
struct golden {
	char *(*take)(const struct tty *);
	char *path, *expected; /* expected NULL: it is not there yet */
};

static int
is_golden(struct stage *stage, const void *arg)
{
	const struct golden *golden = arg;
	struct tty *tty = stage_tty(stage);
	char *screen = golden->take(tty);
	int same = strcmp(screen, golden->expected) == 0;

	free(screen);
	return same ? 1 : tty->eof ? -1 : 0;
}

static int
update(struct play *play, const struct golden *golden)
{
	char *screen;
	int result = 0;

	stage_quiet(&play->stage, QUIET_MS);
	screen = golden->take(stage_tty(&play->stage));
	if (golden->expected == NULL || strcmp(screen, golden->expected) != 0) {
		printf("# wrote %s\n", golden->path);
		if (golden_save(golden->path, screen) != 0)
			result = verb_fail(
			    play, "%s: %s", golden->path, strerror(errno));
	}
	free(screen);
	return result;
}

static int
compare(struct play *play, const struct golden *golden)
{
	char *screen;

	if (golden->expected == NULL) {
		verb_fail(play, "%s: %s; --update writes it", golden->path,
		    strerror(errno));
		return verb_fail_screen(play);
	}
	if (stage_until(&play->stage, is_golden, golden))
		return 0;
	verb_say_why_now(play);
	fprintf(play->why, "- %s\n+ the screen\n", golden->path);
	screen = golden->take(stage_tty(&play->stage));
	golden_differ(play->why, golden->expected, screen);
	free(screen);
	return -1;
}

static int
save_cells(struct play *play, const char *name)
{
	char *path = heap_printf("%s/%s.cells", play->setup->cells, name);
	int result = cells_save(stage_tty(&play->stage), path);

	if (result != 0)
		verb_fail(play, "%s: %s", path, strerror(errno));
	free(path);
	return result;
}

static int
act_golden(struct play *play, const struct rest *rest,
    char *(*take)(const struct tty *))
{
	char *name = heap_printf("%s.screen", rest->words.at[0]);
	struct golden golden = {
	    .take = take, .path = heap_printf("%s/%s", play->folder, name)};
	int result;

	golden.expected = golden_load(golden.path);
	result = play->setup->update ? update(play, &golden)
				     : compare(play, &golden);
	words_take(&play->compared, name);
	free(golden.expected);
	free(golden.path);
	return result;
}

static int
act_screen(struct play *play, const struct rest *rest)
{
	int result = act_golden(play, rest, tty_screen);

	if (result == 0 && play->setup->cells != NULL)
		result = save_cells(play, rest->words.at[0]);
	return result;
}

static int
act_looks(struct play *play, const struct rest *rest)
{
	return act_golden(play, rest, tty_looks);
}

const struct verb verbs_screen[] = {
    {"wait", VERB_TEXT, 0, 0, true, act_wait},
    {"gone", VERB_TEXT, 0, 0, true, act_gone},
    {"not", VERB_TEXT, 0, 0, true, act_not},
    {"behind", VERB_TEXT, 0, 0, true, act_behind},
    {"not-behind", VERB_TEXT, 0, 0, true, act_not_behind},
    {"screen", VERB_WORDS, 1, 1, true, act_screen},
    {"looks", VERB_WORDS, 1, 1, true, act_looks},
    {"bytes", VERB_WORDS, 1, 1, true, act_bytes},
    {"cursor", VERB_WORDS, 1, 2, true, act_cursor},
    {"mouse", VERB_WORDS, 1, 1, true, act_mouse},
    {"reverse", VERB_TEXT, 0, 0, true, act_reverse},
    {"bold", VERB_TEXT, 0, 0, true, act_bold},
    {"underline", VERB_TEXT, 0, 0, true, act_underline},
    {"plain", VERB_TEXT, 0, 0, true, act_plain},
    {0},
};
