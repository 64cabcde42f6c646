/* SPDX-License-Identifier: MIT */
#include "print.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/call/cases.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/shape.h"
#include "core/text.h"
#include "tui/report_text.h"

#define GAP "  "

static void
add(struct print_table *table, char *text)
{
	char **cells;

	cells = heap_grow(table->cells.at, table->cells.n + 1, sizeof *cells);
	cells[table->cells.n++] = text;
	table->cells.at = cells;
}

/* A row stays one line, and a cell one field. */
static char *
one_line(const char *text)
{
	char *line = heap_dup(text == NULL ? "" : text);

	for (char *p = line; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	return line;
}

void
print_begin(struct print_table *table, const char *const *labels, bool spoken)
{
	*table = (struct print_table){.labels = labels, .spoken = spoken};
	for (; labels[table->columns] != NULL; table->columns++)
		print_text(table, gettext(labels[table->columns]));
}

void
print_text(struct print_table *table, const char *text)
{
	add(table, one_line(text));
}

void
print_number(struct print_table *table, int64_t n)
{
	add(table,
	    n == INT_NONE ? heap_dup("") : heap_printf("%lld", (long long)n));
}

void
print_date(struct print_table *table, int32_t date)
{
	char day[DATE_SIZE];

	print_text(table, date_format(date, day));
}

static int
width_of(const struct print_table *table, size_t column)
{
	char *const *cells = table->cells.at;
	int width = 0, cell;

	for (size_t i = column; i < table->cells.n; i += table->columns) {
		cell = text_cells(cells[i], strlen(cells[i]));
		if (cell > width)
			width = cell;
	}
	return width;
}

static void
write_cell(const char *cell, int width, bool last)
{
	char *padded;

	if (last || width < 0) {
		fputs(cell, stdout);
		fputs(last ? "\n" : "\t", stdout);
		return;
	}
	padded = text_pad(cell, width);
	printf("%s" GAP, padded);
	free(padded);
}

/* How many of the rows say the same and are numbered one after the other: ten
 * empty cases are one line to be heard. */
static size_t
alike(char *const *cells, size_t n, size_t rows)
{
	size_t same = 1;

	for (; same < rows; same++) {
		char *const *row = cells + same * n;

		if (strtol(row[0], NULL, 10) !=
		    strtol(cells[0], NULL, 10) + (long)same)
			break;
		for (size_t i = 1; i < n; i++)
			if (strcmp(row[i], cells[i]) != 0)
				return same;
	}
	return same;
}

/* "2: Case category Pain, State Requested": what is empty is not said. */
static void
speak_rows(char *const *labels, char *const *cells, size_t n, size_t rows)
{
	bool more = false;

	if (rows == 1)
		fputs(cells[0], stdout);
	else
		/* TRANSLATORS: the first and the last number */
		printf(_("%s to %s"), cells[0], cells[(rows - 1) * n]);
	for (size_t i = 1; i < n; i++) {
		if (cells[i][0] == '\0')
			continue;
		printf("%s%s %s", more ? _(", ") : ": ", labels[i], cells[i]);
		more = true;
	}
	putchar('\n');
}

static void
speak(const struct print_table *table)
{
	char *const *cells = table->cells.at;
	size_t n = table->columns, rows = table->cells.n / n, same;

	for (size_t i = 1; i < rows; i += same) {
		same = alike(cells + i * n, n, rows - i);
		speak_rows(cells, cells + i * n, n, same);
	}
	if (rows == 1)
		puts(_("Nothing was found."));
}

static void
write_rows(const struct print_table *table)
{
	char *const *cells = table->cells.at;
	bool aligned = isatty(STDOUT_FILENO);
	int *widths = heap_new(table->columns, sizeof *widths);

	for (size_t i = 0; i < table->columns; i++)
		widths[i] = aligned ? width_of(table, i) : -1;
	for (size_t i = 0, column = 0; i < table->cells.n; i++, column++) {
		if (column == table->columns)
			column = 0;
		write_cell(
		    cells[i], widths[column], column + 1 == table->columns);
	}
	free(widths);
}

void
print_end(struct print_table *table)
{
	char **cells = table->cells.at;

	if (table->spoken)
		speak(table);
	else
		write_rows(table);
	for (size_t i = 0; i < table->cells.n; i++)
		free(cells[i]);
	free(cells);
	*table = (struct print_table){0};
}

void
print_field(const char *label, const char *text)
{
	if (text == NULL)
		return;
	printf("%s\t", label);
	for (const char *end; (end = strchr(text, '\n')) != NULL;
	     text = end + 1)
		printf("%.*s\n\t", (int)(end - text), text);
	printf("%s\n", text);
}

char *
print_shown(enum form_item item, const char *text, const struct list *entries)
{
	const struct entry *e = entries->at;
	char *end;
	long long id = strtoll(text, &end, 10);

	if (item == ITEM_FACILITY && end != text && *end == '\0')
		for (size_t i = 0; i < entries->n; i++)
			if (e[i].id == id)
				return report_text_entry(&e[i]);
	return heap_dup(form_shown(item, text));
}

void
print_items(const struct items *items, const struct list *entries)
{
	char *text;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (items->text[i] == NULL)
			continue;
		text = print_shown((enum form_item)i, items->text[i], entries);
		print_field(gettext(form_rows[i].label), text);
		free(text);
	}
}

void
print_findings(const struct list *findings)
{
	const struct reason *all = findings->at;

	for (size_t i = 0; i < findings->n; i++)
		print_field(_("To be corrected"), all[i].text);
}

void
print_hints(const struct list *hints, bool all)
{
	const struct hinted *h = hints->at;

	for (size_t i = 0; i < hints->n; i++)
		if (h[i].confirmed && all)
			print_field(_("Confirmed"), h[i].text);
		else if (!h[i].confirmed)
			print_field(_("To be confirmed"), h[i].text);
}

void
print_comments(const struct list *comments)
{
	const struct comment *all = comments->at;
	char *label;

	for (size_t i = 0; i < comments->n; i++) {
		label = all[i].item == WORD_NONE
			    ? heap_dup(_("Comment"))
			    : heap_printf(_("Comment on %s"),
				  gettext(form_rows[all[i].item].label));
		print_field(label, all[i].text);
		free(label);
	}
}

void
print_json(json_t *json)
{
	json_dumpf(json, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(json);
}

void
print_rows(const struct shape *shape, const struct list *rows)
{
	json_t *all = json_array();

	for (size_t i = 0; i < rows->n; i++)
		json_array_append_new(
		    all, shape_to_json(
			     shape, (const char *)rows->at + i * shape->size));
	print_json(all);
}

void
print_more(bool more)
{
	if (more)
		fprintf(stderr, "%s\n",
		    _("There are more; please search for something longer."));
}

int
print_finish(struct err *err)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return 0;
	/* a reader that has seen enough is no failure */
	if (errno == EPIPE)
		return 0;
	return err_set(err, ERR_STORAGE, N_("The output can't be written: %s."),
	    strerror(errno));
}
