/* SPDX-License-Identifier: MIT */
#include "shape_text.h"

#include <assert.h>
#include <stdlib.h>

#include "core/call/cases.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"

static const void *
at(const struct member *m, const void *row)
{
	return (const char *)row + m->offset;
}

/* A state reads as its programme has it, where that stands beside it. */
static const char *
word_text(const struct shape *shape, const struct member *m, const void *row)
{
	const struct member *programme = shape_member(shape, "programme");
	int word = *(const int *)at(m, row);

	if (m->words == &state_words && programme != NULL && word != WORD_NONE)
		return workflow_state_label(
		    (enum programme) * (const int *)at(programme, row),
		    (enum state)word);
	return words_label(m->words, word);
}

char *
shape_text_reasons(const struct list *reasons)
{
	const struct reason *why = reasons->at;
	char *all = heap_dup(""), *more;

	for (size_t i = 0; i < reasons->n; i++) {
		more = heap_printf("%s%s%s", all, i == 0 ? "" : " ",
		    why[i].text == NULL ? why[i].code : why[i].text);
		free(all);
		all = more;
	}
	return all;
}

char *
shape_text(const struct shape *shape, const struct member *m, const void *row)
{
	const void *p = at(m, row);
	char buffer[TIME_SIZE + DATE_SIZE];
	int64_t n;

	switch (m->type) {
	case SHAPE_INT:
		n = *(const int64_t *)p;
		return n == INT_NONE ? NULL : heap_printf("%lld", (long long)n);
	case SHAPE_BOOL:
		return heap_dup(*(const bool *)p ? _("yes") : _("no"));
	case SHAPE_DATE:
		if (*(const int32_t *)p == DATE_NONE)
			return NULL;
		return heap_dup(date_format(*(const int32_t *)p, buffer));
	case SHAPE_TIME:
		n = *(const int64_t *)p;
		return n == INT_NONE ? NULL
				     : heap_dup(time_format_minute(n, buffer));
	case SHAPE_WORD:
		if (*(const int *)p == WORD_NONE)
			return NULL;
		return heap_dup(word_text(shape, m, row));
	case SHAPE_LINE:
	case SHAPE_PROSE:
		return *(char *const *)p == NULL ? NULL
						 : heap_dup(*(char *const *)p);
	default:
		assert(m->of == &reason_shape);
		return shape_text_reasons(p);
	}
}
