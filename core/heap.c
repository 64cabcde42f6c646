/* SPDX-License-Identifier: MIT */
#include "heap.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
checked(void *p)
{
	if (p == NULL)
		abort();
	return p;
}

void *
heap_new(size_t count, size_t bytes)
{
	return checked(calloc(count ? count : 1, bytes ? bytes : 1));
}

void *
heap_grow(void *old, size_t count, size_t bytes)
{
	if (bytes != 0 && count > SIZE_MAX / bytes)
		abort();
	count *= bytes;
	return checked(realloc(old, count != 0 ? count : 1));
}

char *
heap_dup(const char *s)
{
	return s == NULL ? NULL : checked(strdup(s));
}

char *
heap_ndup(const char *s, size_t bytes)
{
	return checked(strndup(s, bytes));
}

char *
heap_printf(const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		s = NULL;
	va_end(ap);
	return checked(s);
}
