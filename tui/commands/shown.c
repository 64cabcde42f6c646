/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "print.h"

static const void *
at(const struct member *m, const void *row)
{
	return (const char *)row + m->offset;
}

/* A state reads as its programme has it, where that stands beside it. */
static const char *
word_text(const struct shape *shape, const struct member *m, const void *row)
{
	const struct member *programme = shape_member(shape, "programme");
	int word = *(const int *)at(m, row);

	if (m->words == &state_words && programme != NULL && word != WORD_NONE)
		return workflow_state_label(
		    (enum programme) * (const int *)at(programme, row),
		    (enum state)word);
	return words_label(m->words, word);
}

char *
shown_reasons(const struct list *reasons)
{
	const struct reason *why = reasons->at;
	char *all = heap_dup(""), *more;

	for (size_t i = 0; i < reasons->n; i++) {
		more = heap_printf("%s%s%s", all, i == 0 ? "" : " ",
		    why[i].text == NULL ? why[i].code : why[i].text);
		free(all);
		all = more;
	}
	return all;
}

/* NULL: it holds nothing; heap. */
static char *
text_of(const struct shape *shape, const struct member *m, const void *row)
{
	const void *p = at(m, row);
	char buffer[TIME_SIZE + DATE_SIZE];
	int64_t n;

	switch (m->type) {
	case SHAPE_INT:
		n = *(const int64_t *)p;
		return n == INT_NONE ? NULL : heap_printf("%lld", (long long)n);
	case SHAPE_BOOL:
		return heap_dup(*(const bool *)p ? _("yes") : _("no"));
	case SHAPE_DATE:
		if (*(const int32_t *)p == DATE_NONE)
			return NULL;
		return heap_dup(date_format(*(const int32_t *)p, buffer));
	case SHAPE_TIME:
		n = *(const int64_t *)p;
		return n == INT_NONE ? NULL
				     : heap_dup(time_format_minute(n, buffer));
	case SHAPE_WORD:
		if (*(const int *)p == WORD_NONE)
			return NULL;
		return heap_dup(word_text(shape, m, row));
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return *(char *const *)p == NULL ? NULL
						 : heap_dup(*(char *const *)p);
	default:
		assert(m->of == &reason_shape);
		return shown_reasons(p);
	}
}

char *
shown_text(const struct shape *shape, const char *member, const void *row)
{
	return text_of(shape, shape_member(shape, member), row);
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
			text = shown_text(shape, columns[k].member, row);
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
			text = text_of(shape, m, row);
			print_field(gettext(line->label), text);
			free(text);
		}
	}
}
