/* SPDX-License-Identifier: MIT */
/* edit_register: the draft becomes a registered report. */
#include <stdio.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "edit_inside.h"

/* The first item that a refusal names. */
static void
go_to_reason(struct edit *edit, const struct err *err)
{
	const struct reason *why = err->why.at;

	for (size_t i = 0; i < err->why.n; i++) {
		int item = why[i].item == NULL
			       ? WORD_NONE
			       : words_find(&form_words, why[i].item);

		if (item != WORD_NONE) {
			edit_form_go(edit, (enum form_item)item);
			return;
		}
	}
}

static int
call_register(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	struct case_write_args args = {.programme = edit->programme,
	    .slot = edit->slot,
	    .seen = edit->view.version};
	const struct reason *said = edit->confirm.at;
	struct case_written reply;
	char once[ONCE_CHARS + 1];
	int rc;

	client_once(once);
	args.once = once;
	for (size_t i = 0; i < edit->confirm.n; i++)
		*(const char **)list_add(&args.confirm, sizeof(char *)) =
		    said[i].code;
	rc = program_call(
	    screen->program, CALL_CASE_REGISTER, &args, &reply, err);
	free(args.confirm.at);
	shape_release(&case_written_shape, &reply);
	return rc;
}

static int
try_register(struct screen *screen, struct err *err);

static void
confirmed(struct screen *screen)
{
	struct err err = {0};

	if (try_register(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
}

/* The warnings become what is confirmed, if the answer is yes. */
static int
ask(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);

	reason_clear(&edit->confirm);
	edit->confirm = err->why;
	err->why = (struct list){0};
	program_ask(screen->program, err->text, confirmed);
	return 0;
}

static void
done(struct screen *screen)
{
	struct program *program = screen->program;
	const struct edit *edit = edit_own(screen);
	size_t hints = edit_hints_open(edit, NULL);
	char text[SCREEN_TEXT];

	if (hints == 0)
		snprintf(text, sizeof text, _("Number %d was registered."),
		    (int)edit->slot);
	else
		/* TRANSLATORS: number of the case, how many hints */
		snprintf(text, sizeof text,
		    _("Number %d was registered; to be confirmed in it: %zu."),
		    (int)edit->slot, hints);
	program_pop(program, true);
	program_say(program, text);
}

static int
try_register(struct screen *screen, struct err *err)
{
	struct edit *edit = edit_own(screen);
	struct err again = {0};
	int rc = edit_draft_save(screen, err);

	if (rc < 0 || edit_draft_torn(edit))
		return rc;
	rc = call_register(screen, err);
	if (rc == 0)
		done(screen);
	else if (rc == -ERR_CONFIRM)
		return ask(screen, err);
	else if (rc == -ERR_INVALID)
		go_to_reason(edit, err);
	else if (rc == -ERR_STALE)
		edit_draft_load(screen, &again);
	err_clear(&again);
	return rc;
}

int
edit_register(struct screen *screen, struct err *err)
{
	reason_clear(&edit_own(screen)->confirm);
	return try_register(screen, err);
}
