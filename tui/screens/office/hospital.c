/* SPDX-License-Identifier: MIT */
/*
 * hospital: the page of one hospital, as the office keeps it: its name, its
 * accreditations, those that have ended too. Enter corrects, or adds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "core/call/hospitals.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/parts/card.h"
#include "tui/screens/parts/list.h"
#include "tui/screens/screens.h"

struct line {
	const char *label;         /* translated, borrowed */
	char *text;                /* heap */
	const struct entry *entry; /* of an accreditation */
	bool adds;
	int64_t id;
};

struct page {
	int64_t hospital;
	struct hospital_view view;
	struct list lines; /* of line */
};

static struct page *
own(const struct screen *screen)
{
	return screen->own;
}

static int64_t
line_id(const void *row)
{
	return ((const struct line *)row)->id;
}

static const char *
label_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct line *)row)->label;
}

static const char *
line_text(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct line *)row)->text;
}

static const struct column columns[] = {
    {.title = NULL, .cells = 14, .text = label_text},
    {.title = NULL, .cells = 64, .weight = 1, .text = line_text},
    {0},
};

static struct line *
add(struct page *page, const char *label, char *text)
{
	struct line *line = list_add(&page->lines, sizeof *line);

	*line = (struct line){
	    .label = label, .text = text, .id = (int64_t)page->lines.n};
	return line;
}

static void
make_lines(struct page *page)
{
	const struct entry *e = page->view.entries.at;
	char from[DATE_SIZE], to[DATE_SIZE];

	add(page, _("Hospital name"), heap_dup(page->view.name));
	add(page, _("Reading"), heap_dup(page->view.kana));
	for (size_t i = 0; i < page->view.entries.n; i++)
		add(page, _("Accreditation"),
		    heap_printf("%s〜%s %s %s", date_format(e[i].from_on, from),
			date_format(e[i].to_on, to),
			words_label(&accreditation_words, e[i].kind),
			e[i].ended ? _("(accreditation ended)") : ""))
		    ->entry = &e[i];
	add(page, _("Do"), heap_dup(_("Add an accreditation")))->adds = true;
}

static void
release_lines(struct list *lines)
{
	struct line *line = lines->at;

	for (size_t i = 0; i < lines->n; i++)
		free(line[i].text);
	free(line);
	*lines = (struct list){0};
}

static int
open_hospital(struct screen *screen, const void *arg, struct err *err)
{
	struct page *page = heap_new(1, sizeof *page);

	(void)err;
	page->hospital = *(const int64_t *)arg;
	shape_init(&hospital_view_shape, &page->view);
	screen->own = page;
	return 0;
}

static int
load(struct screen *screen, struct err *err)
{
	struct page *page = own(screen);
	const struct hospital_args args = {page->hospital};
	struct list old = page->lines;
	struct hospital_view view;
	int rc = program_call(
	    screen->program, CALL_HOSPITAL_SHOW, &args, &view, err);

	if (rc < 0)
		return rc;
	shape_release(&hospital_view_shape, &page->view);
	page->view = view;
	page->lines = (struct list){0};
	make_lines(page);
	table_set(
	    screen->table, page->lines.at, page->lines.n, sizeof(struct line));
	table_touch(screen->table);
	release_lines(&old);
	return 0;
}

static void
edit(struct screen *screen)
{
	const struct hospital_view *v = &own(screen)->view;
	struct hospital_edit_args *args = card_args(CALL_HOSPITAL_EDIT);
	const struct card card = {.title = N_("Hospital"),
	    .subject = v->name,
	    .call = CALL_HOSPITAL_EDIT,
	    .fields = hospital_fields,
	    .args = args,
	    .done = N_("The hospital was recorded.")};

	args->hospital = v->hospital;
	args->seen = v->version;
	args->name = heap_dup(v->name);
	args->kana = heap_dup(v->kana);
	program_push(screen->program, &card_screen, &card);
}

static const struct card_field accreditation_fields[] = {
    {"kind", N_("Kind"), N_("← → choose."), NULL},
    {"from_on", N_("First day"), N_("Like 2024-04-01."), NULL},
    {"to_on", N_("Last day"),
	N_("Cases outside say so when they are requested; none is changed."),
	NULL},
    {0},
};

static void
accreditation(struct screen *screen, const struct entry *entry)
{
	const struct hospital_view *v = &own(screen)->view;
	struct accreditation_save_args *args =
	    card_args(CALL_ACCREDITATION_SAVE);
	const struct card card = {.title = N_("Accreditation"),
	    .subject = v->name,
	    .call = CALL_ACCREDITATION_SAVE,
	    .fields = accreditation_fields,
	    .args = args,
	    .done = N_("The accreditation was recorded.")};

	args->hospital = v->hospital;
	args->seen = v->version;
	if (entry != NULL) {
		args->accreditation = entry->id;
		args->kind = entry->kind;
		args->from_on = entry->from_on;
		args->to_on = entry->to_on;
	}
	program_push(screen->program, &card_screen, &card);
}

static int
act(struct screen *screen, enum action action, struct err *err)
{
	const struct line *line = table_selected_row(screen->table);

	(void)err;
	if (action != ACTION_ENTER || line == NULL)
		return 0;
	if (line->entry != NULL || line->adds)
		accreditation(screen, line->entry);
	else
		edit(screen);
	return 0;
}

static void
back(struct screen *screen)
{
	program_pop(screen->program, true);
}

static void
heading(const struct screen *screen, char *left, char *right)
{
	const char *name = own(screen)->view.name;

	(void)right;
	snprintf(left, SCREEN_TEXT, " %s  %s", _("Hospital"),
	    name == NULL ? "" : name);
}

static void
close_hospital(struct screen *screen)
{
	struct page *page = own(screen);

	table_set(screen->table, NULL, 0, sizeof(struct line));
	release_lines(&page->lines);
	shape_release(&hospital_view_shape, &page->view);
	free(page);
}

const struct screen_ops hospital_screen = {
    .name = "hospital",
    .also = KEYMAP_LIST,
    .title = N_("Hospital"),
    .columns = columns,
    .id = line_id,
    .open = open_hospital,
    .load = load,
    .act = act,
    .back = back,
    .heading = heading,
    .draw = list_draw,
    .close = close_hospital,
};
