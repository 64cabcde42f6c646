/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/call/cases.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "print.h"
#include "tui/shape_text.h"

static const void *
at(const struct member *m, const void *row)
{
	return (const char *)row + m->offset;
}

static size_t
count(const struct command_shown *shown)
{
	size_t n = 0;

	while (shown[n].member != NULL)
		n++;
	return n;
}

void
shown_table(const struct job *job, const struct command_shown *columns,
    const struct shape *shape, const struct list *rows)
{
	size_t n = count(columns);
	const char **labels = heap_new(n + 1, sizeof *labels);
	const char *row = rows->at;
	struct print_table table;
	char *text;

	for (size_t i = 0; i < n; i++)
		labels[i] = columns[i].label;
	print_begin(&table, labels, job->spoken);
	for (size_t i = 0; i < rows->n; i++, row += shape->size)
		for (size_t k = 0; k < n; k++) {
			text = shape_text(
			    shape, shape_member(shape, columns[k].member), row);
			print_text(&table, text);
			free(text);
		}
	print_end(&table);
	free(labels);
}

/* A list stands below its label, after an empty line. */
static void
show_list(const struct job *job, const struct command_shown *line,
    const struct member *m, const struct list *rows)
{
	if (rows->n == 0)
		return;
	printf("\n%s\n", gettext(line->label));
	shown_table(job, line->columns, m->of, rows);
}

static void
show_reasons(const char *label, const struct list *reasons)
{
	const struct reason *why = reasons->at;

	for (size_t i = 0; i < reasons->n; i++)
		print_field(label, why[i].text);
}

void
shown_lines(const struct job *job, const struct command_shown *line,
    const struct shape *shape, const void *row)
{
	const struct member *m, *entries = shape_member(shape, "entries");
	char *text;

	for (; line->member != NULL; line++) {
		m = shape_member(shape, line->member);
		if (m->type == SHAPE_ITEMS)
			print_items(at(m, row), at(entries, row));
		else if (m->of == &reason_shape)
			show_reasons(gettext(line->label), at(m, row));
		else if (line->columns != NULL)
			show_list(job, line, m, at(m, row));
		else {
			text = shape_text(shape, m, row);
			print_field(gettext(line->label), text);
			free(text);
		}
	}
}
