/* SPDX-License-Identifier: MIT */
#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "heap.h"
#include "i18n.h"

static const struct {
	const char *name;
	int number, status;
	const char *msgid;
} errors[ERR_COUNT] = {
    [ERR_NONE] = {"NONE", 0, 0, ""},
#define X(name, number, status, msgid)                                         \
	[ERR_##name] = {#name, number, status, msgid},
#include "err.def"
#undef X
};

void *
list_add(struct list *list, size_t bytes)
{
	/* doubling at powers of two keeps a long list linear */
	if ((list->n & (list->n - 1)) == 0)
		list->at =
		    heap_grow(list->at, list->n != 0 ? list->n * 2 : 1, bytes);
	return (char *)list->at + list->n++ * bytes;
}

static char *
sentence(const char *msgid, va_list ap)
{
	char *s;

/* the msgid was checked against its arguments where it was written */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (vasprintf(&s, gettext(msgid), ap) < 0)
		abort();
#pragma GCC diagnostic pop
	return s;
}

int
err_set(struct err *err, enum err_code code, const char *msgid, ...)
{
	va_list ap;
	char *s;

	if (msgid == NULL)
		return err_text(err, code, gettext(errors[code].msgid));
	va_start(ap, msgid);
	s = sentence(msgid, ap);
	va_end(ap);
	free(err->text);
	err->text = s;
	err->code = (int)code;
	return -(int)code;
}

int
err_text(struct err *err, enum err_code code, const char *text)
{
	char *copy = heap_dup(text);

	free(err->text);
	err->text = copy;
	err->code = (int)code;
	return -(int)code;
}

void
err_clear(struct err *err)
{
	free(err->text);
	reason_clear(&err->why);
	*err = (struct err){0};
}

void
reason_add_text(struct list *list, const char *code, const char *item,
    int64_t slot, const char *text)
{
	struct reason *row = list_add(list, sizeof *row);

	*row = (struct reason){.code = heap_dup(code),
	    .item = heap_dup(item),
	    .slot = slot,
	    .text = heap_dup(text)};
}

void
reason_add(struct list *list, const char *code, const char *item, int64_t slot,
    const char *msgid, ...)
{
	va_list ap;
	char *text;

	va_start(ap, msgid);
	text = sentence(msgid, ap);
	va_end(ap);
	reason_add_text(list, code, item, slot, text);
	free(text);
}

void
reason_clear(struct list *list)
{
	struct reason *all = list->at;

	for (size_t i = 0; i < list->n; i++) {
		free(all[i].code);
		free(all[i].item);
		free(all[i].text);
	}
	free(all);
	*list = (struct list){0};
}

const char *
err_name(int code)
{
	return code > 0 && code < ERR_COUNT ? errors[code].name : "INTERNAL";
}

int
err_number(int code)
{
	return code > 0 && code < ERR_COUNT ? errors[code].number
					    : errors[ERR_INTERNAL].number;
}

int
err_status(int code)
{
	return code >= 0 && code < ERR_COUNT ? errors[code].status
					     : errors[ERR_INTERNAL].status;
}

enum err_code
err_by_number(int number)
{
	for (int i = 1; i < ERR_COUNT; i++)
		if (errors[i].number == number)
			return (enum err_code)i;
	return ERR_INTERNAL;
}
