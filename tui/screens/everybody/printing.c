/* SPDX-License-Identifier: MIT */
#include "printing.h"

#include <stdlib.h>

#include "core/heap.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"

void
printing_begin(struct screen *screen, struct gather *gather, const char *title)
{
	gather_init(gather, program_way, screen->program, title,
	    screen->program->hello.today);
	gather->hello = &screen->program->hello;
}

void
printing_ask(struct screen *screen, struct gather *gather, const char *name)
{
	program_push(screen->program, &paper_screen,
	    &(const struct paper_question){gather, name});
}

void
printing_one(struct screen *screen, enum gather_kind kind, int64_t id,
    const char *title, const char *name)
{
	struct gather gather;
	char *file = heap_printf("%s-%lld", name, (long long)id);

	printing_begin(screen, &gather, title);
	gather_add(&gather, kind, WORD_NONE, id);
	printing_ask(screen, &gather, file);
	free(file);
}
