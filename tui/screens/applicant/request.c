/* SPDX-License-Identifier: MIT */
/*
 * request: 症例承認依頼, the dialog in which cases go to one supervisor.
 *
 * Cases with their 備考 (which is not sent [seed]), 指導者登録 with its search,
 * and 通信欄. What is typed stays until it is sent or given up.
 */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "request_inside.h"
#include "tui/screens/screens.h"

struct request *
request_own(const struct screen *screen)
{
	return screen->own;
}

static int
open_request(struct screen *screen, const void *arg, struct err *err)
{
	const struct request_cases *cases = arg;
	struct request *request = heap_new(1, sizeof *request);

	(void)err;
	request->programme = cases->programme;
	for (; request->n < cases->n && request->n < SLOTS_MAX; request->n++) {
		struct case_row *copy = &request->cases[request->n];

		*copy = *cases->rows[request->n];
		copy->note = heap_dup(copy->note);
		copy->facility = heap_dup(copy->facility);
		copy->supervisor = NULL;
	}
	request->query = textarea_new_line();
	request->message = textarea_new_prose();
	shape_init(&supervisor_list_shape, &request->found);
	shape_init(&supervisor_row_shape, &request->chosen);
	request->asked_anew = true;
	screen->own = request;
	request_search(screen);
	return 0;
}

static const char *
refuses_send(struct request *request)
{
	size_t clusters = textarea_clusters(request->message);

	if (request->chosen.member == NULL)
		return N_("Please choose a supervisor from the list first.");
	if (clusters <= MESSAGE_LIMIT)
		return NULL;
	snprintf(request->why, sizeof request->why,
	    _("%s: at most %d characters (now %zu)."), _("Message"),
	    MESSAGE_LIMIT, clusters);
	return request->why;
}

/* A sentence that has no room in the message line is act's, in a box. */
static const char *
refuses_choice(const struct screen *screen)
{
	const struct candidate *candidate = table_selected_row(screen->table);
	const struct reason *why;

	if (request_own(screen)->part != PART_LIST || candidate == NULL)
		return N_("There is nobody to be chosen here.");
	why = candidate->row->reasons.at;
	if (candidate->row->reasons.n == 1 &&
	    text_cells(why->text, strlen(why->text)) < COLS - 2)
		return why->text;
	return NULL;
}

static const char *
refuses(const struct screen *screen, enum action action)
{
	switch (action) {
	case ACTION_SEND:
		return refuses_send(request_own(screen));
	case ACTION_MARK:
		return refuses_choice(screen);
	default:
		return NULL;
	}
}

static void
go(struct request *request, int step)
{
	int to = (int)request->part;

	do
		to = (to + step + PART_COUNT) % PART_COUNT;
	while (to == PART_CASES && request->seen >= request->n);
	request->part = (enum request_part)to;
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	struct request *request = request_own(screen);

	request_search(screen);
	switch (action) {
	case ACTION_SEND:
		request_ask(screen);
		return 0;
	case ACTION_MARK:
		return request_choose(screen, err);
	case ACTION_NEXT_FIELD:
		go(request, 1);
		return 0;
	case ACTION_PREVIOUS_FIELD:
		go(request, -1);
		return 0;
	default:
		return 0;
	}
}

static bool
type(struct screen *screen, struct textarea *text, const struct key *key)
{
	switch (textarea_key(text, key)) {
	case TEXTAREA_IGNORED:
		return false;
	case TEXTAREA_FULL:
		program_say(screen->program, _("The text is too long."));
		return true;
	case TEXTAREA_CHANGED:
		if (text == request_own(screen)->query)
			request_own(screen)->asked_anew = true;
		break;
	case TEXTAREA_MOVED:
		break;
	}
	program_say(screen->program, "");
	return true;
}

static bool
key_search(struct screen *screen, const struct key *key)
{
	struct request *request = request_own(screen);

	if (key->code == INPUT_FUNCTION(KEY_DOWN) || key->code == INPUT_ENTER) {
		request_search(screen);
		if (table_count(screen->table) > 0)
			request->part = PART_LIST;
		return true;
	}
	return type(screen, request->query, key);
}

static bool
key_list(struct screen *screen, const struct key *key)
{
	struct request *request = request_own(screen);

	request_search(screen);
	if (key->code == INPUT_FUNCTION(KEY_UP) &&
	    table_selected(screen->table) == 0) {
		request->part = PART_SEARCH;
		return true;
	}
	if (!table_key(screen->table, key))
		return false;
	program_say(screen->program, "");
	return true;
}

static bool
key_cases(struct screen *screen, const struct key *key)
{
	struct request *request = request_own(screen);

	if (key->code == INPUT_FUNCTION(KEY_DOWN) &&
	    request->first + request->seen < request->n)
		request->first++;
	else if (key->code == INPUT_FUNCTION(KEY_UP) && request->first > 0)
		request->first--;
	else
		return false;
	request->redraw = true;
	return true;
}

static void
give_up(struct screen *screen)
{
	program_pop(screen->program, false);
}

static void
back(struct screen *screen)
{
	if (textarea_clusters(request_own(screen)->message) == 0)
		give_up(screen);
	else
		program_ask(screen->program,
		    _("The message will be lost. Leave without sending?"),
		    give_up);
}

/* To the part that was clicked; a row of the list is the table's. */
static bool
click(struct screen *screen, const struct key *key)
{
	struct request *request = request_own(screen);
	bool listed = request->part == PART_LIST;
	size_t row;

	request_search(screen);
	if (textarea_key(request->query, key) == TEXTAREA_MOVED)
		request->part = PART_SEARCH;
	else if (textarea_key(request->message, key) == TEXTAREA_MOVED)
		request->part = PART_MESSAGE;
	else if (table_at(screen->table, key->y, key->x, &row)) {
		request->part = PART_LIST;
		if (listed)
			return false;
		table_select(screen->table, row);
	}
	return true;
}

static bool
key_request(struct screen *screen, const struct key *key)
{
	struct request *request = request_own(screen);
	bool taken = false;

	if (key->code == INPUT_CLICK)
		return click(screen, key);
	switch (request->part) {
	case PART_SEARCH:
		taken = key_search(screen, key);
		break;
	case PART_LIST:
		taken = key_list(screen, key);
		break;
	case PART_MESSAGE:
		taken = type(screen, request->message, key);
		break;
	case PART_CASES:
		taken = key_cases(screen, key);
		break;
	case PART_COUNT:
		break;
	}
	/* at the edge of another part they are not the list's */
	return taken || key->code == INPUT_FUNCTION(KEY_UP) ||
	       key->code == INPUT_FUNCTION(KEY_DOWN);
}

/* In the list, what its columns have no room for. */
static void
status(const struct screen *screen, char *out)
{
	const struct request *request = request_own(screen);
	const struct candidate *candidate = table_selected_row(screen->table);

	if (candidate == NULL) {
		snprintf(out, SCREEN_TEXT, " %s",
		    _("No supervisor was found. Please search for something "
		      "else."));
	} else if (request->part == PART_LIST) {
		out[0] = ' ';
		request_describe(candidate->row, out + 1, SCREEN_TEXT - 1);
	}
}

static void
keep(const struct screen *screen, struct rescue *rescue)
{
	const struct request *request = request_own(screen);
	char *where =
	    heap_printf("%s: %s", _("Request for case approval"), _("Message"));

	rescue_add_text(rescue, where, textarea_text(request->message));
}

static void
close_request(struct screen *screen)
{
	struct request *request = request_own(screen);

	request_forget(screen);
	for (size_t i = 0; i < request->n; i++)
		shape_release(&case_row_shape, &request->cases[i]);
	shape_release(&supervisor_row_shape, &request->chosen);
	for (size_t i = 0; i < request->confirm.n; i++)
		free(((char **)request->confirm.at)[i]);
	free(request->confirm.at);
	textarea_free(request->query);
	textarea_free(request->message);
	free(request);
}

const struct screen_ops request_screen = {
    .name = "request",
    .also = KEYMAP_TEXT,
    .title = N_("Request for case approval"),
    .columns = request_columns,
    .id = request_candidate_id,
    .open = open_request,
    .refuses = refuses,
    .act = act,
    .key = key_request,
    .back = back,
    .keep = keep,
    .status = status,
    .draw = request_draw,
    .tick = request_search,
    .close = close_request,
};
