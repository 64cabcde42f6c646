/* SPDX-License-Identifier: MIT */
/*
 * count: how far the cases of a person are, as they stand in the store: what
 * マイページ and the 事務局's list of the unfinished both ask of core/progress.
 */
#ifndef COUNT_H
#define COUNT_H

#include "core/progress.h"
#include "db/rows.h"

/* Those of one programme that stand side by side in a list of used_row. */
struct counted_rows {
	const struct used_row *at;
	size_t n;
};
struct counted_rows
count_rows(const struct list *used, int programme);

/* Counts them and adds a sentence for everything that is in the way. */
void
count_progress(enum programme, struct counted_rows, const struct rules *,
    int32_t today, struct progress *, struct list *blockers);

#endif
