/* SPDX-License-Identifier: MIT */
/*
 * The configuration file, as any bytes: it is taken or refused with a line
 * that is there. What was taken is of its type, and written out and read
 * again it is the same.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conf.h"
#include "core/heap.h"
#include "core/text.h"

static size_t
lines_of(const uint8_t *data, size_t n)
{
	size_t lines = 1;

	for (size_t i = 0; i < n; i++)
		lines += data[i] == '\n';
	return lines;
}

static void
must_name_a_line(const struct err *err, size_t lines)
{
	char *end;
	long line;

	MUST(err->code == ERR_USAGE);
	MUST(strncmp(err->text, "f:", 2) == 0);
	line = strtol(err->text + 2, &end, 10);
	MUST(line >= 1 && (size_t)line <= lines);
	MUST(strncmp(end, ": ", 2) == 0 && end[2] != '\0');
	MUST(text_check_line(err->text, strlen(err->text)) == TEXT_OK);
}

static void
must_be_sound(const struct conf *conf, size_t lines)
{
	for (int i = 0; i < CONF_COUNT; i++) {
		const struct conf_value *v = &conf->value[i];

		if (v->text == NULL)
			continue;
		MUST(v->line >= 1 && (size_t)v->line <= lines);
		MUST(*v->text != '\0' && strlen(v->text) <= CONF_LINE);
		MUST(text_check_line(v->text, strlen(v->text)) == TEXT_OK);
		MUST(conf_rows[i].type != CONF_PATH || *v->text == '/');
	}
}

static int
parse(struct conf *conf, const char *text, size_t n, struct err *err)
{
	return conf_parse(
	    conf_rows, CONF_COUNT, "f", text, n, conf->value, err);
}

static void
must_come_back(const struct conf *conf)
{
	struct conf again = {0};
	struct err err = {0};
	char *text = heap_dup(""), *more;

	for (int i = 0; i < CONF_COUNT; i++) {
		if (conf_get(conf, (enum conf_key)i) == NULL)
			continue;
		more =
		    heap_printf("%s[%s]\n%s=%s\n", text, conf_rows[i].section,
			conf_rows[i].name, conf_get(conf, (enum conf_key)i));
		free(text);
		text = more;
	}
	MUST(parse(&again, text, strlen(text), &err) == 0);
	for (int i = 0; i < CONF_COUNT; i++)
		MUST(conf_get(conf, (enum conf_key)i) == NULL ||
		     strcmp(conf_get(conf, (enum conf_key)i),
			 again.value[i].text) == 0);
	conf_release(&again);
	free(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct conf conf = {0};
	struct err err = {0};

	if (parse(&conf, (const char *)data, n, &err) < 0)
		must_name_a_line(&err, lines_of(data, n));
	else
		must_come_back(&conf);
	must_be_sound(&conf, lines_of(data, n));
	err_clear(&err);
	conf_release(&conf);
	return 0;
}
