/* SPDX-License-Identifier: MIT */
#include "find.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/text.h"
#include "db/rows.h"

#define KANA_FIRST "ぁ"               /* of the folded ones */
#define KANA_LAST "\xE3\x82\xA0"      /* U+30A0, behind the last */
#define BEHIND_ALL "\xF4\x8F\xBF\xBF" /* U+10FFFF */

char *
find_like(const char *text)
{
	char *pattern = heap_new(2 * strlen(text) + 3, 1), *p = pattern;

	*p++ = '%';
	for (const char *s = text; *s != '\0'; s++) {
		if (*s == '%' || *s == '_' || *s == '\\')
			*p++ = '\\';
		*p++ = *s;
	}
	*p++ = '%';
	*p = '\0';
	return pattern;
}

char *
find_pattern(const char *query)
{
	char *folded = text_fold(query), *pattern = find_like(folded);

	free(folded);
	return pattern;
}

void
needle_init(struct needle *needle, const char *query)
{
	char *folded = text_fold(query);

	*needle = (struct needle){.empty = *folded == '\0'};
	needle->grams = text_grams_asked(folded);
	needle->pattern = find_like(folded);
	needle->first = heap_dup(needle->empty ? KANA_FIRST : folded);
	needle->last = needle->empty ? heap_dup(KANA_LAST)
				     : heap_printf("%s" BEHIND_ALL, folded);
	free(folded);
}

void
needle_release(struct needle *needle)
{
	free(needle->first);
	free(needle->last);
	free(needle->grams);
	free(needle->pattern);
	*needle = (struct needle){0};
}

static bool
holds(const struct list *ids, int64_t id)
{
	const struct id_row *row = ids->at;

	for (size_t i = 0; i < ids->n; i++)
		if (row[i].id == id)
			return true;
	return false;
}

/* Those of a query's rows that are not there yet. */
static int
more(struct store *store, enum query query, const struct arg *args, size_t most,
    struct list *ids, struct err *err)
{
	struct list rows = {0};
	const struct id_row *row;
	int rc = store_rows(store, query, args, &id_row_shape, &rows, err);

	row = rows.at;
	for (size_t i = 0; i < rows.n && ids->n < most; i++)
		if (!holds(ids, row[i].id))
			*(struct id_row *)shape_add(&id_row_shape, ids) =
			    row[i];
	shape_list_release(&id_row_shape, &rows);
	return rc;
}

static int
find(struct store *store, const struct needle *needle, enum find_who who,
    size_t most, struct list *ids, struct err *err)
{
	const struct arg *holding = ARGS(arg_text(needle->grams),
	    arg_text(needle->pattern), arg_int((int64_t)most), arg_int(who));
	int rc = more(store, QUERY_PERSON_STARTS,
	    ARGS(arg_text(needle->first), arg_text(needle->last),
		arg_int((int64_t)most), arg_int(who)),
	    most, ids, err);

	if (rc == 0 && *needle->grams != '\0' && ids->n < most)
		rc = more(store, QUERY_PERSON_HOLDS, holding, most, ids, err);
	if (rc == 0 && *needle->grams != '\0' && ids->n < most)
		rc = more(store, QUERY_PERSON_AT, holding, most, ids, err);
	return rc;
}

int
find_people(struct store *store, const char *query, enum find_who who,
    size_t most, struct list *ids, struct err *err)
{
	struct needle needle;
	int rc;

	needle_init(&needle, query);
	rc = find(store, &needle, who, most, ids, err);
	needle_release(&needle);
	return rc;
}
