/* SPDX-License-Identifier: MIT */
/*
 * catalog: the language of a PDF, for those who have it read aloud.
 *
 * cairo has no word for it, so what it has written is amended as the format
 * provides for: the catalog once more, with /Lang, behind the end. Owns the
 * end of what was written; where that is not as it should be nothing is added,
 * and the PDF is whole without it. (ISO 32000-1: 7.5.6, 14.9.2)
 */
#ifndef CATALOG_H
#define CATALOG_H

#include <stddef.h>

struct catalog {
	char *text; /* since the last catalog began; heap */
	size_t used, room;
	size_t total; /* bytes of the whole PDF */
};

/* All bytes of it, in their order. */
void
catalog_see(struct catalog *, const void *data, size_t bytes);
/* What is to be written behind them, or NULL; heap. */
char *
catalog_amend(const struct catalog *, const char *lang);
void
catalog_release(struct catalog *);

#endif
