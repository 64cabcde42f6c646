/* SPDX-License-Identifier: MIT */
#include "sample_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <wchar.h>

#include <cmocka.h>

#include "core/text.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

int64_t
row_id(const void *row)
{
	return ((const struct row *)row)->id;
}

const char *
number(const void *row, char *out, size_t bytes)
{
	snprintf(out, bytes, "%4d", ((const struct row *)row)->number);
	return out;
}

const char *
category(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct row *)row)->category;
}

const char *
note(const void *row, char *out, size_t bytes)
{
	(void)out;
	(void)bytes;
	return ((const struct row *)row)->note;
}

static chtype
bold(const void *row)
{
	return ((const struct row *)row)->number == 2 ? A_BOLD : A_NORMAL;
}

const struct column sample_columns[] = {
    {.title = "選", .cells = 3, .text = table_mark_text},
    {.title = "番号", .cells = 4, .text = number},
    {.title = "症例区分", .cells = 22, .weight = 1, .text = category},
    {.title = "備考", .cells = 17, .weight = 3, .text = note, .look = bold},
    {.text = NULL},
};

const struct row few[FEW] = {
    {11, 1, "痛み", "髙橋"},
    {12, 2, "せん妄", "か\u3099ｶﾞ①※"},
    {13, 3, "𠮷野家の" FAMILY, "外来"},
};

void
expect_line(WINDOW *w, int y, int cells, const char *want)
{
	wchar_t wide[COLUMNS + 1];
	char got[COLUMNS * 8];

	mvwinnwstr(w, y, 0, wide, COLUMNS);
	wcstombs(got, wide, sizeof got);
	got[text_fit(got, cells, NULL)] = '\0';
	assert_string_equal(got, want);
}

attr_t
look_at(WINDOW *w, int y, int x)
{
	attr_t attributes = 0;
	wchar_t text[CCHARW_MAX + 1];
	short pair;
	cchar_t c;

	mvwin_wch(w, y, x, &c);
	getcchar(&c, text, &attributes, &pair, NULL);
	return attributes;
}

bool
hit(struct table *t, int code)
{
	struct key key = {.code = code};

	return table_key(t, &key);
}

struct table *
table_of(const struct row *rows, size_t n)
{
	struct table *t = table_new(sample_columns, row_id);

	table_set(t, rows, n, sizeof *rows);
	return t;
}

struct row *
many(size_t n)
{
	struct row *rows = calloc(n, sizeof *rows);

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct row){(int64_t)i * 10, (int)i + 1, "痛み",
		    i % 7 == 3 ? "ｽｽﾞｷ 一郎" : "外来"};
	return rows;
}
