/* SPDX-License-Identifier: MIT */
#include "program_keep.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/files/logbook.h"
#include "tui/screens/screens.h"

/* As the case edit saves, and a little later: mostly nothing is left then. */
#define IDLE_MS 1200
#define EVERY_MS 5000

/* A call that hangs puts a tick off by so much. */
static_assert(IDLE_MS + CLIENT_SLOW_MS <= 5000 && EVERY_MS <= 5000,
    "trust.md: SIGKILL loses at most the last five seconds");

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int
program_keep_ms(const char *text, int usual)
{
	long ms = text == NULL ? 0 : strtol(text, NULL, 10);

	return ms > 0 && ms < 1000000 ? (int)ms : usual;
}

void
program_keep_start(struct program *program)
{
	struct keep *keep = &program->keep;

	keep->greeted_at = now_ms();
	keep->of = rescue_of(program->want, &program->hello);
	keep->rescue = rescue_new(keep->of);
	keep->idle_ms = program_keep_ms(program->options->keep_idle, IDLE_MS);
	keep->every_ms =
	    program_keep_ms(program->options->keep_every, EVERY_MS);
	keep->dirty = keep->warned = false;
}

void
program_keep_stop(struct program *program)
{
	rescue_free(program->keep.rescue);
	free(program->keep.of);
	program->keep.rescue = NULL;
	program->keep.of = NULL;
}

/* Whether anything is open in which texts are written. */
static bool
can_keep(const struct program *program)
{
	for (size_t i = 0; i < program->depth; i++)
		if (program->stack[i].ops->keep != NULL)
			return true;
	return program->tabs[program->tab].screen.ops->keep != NULL;
}

void
program_keep_typed(struct program *program)
{
	struct keep *keep = &program->keep;

	/* a list is not woken up for nothing; a file that is there may go */
	if (!can_keep(program) && !rescue_holds(keep->rescue))
		return;
	keep->typed_at = now_ms();
	if (!keep->dirty)
		keep->since = keep->typed_at;
	keep->dirty = true;
}

int
program_keep_wait(const struct program *program, int timeout_ms)
{
	const struct keep *keep = &program->keep;
	int64_t due = keep->typed_at + keep->idle_ms, left;

	if (!keep->dirty)
		return timeout_ms;
	if (due > keep->since + keep->every_ms)
		due = keep->since + keep->every_ms;
	left = due - now_ms();
	left = left < 0 ? 0 : left;
	return timeout_ms < 0 || left < timeout_ms ? (int)left : timeout_ms;
}

bool
program_keep_now(struct program *program)
{
	const struct tab *tab = &program->tabs[program->tab];
	struct rescue *rescue = program->keep.rescue;

	if (rescue == NULL)
		return false;
	if (tab->open && tab->screen.ops->keep != NULL)
		tab->screen.ops->keep(&tab->screen, rescue);
	for (size_t i = 0; i < program->depth; i++)
		if (program->stack[i].ops->keep != NULL)
			program->stack[i].ops->keep(&program->stack[i], rescue);
	return rescue_keep(
	    rescue, program->hello.now_at +
			(now_ms() - program->keep.greeted_at) / 1000);
}

void
program_keep_tick(struct program *program)
{
	struct keep *keep = &program->keep;
	char text[SCREEN_TEXT];

	if (!keep->dirty || program_keep_wait(program, -1) > 0)
		return;
	keep->dirty = false;
	if (!program_keep_now(program) && !keep->warned) {
		keep->warned = true;
		snprintf(text, sizeof text,
		    _("What you type can't be kept on this computer (%s): it "
		      "is lost if the line is cut."),
		    strerror(errno));
		program_say(program, text);
	}
	/* it goes when the service has it all the same */
	if (rescue_holds(keep->rescue)) {
		keep->dirty = true;
		keep->typed_at = now_ms() + keep->every_ms;
		keep->since = keep->typed_at;
	}
}

void
program_keep_seal(struct program *program)
{
	rescue_seal(program->keep.rescue);
}

/* It came there after all: the program was cut off before it heard so. */
static bool
has_it(struct program *program, const struct rescued *text)
{
	const struct case_args args = {text->programme, text->slot};
	struct case_view view;
	struct items report;
	struct err err = {0};
	bool has = false;

	if (text->item == WORD_NONE)
		return false;
	if (program_call(program, CALL_CASE_SHOW, &args, &view, &err) == 0) {
		logbook_report(&view, &report);
		has = report.text[text->item] != NULL &&
		      strcmp(report.text[text->item], text->text) == 0;
		shape_release(&case_view_shape, &view);
	}
	err_clear(&err);
	return has;
}

/* Only texts that are nowhere else are worth a question; how many. */
static size_t
drop_known(struct program *program, const struct list *found)
{
	const struct rescue_found *one = found->at;
	size_t left = found->n;

	for (size_t i = 0; i < found->n; i++) {
		if (!has_it(program, &one[i].text))
			continue;
		rescue_drop(program->keep.of, &one[i]);
		left--;
	}
	return left;
}

void
program_keep_offer(struct program *program)
{
	struct list found = {0};

	rescue_find(program->keep.of, &found);
	if (drop_known(program, &found) > 0)
		program_push(program, &rescued_screen, NULL);
	rescue_found_release(&found);
}
