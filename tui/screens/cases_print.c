/* SPDX-License-Identifier: MIT */
#include "cases_print.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "screens.h"
#include "tui/paper.h"
#include "tui/program.h"

static int
add(struct screen *screen, struct document *document, int programme,
    int64_t slot, struct err *err)
{
	const struct case_args args = {programme, slot};
	struct case_view view;
	int rc =
	    program_call(screen->program, CALL_CASE_SHOW, &args, &view, err);

	if (rc < 0)
		return rc;
	if (view.state != STATE_EMPTY)
		paper_case(document, &view);
	shape_release(&case_view_shape, &view);
	return 0;
}

int
cases_print(struct screen *screen, int programme,
    const struct case_row *const *rows, size_t n, struct err *err)
{
	struct document document;
	char *name;
	int rc = 0;

	paper_init(&document, words_label(&programme_words, programme),
	    screen->program->hello.today);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add(screen, &document, programme, rows[i]->slot, err);
	if (rc < 0) {
		shape_release(&document_shape, &document);
		return rc;
	}
	name = n == 1 ? heap_printf("%s-%lld",
			    words_code(&programme_words, programme),
			    (long long)rows[0]->slot)
		      : heap_dup(words_code(&programme_words, programme));
	program_push(screen->program, &paper_screen,
	    &(const struct paper_question){&document, name});
	free(name);
	return 0;
}
