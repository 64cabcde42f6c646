/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <string.h>

#define WORD_ROW(name, code, label) [name] = {code, label},
#define WORD_SET_DEFINE(LIST, tag)                                             \
	static const struct word tag##_rows[] = {LIST##_WORDS(WORD_ROW)};      \
	const struct words tag##_words = {#tag, tag##_rows, LIST##_COUNT};
WORD_SETS(WORD_SET_DEFINE)

int
words_find(const struct words *words, const char *code)
{
	for (int i = 0; i < words->n; i++)
		if (strcmp(words->rows[i].code, code) == 0)
			return i;
	return WORD_NONE;
}

const char *
words_code(const struct words *words, int word)
{
	return word >= 0 && word < words->n ? words->rows[word].code : "";
}

const char *
words_label(const struct words *words, int word)
{
	return word >= 0 && word < words->n ? gettext(words->rows[word].label)
					    : "";
}
