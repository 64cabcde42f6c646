/* SPDX-License-Identifier: MIT */
/* home: マイページ, where everybody starts [seed]. */
#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "core/call/notices.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "home_lines.h"
#include "tui/program/program.h"
#include "tui/program/tabs.h"
#include "tui/screens/screens.h"
#include "tui/terminal/cells.h"

struct page {
	struct home home;
	struct home_lines lines;
	size_t top;  /* the first line seen */
	size_t goal; /* the one with the cursor */
};

static struct page *
own(const struct screen *screen)
{
	return screen->own;
}

static int
open_home(struct screen *screen, const void *arg, struct err *err)
{
	struct page *page = heap_new(1, sizeof *page);

	(void)arg;
	(void)err;
	shape_init(&home_shape, &page->home);
	screen->own = page;
	return 0;
}

static size_t
height(void)
{
	return (size_t)(LINES - 3);
}

static size_t
last_top(const struct page *page)
{
	return page->lines.lines.n > height() ? page->lines.lines.n - height()
					      : 0;
}

static const struct home_goal *
goal_at(const struct page *page, size_t i)
{
	return i < page->lines.goals.n
		   ? (const struct home_goal *)page->lines.goals.at + i
		   : NULL;
}

static bool
in_sight(const struct page *page, const struct home_goal *goal)
{
	return goal != NULL && goal->from >= page->top &&
	       goal->from < page->top + height();
}

/* Makes the lines anew, for new rows or another width. */
static void
build(struct page *page)
{
	home_lines_release(&page->lines);
	home_lines_build(&page->lines, &page->home, COLS);
	if (page->goal >= page->lines.goals.n)
		page->goal =
		    page->lines.goals.n == 0 ? 0 : page->lines.goals.n - 1;
	if (page->top > last_top(page))
		page->top = last_top(page);
}

/* The greeting brought it: no second round trip. */
static int
load(struct screen *screen, struct err *err)
{
	struct program *program = screen->program;
	struct page *page = own(screen);
	const struct nothing args = {0};
	struct home fresh;

	if (program->hello.home != NULL) {
		fresh = *program->hello.home;
		free(program->hello.home);
		program->hello.home = NULL;
	} else if (program_call(program, CALL_HOME_SHOW, &args, &fresh, err) <
		   0)
		return -err->code;
	shape_release(&home_shape, &page->home);
	page->home = fresh;
	page->lines.cells = 0;
	screen->fresh = true;
	program_badges(program, fresh.badges);
	return 0;
}

/* To the next goal when it is in sight or nearly; else the page moves. */
static void
down(struct page *page)
{
	const struct home_goal *next = goal_at(page, page->goal + 1);

	if (next != NULL && next->to <= page->top + height() + 1) {
		page->goal++;
		if (next->to > page->top + height())
			page->top = next->to - height();
	} else if (page->top < last_top(page))
		page->top++;
	else if (next != NULL)
		page->goal++;
}

static void
up(struct page *page)
{
	const struct home_goal *before =
	    page->goal == 0 ? NULL : goal_at(page, page->goal - 1);

	if (before != NULL && before->from + 1 >= page->top) {
		page->goal--;
		if (before->from < page->top)
			page->top = before->from;
	} else if (page->top > 0)
		page->top--;
}

/* The first goal in sight, if there is one. */
static void
pick(struct page *page)
{
	for (size_t i = 0; i < page->lines.goals.n; i++)
		if (in_sight(page, goal_at(page, i))) {
			page->goal = i;
			return;
		}
}

static void
turn(struct page *page, size_t top)
{
	page->top = top < last_top(page) ? top : last_top(page);
	pick(page);
}

static void
move_page(struct page *page, int code)
{
	size_t rows = height() - 1;

	switch (code) {
	case 'j':
	case INPUT_FUNCTION(KEY_DOWN):
		down(page);
		break;
	case 'k':
	case INPUT_FUNCTION(KEY_UP):
		up(page);
		break;
	case INPUT_FUNCTION(KEY_NPAGE):
		turn(page, page->top + rows);
		break;
	case INPUT_FUNCTION(KEY_PPAGE):
		turn(page, page->top > rows ? page->top - rows : 0);
		break;
	case INPUT_FUNCTION(KEY_HOME):
		turn(page, 0);
		page->goal = 0;
		break;
	default:
		page->top = last_top(page);
		if (page->lines.goals.n > 0)
			page->goal = page->lines.goals.n - 1;
	}
}

static void
go(struct program *program, const struct home_goal *goal)
{
	size_t tab = tabs_find(program, goal->ops, goal->programme);
	struct table *table;

	tabs_go(program, tab);
	if (tab >= program->ntabs || goal->slot == INT_NONE)
		return;
	table = program->tabs[tab].screen.table;
	if (table != NULL)
		table_select_id(table, goal->slot);
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	const struct page *page = own(screen);

	if (action == ACTION_STATISTICS && page->home.programmes.n == 0)
		return N_("You have no cases to be counted.");
	if (action != ACTION_ENTER)
		return NULL;
	if (page->lines.cells == COLS && page->lines.goals.n == 0)
		return N_("Nothing here leads anywhere.");
	return NULL;
}

/* To the goal there, and a second time where it leads. */
static bool
key(struct screen *screen, const struct key *pressed)
{
	struct page *page = own(screen);
	size_t row = page->top + (size_t)pressed->y - 1;

	if (pressed->code != INPUT_CLICK || page->lines.cells != COLS)
		return false;
	for (size_t i = 0; i < page->lines.goals.n; i++) {
		const struct home_goal *goal = goal_at(page, i);

		if (row < goal->from || row >= goal->to)
			continue;
		if (i == page->goal) {
			go(screen->program, goal);
			return true;
		}
		page->goal = i;
		screen->fresh = true;
	}
	return true;
}

/* On or off; the page says which. */
static void
turn_reminders(struct screen *screen)
{
	struct page *page = own(screen);
	struct reminders_args args = {.on = !page->home.reminders};
	struct reminders_set set;
	struct err err = {0};
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	if (program_call(screen->program, CALL_NOTICE_REMINDERS, &args, &set,
		&err) < 0) {
		program_say_err(screen->program, &err);
		err_clear(&err);
		return;
	}
	page->home.reminders = set.on;
	page->lines.cells = 0;
	screen->fresh = true;
	program_say(screen->program,
	    set.on ? _("You are reminded by mail.")
		   : _("You are not reminded any more; requests and results "
		       "still come by mail."));
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct page *page = own(screen);

	(void)err;
	if (page->lines.cells != COLS)
		build(page);
	if (action == ACTION_MOVE) {
		move_page(page, screen->code);
		screen->fresh = true;
	} else if (action == ACTION_STATISTICS)
		program_push(screen->program, &statistics_screen, NULL);
	else if (action == ACTION_REMINDERS)
		turn_reminders(screen);
	else if (action == ACTION_ENTER && goal_at(page, page->goal) != NULL)
		go(screen->program, goal_at(page, page->goal));
	return 0;
}

static void
draw_line(int y, const char *text, bool chosen)
{
	size_t n = text_fit(text, COLS - 1, NULL);

	if (chosen)
		attron(A_REVERSE);
	cells_put(stdscr, y, 0, text, n);
	if (chosen)
		attroff(A_REVERSE);
	clrtoeol();
}

static void
draw(struct screen *screen)
{
	struct page *page = own(screen);
	const struct home_goal *goal;
	char *const *lines;
	size_t row;

	if (page->lines.cells == COLS && !screen->fresh)
		return; /* as it stands; all that changes it says so */
	if (page->lines.cells != COLS)
		build(page);
	if (page->top > last_top(page))
		page->top = last_top(page);
	goal = goal_at(page, page->goal);
	lines = page->lines.lines.at;
	for (size_t i = 0; i < height(); i++) {
		row = page->top + i;
		draw_line(1 + (int)i,
		    row < page->lines.lines.n ? lines[row] : "",
		    goal != NULL && row >= goal->from && row < goal->to);
	}
	screen->y =
	    in_sight(page, goal) ? 1 + (int)(goal->from - page->top) : 1;
	screen->x = in_sight(page, goal) ? 3 : 0;
}

/* Who can't read this language finds the way to the other one, and whoever
 * thinks that this is all is told of what stands below. */
static void
status(const struct screen *screen, char *out)
{
	const struct page *page = own(screen);
	size_t below = page->lines.lines.n - page->top;
	size_t used = (size_t)snprintf(out, SCREEN_TEXT, "%s ",
	    /* TRANSLATORS: the key L, and the other language in its own words */
	    _(" L: 日本語"));

	if (below > height())
		snprintf(out + used, SCREEN_TEXT - used, _(" ↓ %zu more lines"),
		    below - height());
}

static void
close_home(struct screen *screen)
{
	home_lines_release(&own(screen)->lines);
	shape_release(&home_shape, &own(screen)->home);
	free(screen->own);
}

const struct screen_ops home_screen = {
    .name = "home",
    .title = N_("My page"),
    .open = open_home,
    .load = load,
    .refuses = refuses,
    .act = act,
    .key = key,
    .status = status,
    .draw = draw,
    .close = close_home,
};
