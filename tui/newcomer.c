/* SPDX-License-Identifier: MIT */
#include "newcomer.h"

#include <assert.h>
#include <string.h>

#include "core/date.h"
#include "core/i18n.h"

static const struct {
	const char *screen, *sentence; /* sentence is a msgid, 78 cells */
} rows[] = {
    /* TRANSLATORS: ends with the key L and the other language in its own
     * words */
    {"home", N_("A digit opens that tab, Enter what is marked, ? the keys.   "
		"L: 日本語")},
    {"cases", N_("Enter: write a case. Space, then r: ask for its approval. "
		 "?: all keys")},
    {"cases-plain", N_("Enter: write a case. s: submit when all are "
		       "registered. ?: all keys")},
    {"edit", N_("Tab: next item. Drafts save themselves. Ctrl-R: register. "
		"F1: all keys")},
    {"request", N_("Type a name, choose with Space, then Tab; Ctrl-R sends. "
		   "F1: all keys")},
    {"inbox", N_("Enter: read a request, there y approves and x rejects. "
		 "?: all keys")},
    {"reject", N_("Space: a comment on this item. Ctrl-R: send it back. "
		  "?: all keys")},
    {"office", N_("Enter opens a list. The steps of a first season: man 7 "
		  "shorei")},
};

#define ROWS (sizeof rows / sizeof *rows)

static_assert(ROWS <= 32, "a bit of program.told for each");

void
newcomer_tell(struct program *program, const struct screen *screen)
{
	if (program->hello.last_login_at != TIME_NONE)
		return;
	for (size_t i = 0; i < ROWS; i++) {
		unsigned bit = 1U << i;

		if (strcmp(rows[i].screen, screen->ops->name) != 0 ||
		    (program->told & bit) != 0 || *program->message != '\0')
			continue;
		program->told |= bit;
		program_say(program, gettext(rows[i].sentence));
	}
}
