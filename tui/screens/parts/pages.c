/* SPDX-License-Identifier: MIT */
#include "pages.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "tui/paging.h"
#include "tui/program/program.h"

#define NEAR_END 10 /* rows before the last, where the next page is read */

static const char *
row_at(const struct pages *pages, const struct list *rows, size_t i)
{
	return (const char *)rows->at + i * pages->shape->size;
}

/* Moves the elements of a list behind those of another. */
static void
move_rows(const struct pages *pages, struct list *from, struct list *to)
{
	for (size_t i = 0; i < from->n; i++)
		memcpy(list_add(to, pages->shape->size), row_at(pages, from, i),
		    pages->shape->size);
	free(from->at);
	*from = (struct list){0};
}

struct pages *
pages_new(enum call_id call)
{
	struct pages *pages = heap_new(1, sizeof *pages);

	pages->call = call;
	pages->shape = shape_member(calls[call].reply, "rows")->of;
	return pages;
}

static int
read_call(struct pages *pages, struct screen *screen, const char *after,
    struct list *rows, char **next, struct err *err)
{
	const struct shape *shape = calls[pages->call].args;
	char *args = heap_new(1, shape->size), **key;
	struct paging paging = {
	    program_way, screen->program, pages->call, args, "rows", false};
	int rc;

	shape_init(shape, args);
	key = (char **)(args + shape_member(shape, "after")->offset);
	*key = heap_dup(after);
	rc = paging_step(&paging, rows, err);
	if (rc > 0) {
		*next = *key;
		*key = NULL;
	}
	shape_release(shape, args);
	free(args);
	return rc < 0 ? rc : 0;
}

static int
read_one(struct pages *pages, struct screen *screen, struct list *rows,
    char **next, struct err *err)
{
	struct list page = {0};
	char *after = *next;
	int rc;

	*next = NULL;
	rc = pages->read == NULL
		 ? read_call(pages, screen, after, &page, next, err)
		 : pages->read(screen, after, &page, next, err);
	if (rc < 0) {
		*next = after;
		return rc;
	}
	free(after);
	move_rows(pages, &page, rows);
	return 0;
}

static bool
holds(const struct pages *pages, const struct screen *screen,
    const struct list *rows, int64_t id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (screen->ops->id(row_at(pages, rows, i)) == id)
			return true;
	return false;
}

static void
show(const struct pages *pages, struct screen *screen)
{
	table_set(
	    screen->table, pages->rows.at, pages->rows.n, pages->shape->size);
}

int
pages_load(struct pages *pages, struct screen *screen, struct err *err)
{
	const void *selected = table_selected_row(screen->table);
	int64_t id = selected == NULL ? INT_NONE : screen->ops->id(selected);
	struct list rows = {0}, old = pages->rows;
	char *next = NULL;
	int rc;

	do
		rc = read_one(pages, screen, &rows, &next, err);
	while (rc == 0 && next != NULL && selected != NULL && rows.n < old.n &&
	       !holds(pages, screen, &rows, id));
	if (rc < 0) {
		shape_list_release(pages->shape, &rows);
		free(next);
		return rc;
	}
	free(pages->next);
	pages->next = next;
	pages->rows = rows;
	pages->failed = false;
	show(pages, screen); /* still looks at the old rows */
	shape_list_release(pages->shape, &old);
	return 0;
}

void
pages_read_on(struct pages *pages, struct screen *screen)
{
	struct list page = {0}, rows = {0}, old = pages->rows;
	struct err err = {0};
	void *at;

	if (pages->next == NULL || pages->failed ||
	    table_selected(screen->table) + NEAR_END < old.n)
		return;
	if (read_one(pages, screen, &page, &pages->next, &err) < 0) {
		pages->failed = true; /* until it is loaded again */
		program_say_err(screen->program, &err);
		err_clear(&err);
		return;
	}
	/* the table still looks at the old rows while it gets the new ones */
	for (size_t i = 0; i < old.n; i++) {
		at = list_add(&rows, pages->shape->size);
		memcpy(at, row_at(pages, &old, i), pages->shape->size);
	}
	move_rows(pages, &page, &rows);
	pages->rows = rows;
	show(pages, screen);
	free(old.at);
}

void
pages_release(struct pages *pages, struct screen *screen)
{
	table_set(screen->table, NULL, 0, pages->shape->size);
	shape_list_release(pages->shape, &pages->rows);
	free(pages->next);
	pages->next = NULL;
}
