/* SPDX-License-Identifier: MIT */
#include "count.h"

#include <stdlib.h>

#include "core/heap.h"

struct counted_rows
count_rows(const struct list *used, int programme)
{
	const struct used_row *row = used->at;
	struct counted_rows rows = {0};

	for (size_t i = 0; i < used->n; i++) {
		if (row[i].programme != programme)
			continue;
		if (rows.n++ == 0)
			rows.at = &row[i];
	}
	return rows;
}

void
count_progress(enum programme programme, struct counted_rows rows,
    const struct rules *rules, int32_t today, struct progress *progress,
    struct list *blockers)
{
	struct progress_case *cases = heap_new(rows.n, sizeof *cases);
	const struct used_row *used = rows.at;

	for (size_t i = 0; i < rows.n; i++)
		cases[i] = (struct progress_case){used[i].slot,
		    (enum state)used[i].state, used[i].category, used[i].draft,
		    used[i].decided_on};
	progress_count(programme, cases, rows.n, rules, progress);
	/* what was never begun is in nobody's way */
	if (rows.n > 0)
		progress_blockers(
		    progress, cases, rows.n, rules, today, blockers);
	free(cases);
}
