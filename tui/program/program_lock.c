/* SPDX-License-Identifier: MIT */
#include "program_lock.h"

#include <curses.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/i18n.h"
#include "core/text.h"
#include "program_keep.h"
#include "program_stack.h"

#define WARN_MS 60000 /* before the end, or half of a shorter time */
#define MINUTE_MS 60000

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
program_lock_start(struct program *program)
{
	const struct options *options = program->options;
	long minutes =
	    strtol(conf_get(&options->conf, CONF_KEY_LOCK), NULL, 10);

	program->lock.after_ms =
	    program_keep_ms(options->lock_after, (int)minutes * MINUTE_MS);
	program_lock_key(program);
}

void
program_lock_key(struct program *program)
{
	program->lock.key_at = now_ms();
	program->lock.warned = false;
}

static int
warn_ms(const struct lock *lock)
{
	return lock->after_ms / 2 < WARN_MS ? lock->after_ms / 2 : WARN_MS;
}

int
program_lock_wait(const struct program *program, int timeout_ms)
{
	const struct lock *lock = &program->lock;
	int64_t left = lock->key_at + lock->after_ms - now_ms();

	if (lock->after_ms == 0)
		return timeout_ms;
	if (!lock->warned)
		left -= warn_ms(lock);
	left = left < 0 ? 0 : left;
	return timeout_ms < 0 || left < timeout_ms ? (int)left : timeout_ms;
}

static void
warn(struct program *program)
{
	char text[SCREEN_TEXT];

	program->lock.warned = true;
	snprintf(text, sizeof text,
	    _("Without a key this session ends in %d seconds; what was typed "
	      "is kept."),
	    (warn_ms(&program->lock) + 999) / 1000);
	program_say(program, text);
}

static void
blank(struct program *program)
{
	const char *text =
	    _("The session was ended: no key for a long time. What was typed "
	      "is kept. Any key leaves.");

	erase();
	mvaddnstr(0, 0, text, (int)text_fit(text, COLS - 1, NULL));
	wnoutrefresh(stdscr);
	program_put_out(program);
}

/* True when a key came. */
static bool
read_keys(struct program *program)
{
	struct key key;
	bool any = false;

	while (input_next(&program->input, &key)) {
		any = true;
		if (key.code == INPUT_PASTE)
			free(key.text);
	}
	return any;
}

static void
end_session(struct program *program)
{
	int seen;

	program_leave(program);
	client_close(program->client);
	do {
		blank(program);
		keeper_let(program->keeper);
		seen = terminal_wait(
		    program->terminal, input_wait(&program->input, -1));
		keeper_hold(program->keeper);
		if (seen & TERMINAL_STOPPING)
			program_suspend(program);
	} while (!read_keys(program) && !(seen & TERMINAL_ENDING));
	program->done = true;
}

bool
program_lock_tick(struct program *program)
{
	struct lock *lock = &program->lock;
	int64_t idle = now_ms() - lock->key_at;

	if (lock->after_ms == 0)
		return false;
	if (idle >= lock->after_ms) {
		end_session(program);
		return true;
	}
	if (!lock->warned && idle >= lock->after_ms - warn_ms(lock))
		warn(program);
	return false;
}
