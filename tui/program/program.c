/* SPDX-License-Identifier: MIT */
#include "program.h"

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "program_keep.h"
#include "program_key.h"
#include "program_lock.h"
#include "program_mouse.h"
#include "program_stack.h"
#include "tabs.h"
#include "tui/terminal/width.h"

#define END_MS 15000 /* from a signal to the end, whatever hangs */

void
program_say(struct program *program, const char *text)
{
	snprintf(program->message, sizeof program->message, "%s", text);
}

/* All that was laid out with one cell for such a character is wrong. */
static void
take_width(struct program *program)
{
	width_ambiguous(true);
	terminal_clear(program->terminal);
	program->fresh = true;
}

/* All that came, then one drawing. */
static void
drain(struct program *program)
{
	struct key key;

	while (!program->done && input_next(&program->input, &key)) {
		if (key.code == INPUT_WIDE || key.code == INPUT_NARROW) {
			terminal_width_told(program->terminal);
			if (key.code == INPUT_WIDE)
				take_width(program);
			continue;
		}
		if (!program_mouse(program, &key))
			program_key(program, &key);
		program_keep_typed(program);
		program_lock_key(program);
		if (key.code == INPUT_PASTE)
			free(key.text);
	}
}

void
program_put_out(struct program *program)
{
	keeper_let(program->keeper);
	terminal_update(program->terminal);
	keeper_hold(program->keeper);
}

void
program_suspend(struct program *program)
{
	program_keep_now(program);
	keeper_let(program->keeper);
	terminal_suspend(program->terminal);
	keeper_hold(program->keeper);
}

bool
program_too_small(void)
{
	return LINES < PROGRAM_MIN_LINES || COLS < PROGRAM_MIN_COLS;
}

static void
draw_too_small(void)
{
	char text[256];
	size_t fit;

	snprintf(text, sizeof text,
	    _("The window is too small (at least %dx%d)."), PROGRAM_MIN_COLS,
	    PROGRAM_MIN_LINES);
	fit = text_fit(text, COLS - 1, NULL);
	erase();
	mvaddnstr(0, 0, text, (int)fit);
	wnoutrefresh(stdscr);
}

static void
draw(struct program *program)
{
	struct screen *top = program_top(program);

	if (program_too_small()) {
		draw_too_small();
		program->fresh = true;
		program_put_out(program);
		return;
	}
	if (program->fresh) {
		erase();
		frame_touch(&program->frame);
	}
	program_draw_stack(program);
	frame_draw(program, top);
	program->fresh = false;
	move(top->y, top->x);
	wnoutrefresh(stdscr);
	if (top->ops->after != NULL)
		top->ops->after(top);
	program_put_out(program);
}

static int
timeout_ms(struct program *program)
{
	const struct screen *top = program_top(program);
	int ms = top->ops->wait == NULL ? -1 : top->ops->wait(top);

	return input_wait(&program->input,
	    program_lock_wait(program, program_keep_wait(program, ms)));
}

static void
loop(struct program *program)
{
	struct screen *top;
	int seen, ms;

	while (!program->done) {
		draw(program);
		ms = timeout_ms(program);
		keeper_let(program->keeper);
		seen = terminal_wait(program->terminal, ms);
		keeper_hold(program->keeper);
		if (seen & TERMINAL_RESIZED)
			program->fresh = true;
		drain(program);
		if (seen & TERMINAL_ENDING) {
			program_leave(program);
			return;
		}
		if (seen & TERMINAL_STOPPING)
			program_suspend(program);
		top = program_top(program);
		if (!program->done && top->ops->tick != NULL)
			top->ops->tick(top);
		program_keep_tick(program);
		if (!program->done && program_lock_tick(program))
			return;
	}
	program_leave(program);
}

/* From another thread, while the program waits. */
static void
keep_last(void *arg)
{
	program_keep_now(arg);
}

/* Said by the person or the site, or asked of the terminal. */
static void
find_width(struct program *program)
{
	const char *said = options_ambiguous(program->options);

	if (strcmp(said, "wide") == 0)
		take_width(program);
	else if (strcmp(said, "narrow") != 0)
		terminal_ask_width(program->terminal);
}

static void
take_terminal(struct program *program)
{
	program->keeper = keeper_start(STDOUT_FILENO,
	    program_keep_ms(program->options->end_within, END_MS), keep_last,
	    program);
	terminal_watch(keeper_fd(program->keeper));
	terminal_start(program->terminal);
	input_init(&program->input, program->terminal, 1000);
	find_width(program);
}

static int
prepare_terminal(struct program *program, struct err *err)
{
	program->terminal = terminal_prepare(NULL, stdout, stdin);
	if (program->terminal == NULL)
		return err_set(
		    err, ERR_USAGE, N_("This terminal is not known (TERM)."));
	return 0;
}

/* The terminal is made ready while the service opens what it needs; the next
 * persona has it already. */
static int
greet(struct program *program, struct err *err)
{
	bool first = program->terminal == NULL;
	int rc = client_greet(program->client, true, err);

	if (rc == 0 && first)
		rc = prepare_terminal(program, err);
	if (rc == 0)
		rc = client_greeted(program->client, &program->hello, err);
	if (rc == 0 && first)
		take_terminal(program);
	return rc;
}

/* One person from the greeting to the end, or to the next persona. */
static int
run_person(struct program *program, struct err *err)
{
	int rc = greet(program, err);

	if (rc < 0)
		return rc;
	program->done = false;
	program->depth = 0;
	program->fresh = true;
	program->told = 0;
	tabs_make(program);
	program_keep_start(program);
	program_lock_start(program);
	tabs_go(program, 0);
	program_keep_offer(program);
	loop(program);
	program_keep_stop(program);
	clips_release(&program->clips); /* no other persona's */
	tabs_release(program);
	shape_release(&hello_shape, &program->hello);
	return 0;
}

/* In the demo another person is another service. */
static int
next_persona(struct program *program, struct connect *want, struct err *err)
{
	client_close(program->client);
	want->as = program->persona;
	return client_open(program->client, want, err);
}

int
program_run(struct client *client, const struct connect *how,
    const struct options *options, struct err *err)
{
	struct connect want = *how;
	struct program program = {
	    .client = client, .options = options, .want = &want};
	char *persona = NULL;
	int rc;

	/* it was reached once; from now on the screen is in use */
	want.quiet = true;
	rc = run_person(&program, err);
	while (rc == 0 && program.persona != NULL) {
		free(persona);
		persona = program.persona;
		rc = next_persona(&program, &want, err);
		program.persona = NULL;
		if (rc == 0)
			rc = run_person(&program, err);
	}
	if (program.terminal != NULL) {
		input_release(&program.input);
		rc = rc == 0 ? -terminal_signal(program.terminal) : rc;
		keeper_let(program.keeper);
		terminal_stop(program.terminal);
		keeper_hold(program.keeper);
	}
	terminal_watch(-1);
	keeper_stop(program.keeper);
	free(persona);
	free(program.persona);
	return rc;
}
