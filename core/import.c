/* SPDX-License-Identifier: MIT */
#include "import.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"
#include "text.h"

#define SENTENCE_BYTES 1024 /* of a problem */
#define SAID_CELLS 40       /* of a cell that is repeated in one */

/* One way to write a meaning: a heading, a word, yes or no. */
struct name {
	char *folded;
	const struct member *member; /* of a heading, or whose word it is */
	int meaning;                 /* of a word or of yes and no */
};

struct import_reader {
	const struct import_kind *kind;
	struct list headings, words, answers; /* of struct name */
	const struct member *column[IMPORT_COLUMNS];
	size_t columns;
};

void
import_problem(struct list *problems, int64_t line, const struct member *m,
    const char *msgid, ...)
{
	struct import_problem *p = shape_add(&import_problem_shape, problems);
	char text[SENTENCE_BYTES];
	va_list ap;

	va_start(ap, msgid);
	/* the callers' msgids are checked by the attribute */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	vsnprintf(text, sizeof text, gettext(msgid), ap);
#pragma GCC diagnostic pop
	va_end(ap);
	p->line = line;
	p->column = m == NULL ? NULL : heap_dup(gettext(m->label));
	p->text = text_clean_line(text, strlen(text));
}

/* A cell as it is repeated in a sentence; heap. */
static char *
said(const char *cell)
{
	int used;
	size_t n = text_fit(cell, SAID_CELLS, &used);

	return cell[n] == '\0' ? heap_dup(cell)
			       : heap_printf("%.*s…", (int)n, cell);
}

static void
add_name(struct list *names, const char *text, const struct member *m, int word)
{
	struct name *name = list_add(names, sizeof *name);

	*name = (struct name){text_fold(text), m, word};
}

static void
add_words(struct import_reader *reader, const struct member *m)
{
	if (m->type != SHAPE_WORD)
		return;
	for (int i = 0; i < m->words->n; i++) {
		add_name(&reader->words, words_code(m->words, i), m, i);
		add_name(&reader->words, m->words->rows[i].label, m, i);
		add_name(&reader->words, words_label(m->words, i), m, i);
	}
}

static void
add_language(struct import_reader *reader)
{
	for (const struct member *m = reader->kind->row->members;
	     m->name != NULL; m++) {
		add_name(&reader->headings, gettext(m->label), m, 0);
		add_words(reader, m);
	}
	add_name(&reader->answers, _("yes"), NULL, true);
	add_name(&reader->answers, _("no"), NULL, false);
}

/* What stands in such a column of a list, besides words. */
static void
add_answers(struct import_reader *reader)
{
	static const char *const yes[] = {"1", "true", "○", "〇", "◯", NULL};
	static const char *const no[] = {"0", "false", "×", NULL};

	for (size_t i = 0; yes[i] != NULL; i++)
		add_name(&reader->answers, yes[i], NULL, true);
	for (size_t i = 0; no[i] != NULL; i++)
		add_name(&reader->answers, no[i], NULL, false);
}

struct import_reader *
import_reader_new(enum import kind)
{
	struct import_reader *reader = heap_new(1, sizeof *reader);
	const char *now = i18n_current();

	reader->kind = &import_kinds[kind];
	for (const struct member *m = reader->kind->row->members;
	     m->name != NULL; m++) {
		add_name(&reader->headings, m->name, m, 0);
		add_name(&reader->headings, m->label, m, 0);
	}
	add_answers(reader);
	/* a file's language need not be that of the person */
	i18n_language("ja");
	add_language(reader);
	i18n_language("en");
	add_language(reader);
	i18n_language(now);
	return reader;
}

static void
release_names(struct list *names)
{
	struct name *name = names->at;

	for (size_t i = 0; i < names->n; i++)
		free(name[i].folded);
	free(names->at);
}

void
import_reader_free(struct import_reader *reader)
{
	release_names(&reader->headings);
	release_names(&reader->words);
	release_names(&reader->answers);
	free(reader);
}

/* m NULL: of any member. */
static const struct name *
find_name(const struct list *names, const char *text, const struct member *m)
{
	const struct name *name = names->at, *found = NULL;
	char *folded = text_fold(text);

	for (size_t i = 0; i < names->n && found == NULL; i++)
		if ((m == NULL || name[i].member == m) &&
		    strcmp(name[i].folded, folded) == 0)
			found = &name[i];
	free(folded);
	return found;
}

static size_t
columns_of(const struct import_reader *reader, const struct member *m)
{
	size_t n = 0;

	for (size_t i = 0; i < reader->columns; i++)
		n += reader->column[i] == m;
	return n;
}

bool
import_has(const struct import_reader *reader, const char *member)
{
	return columns_of(reader, shape_member(reader->kind->row, member)) > 0;
}

static void
take_headings(struct import_reader *reader, const struct import_line *header,
    struct list *problems)
{
	char *const *cells = header->cells.at, *short_one;
	const struct name *name;

	for (size_t i = 0; i < reader->columns; i++) {
		name = find_name(&reader->headings, cells[i], NULL);
		reader->column[i] = name == NULL ? NULL : name->member;
		if (name != NULL || text_blank(cells[i]))
			continue;
		short_one = said(cells[i]);
		import_problem(problems, header->line, NULL,
		    N_("There is no column \"%s\" here."), short_one);
		free(short_one);
	}
}

bool
import_header(struct import_reader *reader, const struct import_line *header,
    struct list *problems)
{
	size_t before = problems->n, n;

	reader->columns =
	    header->cells.n < IMPORT_COLUMNS ? header->cells.n : IMPORT_COLUMNS;
	take_headings(reader, header, problems);
	for (const struct member *m = reader->kind->row->members;
	     m->name != NULL; m++) {
		n = columns_of(reader, m);
		if (n == 0 && !import_may_miss(reader->kind, m))
			import_problem(problems, header->line, m,
			    N_("This column is missing."));
		else if (n > 1)
			import_problem(problems, header->line, m,
			    N_("This column is there %zu times."), n);
	}
	return problems->n == before;
}

/* Without the blanks around it, of any width; heap. */
static char *
trimmed(const char *cell)
{
	static const char wide[] = "\xe3\x80\x80"; /* U+3000 */
	size_t n;

	for (;; cell += *cell == ' ' ? 1 : 3)
		if (*cell != ' ' && strncmp(cell, wide, 3) != 0)
			break;
	for (n = strlen(cell); n > 0;)
		if (cell[n - 1] == ' ')
			n--;
		else if (n >= 3 && strncmp(cell + n - 3, wide, 3) == 0)
			n -= 3;
		else
			break;
	return heap_ndup(cell, n);
}

/* Says with one %s what the cell is not. */
static void
unfit(const struct member *m, int64_t line, const char *cell, const char *msgid,
    struct list *problems)
{
	char *short_one = said(cell);

/* the msgids stand below */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	import_problem(problems, line, m, msgid, short_one);
#pragma GCC diagnostic pop
	free(short_one);
}

static void
no_word(const struct member *m, int64_t line, const char *cell,
    struct list *problems)
{
	char *short_one = said(cell), *all = heap_dup(""), *more;

	for (int i = 0; i < m->words->n; i++) {
		more = heap_printf("%s%s%s", all, i == 0 ? "" : ", ",
		    words_label(m->words, i));
		free(all);
		all = more;
	}
	import_problem(problems, line, m, N_("\"%s\" is none of these: %s"),
	    short_one, all);
	free(all);
	free(short_one);
}

static void
take_text(const struct member *m, int64_t line, const char *cell, char **out,
    struct list *problems)
{
	struct err err = {0};

	if (strstr(cell, IMPORT_FAULT) != NULL)
		import_problem(problems, line, m,
		    N_("It holds a line break, a control or broken "
		       "character."));
	else if (shape_check_text(m, cell, strlen(cell), &err) < 0)
		import_problem(problems, line, m, "%s", err.text);
	else
		*out = heap_dup(cell);
	err_clear(&err);
}

/* From min to max of its member; full-width digits, too. */
static void
take_number(const struct member *m, int64_t line, const char *cell,
    int64_t *out, struct list *problems)
{
	char *ascii = text_ascii_digits(cell), *end;
	long long number = strtoll(ascii, &end, 10);

	if (end == ascii || *end != '\0' || number < m->min || number > m->max)
		unfit(m, line, cell, N_("\"%s\" is no number of the list."),
		    problems);
	else
		*out = number;
	free(ascii);
}

static void
take_value(const struct import_reader *reader, const struct member *m,
    int64_t line, const char *cell, void *out, struct list *problems)
{
	const struct name *name;

	switch (m->type) {
	case SHAPE_DATE:
		if (!date_parse(cell, out))
			unfit(m, line, cell,
			    N_("\"%s\" is no day; write it like 2024-04-10."),
			    problems);
		break;
	case SHAPE_INT:
		take_number(m, line, cell, out, problems);
		break;
	case SHAPE_WORD:
		name = find_name(&reader->words, cell, m);
		if (name != NULL)
			*(int *)out = name->meaning;
		else
			no_word(m, line, cell, problems);
		break;
	case SHAPE_BOOL:
		name = find_name(&reader->answers, cell, NULL);
		if (name != NULL)
			*(bool *)out = name->meaning != 0;
		else
			unfit(m, line, cell,
			    N_("\"%s\" is neither yes (1) nor no (0)."),
			    problems);
		break;
	default: /* no kind has another */
		take_text(m, line, cell, out, problems);
	}
}

static void
take_cell(const struct import_reader *reader, size_t i, int64_t line,
    const char *cell, void *row, struct list *problems)
{
	const struct member *m = i < reader->columns ? reader->column[i] : NULL;
	char *text = trimmed(cell);

	if (m == NULL && *text != '\0')
		unfit(NULL, line, text,
		    N_("\"%s\" stands in a column without a heading."),
		    problems);
	else if (*text != '\0')
		take_value(
		    reader, m, line, text, (char *)row + m->offset, problems);
	else if (m != NULL && !m->optional)
		import_problem(
		    problems, line, m, N_("This must be filled in."));
	free(text);
}

bool
import_row(struct import_reader *reader, const struct import_line *line,
    void *row, struct list *problems)
{
	char *const *cells = line->cells.at;
	size_t before = problems->n;
	size_t n =
	    line->cells.n > reader->columns ? line->cells.n : reader->columns;

	shape_init(reader->kind->row, row);
	for (size_t i = 0; i < n; i++)
		take_cell(reader, i, line->line,
		    i < line->cells.n ? cells[i] : "", row, problems);
	if (problems->n == before)
		reader->kind->rule(row, line->line, problems);
	return problems->n == before;
}
