/* SPDX-License-Identifier: MIT */
#include "textarea_hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistr.h>

#include "core/heap.h"

enum textarea_result
press(struct textarea *t, int code)
{
	struct key key = {.code = code};

	return textarea_key(t, &key);
}

enum textarea_result
paste(struct textarea *t, const char *text)
{
	char *copy = heap_dup(text);
	struct key key = {
	    .code = INPUT_PASTE, .text = copy, .bytes = strlen(text)};
	enum textarea_result result = textarea_key(t, &key);

	free(copy);
	return result;
}

enum textarea_result
find(struct textarea *t, const char *what)
{
	struct key key = {.code = TEXTAREA_FIND, .text = (char *)what};

	return textarea_key(t, &key);
}

char *
taken(struct textarea *t, int code)
{
	char *text = NULL;
	struct key key = {.code = code, .taken = &text};

	textarea_key(t, &key);
	return text;
}

void
type(struct textarea *t, const char *text)
{
	const uint8_t *s = (const uint8_t *)text;
	ucs4_t c;

	for (; (s = u8_next(&c, s));)
		press(t, (int)c);
}

unsigned
dice(unsigned *seed, unsigned faces)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % faces;
}
