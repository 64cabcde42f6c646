/* SPDX-License-Identifier: MIT */
#include "program_stack.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "newcomer.h"
#include "program_keep.h"
#include "tui/screens/screens.h"

struct screen *
program_top(struct program *program)
{
	return program->depth > 0 ? &program->stack[program->depth - 1]
				  : &program->tabs[program->tab].screen;
}

struct screen *
program_below(struct program *program, const struct screen *screen)
{
	if (screen == &program->stack[0])
		return &program->tabs[program->tab].screen;
	return &program->stack[screen - program->stack - 1];
}

static void
close_top(struct program *program)
{
	struct screen *top = &program->stack[program->depth - 1];

	if (top->ops->close != NULL)
		top->ops->close(top);
	table_free(top->table);
	program->depth--;
	program->fresh = true;
}

void
program_push(
    struct program *program, const struct screen_ops *ops, const void *arg)
{
	struct screen *screen = &program->stack[program->depth];
	struct err err = {0};
	int rc = 0;

	if (program->depth == PROGRAM_DEPTH)
		return;
	*screen =
	    (struct screen){.ops = ops, .program = program, .fresh = true};
	if (ops->columns != NULL)
		screen->table = table_new(ops->columns, ops->id);
	program->depth++;
	if (ops->open != NULL)
		rc = ops->open(screen, arg, &err);
	if (rc == 0 && ops->load != NULL)
		rc = ops->load(screen, &err);
	if (rc < 0) {
		/* it was refused for something that the list doesn't show yet */
		program_pop(program, true);
		program_say_err(program, &err);
	} else {
		newcomer_tell(program, screen);
	}
	/* all that is seen is drawn again: what came in one go with this key
	 * may have changed the screens below */
	program->fresh = true;
	err_clear(&err);
}

void
program_pop(struct program *program, bool changed)
{
	struct err err = {0};
	struct screen *top;

	if (program->depth == 0)
		return;
	close_top(program);
	top = program_top(program);
	if (changed && top->ops->load != NULL && top->ops->load(top, &err) < 0)
		program_say_err(program, &err);
	err_clear(&err);
}

static void
reload_one(struct program *program, struct screen *screen)
{
	struct err err = {0};

	if (screen->ops->load != NULL && screen->ops->load(screen, &err) < 0)
		program_say_err(program, &err);
	err_clear(&err);
}

void
program_reload(struct program *program)
{
	size_t depth = program->depth;

	reload_one(program, &program->tabs[program->tab].screen);
	/* one that finds itself out of date may close, or say so in a box */
	for (size_t i = 0; i < depth && program->depth == depth; i++)
		reload_one(program, &program->stack[i]);
	program->fresh = true;
}

void
program_ask(
    struct program *program, const char *text, void (*yes)(struct screen *))
{
	const struct question question = {text, yes};

	program_push(program, &confirm_screen, &question);
}

void
program_ask_replace(struct program *program, const struct err *err,
    void (*yes)(struct screen *))
{
	char *question =
	    heap_printf(_("%s\nIs the new one to take its place?"), err->text);

	program_ask(program, question, yes);
	free(question);
}

/* The error's own sentence is that of its only reason. */
static bool
is_said(const struct err *err, const struct reason *why)
{
	return why->text == NULL || strcmp(why->text, err->text) == 0;
}

void
program_say_err(struct program *program, const struct err *err)
{
	const struct reason *why = err->why.at;
	bool said = err->why.n == 0 || (err->why.n == 1 && is_said(err, why));
	char text[8 * SCREEN_TEXT];
	size_t used;

	if (said && text_cells(err->text, strlen(err->text)) < COLS - 2) {
		program_say(program, err->text);
		return;
	}
	used = (size_t)snprintf(text, sizeof text, "%s", err->text);
	for (size_t i = said ? err->why.n : 0;
	     i < err->why.n && used < sizeof text; i++)
		used += (size_t)snprintf(text + used, sizeof text - used,
		    "\n・%s", why[i].text == NULL ? "" : why[i].text);
	program_push(program, &notice_screen, text);
}

static void
draw_one(struct screen *screen, bool top)
{
	if (!top && !screen->fresh)
		return;
	screen->ops->draw(screen);
	screen->fresh = false;
}

void
program_draw_stack(struct program *program)
{
	size_t base = program->depth;
	struct screen *tab = &program->tabs[program->tab].screen;

	while (base > 0 && program->stack[base - 1].ops->over)
		base--;
	/* base 0: the tab is seen; else stack[base - 1] is the lowest seen */
	if (program->fresh) {
		tab->fresh = true;
		for (size_t i = 0; i < program->depth; i++)
			program->stack[i].fresh = true;
	}
	if (base == 0)
		draw_one(tab, program->depth == 0);
	for (size_t i = base == 0 ? 0 : base - 1; i < program->depth; i++)
		draw_one(&program->stack[i], i + 1 == program->depth);
}

void
program_leave(struct program *program)
{
	for (size_t i = program->depth; i-- > 0;)
		if (program->stack[i].ops->leave != NULL)
			program->stack[i].ops->leave(&program->stack[i]);
	/* what the service did not take */
	program_keep_now(program);
	/* the screens close: what looks later finds nothing in them */
	program_keep_seal(program);
	while (program->depth > 0)
		close_top(program);
}
