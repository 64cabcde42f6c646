/* SPDX-License-Identifier: MIT */
#include "catalog.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"

#define START "<< /Type /Catalog"
#define START_BYTES (sizeof START - 1)

/* The last place where a catalog begins, or NULL. */
static char *
last_begin(const struct catalog *catalog, size_t from)
{
	char *found = NULL, *at = catalog->text + from;
	char *end = catalog->text + catalog->used;

	while (
	    (at = memmem(at, (size_t)(end - at), START, START_BYTES)) != NULL)
		found = at++;
	return found;
}

void
catalog_see(struct catalog *catalog, const void *data, size_t bytes)
{
	size_t before = catalog->used;
	char *begin;

	if (before + bytes + 1 > catalog->room) {
		catalog->room = 2 * (before + bytes + 1);
		catalog->text = heap_grow(catalog->text, catalog->room, 1);
	}
	memcpy(catalog->text + before, data, bytes);
	catalog->used += bytes;
	catalog->total += bytes;
	/* it may begin in what came before */
	begin = last_begin(
	    catalog, before < START_BYTES ? 0 : before - START_BYTES + 1);
	if (begin == NULL && catalog->used >= START_BYTES &&
	    memcmp(catalog->text, START, START_BYTES) != 0)
		begin = catalog->text + catalog->used - START_BYTES + 1;
	if (begin != NULL) {
		catalog->used -= (size_t)(begin - catalog->text);
		memmove(catalog->text, begin, catalog->used);
	}
	catalog->text[catalog->used] = '\0';
}

/* The text between the two, from *at on, which is moved behind it; heap. */
static char *
between(const char **at, const char *open, const char *close)
{
	const char *from = *at == NULL ? NULL : strstr(*at, open), *to;

	*at = NULL;
	if (from == NULL)
		return NULL;
	from += strlen(open);
	to = strstr(from, close);
	if (to == NULL)
		return NULL;
	*at = to;
	return heap_ndup(from, (size_t)(to - from));
}

static char *
amend(const struct catalog *catalog, const char *lang, const char *entries,
    const char *trailer, const char *start)
{
	const char *root = strstr(trailer, "/Root ");
	unsigned long object =
	    root == NULL ? 0 : strtoul(root + strlen("/Root "), NULL, 10);
	char *dictionary, *whole;

	if (object == 0)
		return NULL;
	dictionary = heap_printf("%lu 0 obj\n" START "%s\n   /Lang (%s)\n>>\n"
				 "endobj\n",
	    object, entries, lang);
	whole = heap_printf("%sxref\n%lu 1\n%010zu 00000 n \n"
			    "trailer\n<<%s\n   /Prev %lu\n>>\n"
			    "startxref\n%zu\n%%%%EOF\n",
	    dictionary, object, catalog->total, trailer,
	    strtoul(start, NULL, 10), catalog->total + strlen(dictionary));
	free(dictionary);
	return whole;
}

char *
catalog_amend(const struct catalog *catalog, const char *lang)
{
	const char *at = catalog->text;
	char *entries = between(&at, START, "\n>>\nendobj\n");
	char *trailer = between(&at, "\ntrailer\n<<", "\n>>\n");
	char *start = between(&at, "\nstartxref\n", "\n%%EOF\n");
	char *text = NULL;

	if (entries != NULL && trailer != NULL && start != NULL)
		text = amend(catalog, lang, entries, trailer, start);
	free(start);
	free(trailer);
	free(entries);
	return text;
}

void
catalog_release(struct catalog *catalog)
{
	free(catalog->text);
	*catalog = (struct catalog){0};
}
