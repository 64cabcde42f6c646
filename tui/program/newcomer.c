/* SPDX-License-Identifier: MIT */
#include "newcomer.h"

#include <assert.h>
#include <string.h>

#include "core/date.h"
#include "core/i18n.h"

static const struct {
	const char *screen, *sentence; /* a msgid, at most 58 cells */
} rows[] = {
    /* TRANSLATORS: begins with the key L and the other language in its own
     * words */
    {"home", N_("L: 日本語   1-9: tabs   Enter: open   ?: all keys")},
    {"cases", N_("Enter: write   Space, r: ask for approval   ?: all keys")},
    {"cases-plain", N_("Enter: write   s: submit all of them   ?: all keys")},
    {"edit", N_("Tab: next   it saves itself   Ctrl-R: register   F1: keys")},
    {"request", N_("Type a name  ↓ Enter: choose  Tab: message  Ctrl-R: send")},
    {"inbox", N_("Enter: read, then y: approve, x: send back   ?: all keys")},
    {"reject", N_("Space: a comment   Ctrl-R: send it back   ?: all keys")},
    {"office", N_("Enter: open   first season: man 7 shorei   ?: all keys")},
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
