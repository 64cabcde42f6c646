/* SPDX-License-Identifier: MIT */
#include "search_key.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/text.h"

static const char *
given(const char *text)
{
	return text == NULL ? "" : text;
}

char *
search_key(const char *a, const char *b, const char *c, const char *d)
{
	char *all =
	    heap_printf("%s|%s|%s|%s", given(a), given(b), given(c), given(d));
	char *key = text_fold(all);

	free(all);
	return key;
}
