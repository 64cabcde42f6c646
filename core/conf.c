/* SPDX-License-Identifier: MIT */
#include "conf.h"

#include <ini.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf_value.h"
#include "heap.h"
#include "i18n.h"
#include "text.h"

#define BOM "\xef\xbb\xbf"

const struct conf_row conf_rows[CONF_COUNT] = {
#define X(id, section, name, type, words, min, max, usual, readers, sentence)  \
	[CONF_KEY_##id] = {section, name, CONF_##type, words, min, max, usual, \
	    readers, sentence},
#include "conf.def"
#undef X
};

/* Lines on their way to inih, which knows neither where a value stands nor
 * that it cut a line: both are known here, one line at a time. */
struct lines {
	const struct conf_row *rows;
	size_t n;
	const char *file;
	const char *at, *end;
	int line;
	struct conf_value *values;
	struct err *err;
	bool failed;
};

static void
refuse(const char *file, int line, const char *sentence, struct err *err)
{
	char *whole = heap_printf("%s:%d: %s", file, line, sentence);

	err_text(err, ERR_USAGE, whole);
	free(whole);
}

/* The first fault of the file, which ends the reading. */
__attribute__((format(printf, 2, 3))) static void
fault(struct lines *lines, const char *msgid, ...)
{
	char sentence[3 * CONF_LINE];
	va_list args;

	va_start(args, msgid);
	vsnprintf(sentence, sizeof sentence, gettext(msgid), args);
	va_end(args);
	refuse(lines->file, lines->line, sentence, lines->err);
	lines->failed = true;
}

static bool
is_section(const struct lines *lines, const char *name, size_t bytes)
{
	for (size_t i = 0; i < lines->n; i++)
		if (strlen(lines->rows[i].section) == bytes &&
		    memcmp(lines->rows[i].section, name, bytes) == 0)
			return true;
	return false;
}

/* inih hands over no section without keys, and nothing behind the bracket. */
static void
check_section(struct lines *lines, const char *line)
{
	size_t n = strcspn(line + 1, "]");

	if (line[1 + n] == '\0')
		return; /* inih finds that */
	if (!is_section(lines, line + 1, n))
		fault(
		    lines, N_("There is no section [%.*s]."), (int)n, line + 1);
	else if (line[n + 2 + strspn(line + n + 2, " ")] != '\0')
		fault(lines, N_("Nothing can stand behind the section."));
}

static void
check_line(struct lines *lines, const char *line, size_t n)
{
	if (text_check_line(line, n) != TEXT_OK)
		fault(lines,
		    N_("This line has characters that can't be seen, or is no "
		       "UTF-8."));
	else if (*line == '[')
		check_section(lines, line);
	else if (strstr(line, " ;") != NULL)
		fault(lines,
		    N_("A comment needs a line of its own: a \";\" behind a "
		       "blank can't stand here."));
}

/* One line as fgets() would, but whole, without its end, blanks before it
 * (they would continue the line above) and tabs; a comment is empty. */
static char *
next_line(char *out, int size, void *user)
{
	struct lines *lines = user;
	const char *from = lines->at, *end;
	size_t n;

	if (lines->failed || from == lines->end)
		return NULL;
	end = memchr(from, '\n', (size_t)(lines->end - from));
	lines->at = end == NULL ? lines->end : end + 1;
	if (end == NULL)
		end = lines->end;
	if (lines->line++ == 0 && end - from >= 3 && memcmp(from, BOM, 3) == 0)
		from += 3;
	if (end > from && end[-1] == '\r')
		end--;
	n = (size_t)(end - from);
	if (n > CONF_LINE || n >= (size_t)size) {
		fault(lines, N_("A line has at most %d bytes."), CONF_LINE);
		return NULL;
	}
	for (; n > 0 && (*from == ' ' || *from == '\t'); n--)
		from++;
	if (n > 0 && (*from == '#' || *from == ';'))
		n = 0;
	for (size_t i = 0; i < n; i++)
		out[i] = (char)(from[i] == '\t' ? ' ' : from[i]);
	out[n] = '\0';
	check_line(lines, out, n);
	return lines->failed ? NULL : out;
}

static size_t
find(const struct lines *lines, const char *section, const char *name)
{
	size_t i = 0;

	while (i < lines->n && (strcmp(lines->rows[i].section, section) != 0 ||
				   strcmp(lines->rows[i].name, name) != 0))
		i++;
	return i;
}

/* From inih: 0 is a fault. */
static int
take(void *user, const char *section, const char *name, const char *value)
{
	struct lines *lines = user;
	size_t i = find(lines, section, name);
	char why[2 * CONF_LINE];

	if (*section == '\0')
		fault(lines, N_("\"%s\" stands before any section."), name);
	else if (i == lines->n)
		fault(lines, N_("There is no key \"%s\" in section [%s]."),
		    name, section);
	else if (lines->values[i].text != NULL)
		fault(lines, N_("\"%s\" stands in line %d already."), name,
		    lines->values[i].line);
	else if (!conf_value_fits(&lines->rows[i], value, why, sizeof why))
		fault(lines, "%s", why);
	else
		lines->values[i] =
		    (struct conf_value){heap_dup(value), lines->line};
	return !lines->failed;
}

int
conf_parse(const struct conf_row *rows, size_t n, const char *file,
    const char *text, size_t bytes, struct conf_value *values, struct err *err)
{
	struct lines lines = {.rows = rows,
	    .n = n,
	    .file = file,
	    .at = text,
	    .end = text + bytes,
	    .values = values,
	    .err = err};
	int line = ini_parse_stream(next_line, &lines, take, &lines);

	/* inih goes on after a line that it can't read: that one was first */
	if (line != 0 && (!lines.failed || line < lines.line)) {
		lines.line = line;
		fault(&lines,
		    N_("This is neither a [section] nor \"key = value\" nor a "
		       "comment."));
	}
	return lines.failed ? -ERR_USAGE : 0;
}

void
conf_release(struct conf *conf)
{
	for (int i = 0; i < CONF_COUNT; i++)
		free(conf->value[i].text);
	free(conf->file);
	*conf = (struct conf){0};
}

const char *
conf_get(const struct conf *conf, enum conf_key key)
{
	return conf_given(conf, key) ? conf->value[key].text
				     : conf_rows[key].usual;
}

bool
conf_given(const struct conf *conf, enum conf_key key)
{
	return conf->value[key].text != NULL;
}

int
conf_refuse(const struct conf *conf, enum conf_key key, const char *sentence,
    struct err *err)
{
	refuse(conf->file, conf->value[key].line, sentence, err);
	return -ERR_USAGE;
}
