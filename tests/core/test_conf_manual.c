/* SPDX-License-Identifier: MIT */
/* What the manual and the sample say about the table. */
#include "core/conf.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"

/* A file of the sources; heap. */
static char *
source(const char *path)
{
	const char *top = getenv("SRC");
	char *name = heap_printf("%s/%s", top == NULL ? "." : top, path);
	char *text = heap_new(1, 65536);
	FILE *f = fopen(name, "r");

	if (f == NULL || fread(text, 1, 65535, f) == 0)
		fail_msg("%s can't be read", name);
	fclose(f);
	free(name);
	return text;
}

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	while ((text = strstr(text, what)) != NULL) {
		n++;
		text += strlen(what);
	}
	return n;
}

/* A choice's words, with | between them. */
static char *
type_of(const struct conf_row *row)
{
	static const char *const names[] = {
	    "Ar path", "Ar text", NULL, NULL, "Ar zone"};
	char *all, *p;

	if (row->type == CONF_INTEGER)
		return heap_printf("%ld to %ld", row->min, row->max);
	if (row->type != CONF_CHOICE)
		return heap_dup(names[row->type]);
	all = heap_new(3, strlen(row->words) + 1);
	p = all;
	for (const char *w = row->words; *w != '\0'; w++) {
		*p++ = *w;
		if (*w == ' ') {
			*p++ = '|';
			*p++ = ' ';
		}
	}
	return all;
}

static const char *
readers_of(const struct conf_row *row)
{
	static const char *const names[8] = {
	    [CONF_SHOREI] = ".Xr shorei 1 .\n",
	    [CONF_SHOREID] = ".Xr shoreid 8 .\n",
	    [CONF_SHOREI | CONF_SHOREID] =
		".Xr shorei 1\nand\n.Xr shoreid 8 .\n",
	    [CONF_MAIL] = ".Xr shorei-mail 8 .\n",
	    [CONF_SHOREID | CONF_MAIL] =
		".Xr shoreid 8\nand\n.Xr shorei-mail 8 .\n",
	    [CONF_SHOREI | CONF_SHOREID | CONF_MAIL] =
		".Xr shorei 1 ,\n.Xr shoreid 8\nand\n.Xr shorei-mail 8 .\n",
	};

	return names[row->readers];
}

static const char *
place_of(const char *what, const char *in)
{
	const char *at = strstr(in, what);

	if (at == NULL)
		fail_msg("not in its place:\n%s", what);
	return at == NULL ? "" : at;
}

static void
test_manual(void **state)
{
	char *page = source("man/shorei.conf.5"), *want, *type, *section;
	const char *at = page;

	(void)state;
	for (int i = 0; i < CONF_COUNT; i++) {
		const struct conf_row *row = &conf_rows[i];

		if (i == 0 || strcmp(row->section, row[-1].section) != 0) {
			section = heap_printf(".Ss [%s]\n", row->section);
			at = place_of(section, at);
			free(section);
		}
		type = type_of(row);
		want = heap_printf(".It Cm %s No = %s\n%s\n%s%s%s"
				   "Read by\n%s",
		    row->name, type, row->sentence,
		    row->usual == NULL ? "" : "Usually\n.Ql ",
		    row->usual == NULL ? "" : row->usual,
		    row->usual == NULL ? "" : " .\n", readers_of(row));
		at = place_of(want, at);
		free(want);
		free(type);
	}
	assert_int_equal(count(page, ".It Cm "), CONF_COUNT);
	free(page);
}

/* As it is: nothing; with its keys: what is usual, each once. */
static void
test_sample(void **state)
{
	char *text = source("db/etc/shorei.conf");
	struct conf conf = {0};
	struct err err = {0};

	(void)state;
	assert_int_equal(conf_parse(conf_rows, CONF_COUNT, "sample", text,
			     strlen(text), conf.value, &err),
	    0);
	for (int i = 0; i < CONF_COUNT; i++)
		assert_null(conf.value[i].text);
	for (char *p = text; (p = strstr(p, "\n#")) != NULL; p += 2)
		if (p[2] != ' ')
			p[1] = ' ';
	if (conf_parse(conf_rows, CONF_COUNT, "sample", text, strlen(text),
		conf.value, &err) < 0)
		fail_msg("%s", err.text);
	for (int i = 0; i < CONF_COUNT; i++) {
		assert_non_null(conf.value[i].text);
		if (conf_rows[i].usual != NULL)
			assert_string_equal(
			    conf.value[i].text, conf_rows[i].usual);
	}
	conf_release(&conf);
	free(text);
}

static int
utf8(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") == NULL ? -1 : 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_manual),
	    cmocka_unit_test(test_sample),
	};

	return cmocka_run_group_tests(tests, utf8, NULL);
}
