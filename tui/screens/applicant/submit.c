/* SPDX-License-Identifier: MIT */
#include "submit.h"

#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "tui/program/program.h"
#include "tui/screens/screens.h"

/* Everything that keeps it back, a line each; heap. */
static char *
blockers(const struct application_check *check)
{
	const struct reason *reason = check->reasons.at;
	char *text = heap_dup(_("The application can't be submitted yet:"));
	char *more;

	for (size_t i = 0; i < check->reasons.n; i++) {
		more = heap_printf("%s\n- %s", text, reason[i].text);
		free(text);
		text = more;
	}
	return text;
}

static void
ask(struct screen *screen, const struct application_check *check,
    void (*yes)(struct screen *))
{
	char from[DATE_SIZE], to[DATE_SIZE], *text;

	if (check->reasons.n > 0) {
		text = blockers(check);
		program_push(screen->program, &notice_screen, text);
	} else {
		/* TRANSLATORS: application, fiscal year, from, to, cases */
		text = heap_printf(
		    _("%s, fiscal year %lld (application period %s to "
		      "%s): all %lld cases will be submitted. They are "
		      "locked then and can't be edited, deleted or "
		      "requested again; only the office can return them. "
		      "Submit the application?"),
		    words_label(&programme_words, check->programme),
		    (long long)check->fiscal_year,
		    date_format(check->from_on, from),
		    date_format(check->to_on, to), (long long)check->cases);
		program_ask(screen->program, text, yes);
	}
	free(text);
}

void
submit_ask(struct screen *screen, int programme, void (*yes)(struct screen *))
{
	const struct case_list_args args = {programme};
	struct application_check check;
	struct err err = {0};

	if (program_call(screen->program, CALL_APPLICATION_CHECK, &args, &check,
		&err) < 0)
		program_say_err(screen->program, &err);
	else
		ask(screen, &check, yes);
	shape_release(&application_check_shape, &check);
	err_clear(&err);
}

static void
receipt(struct program *program, const struct application_receipt *receipt)
{
	char at[TIME_SIZE], *text;

	/* TRANSLATORS: number of the receipt, application, fiscal year, cases,
	 * date and time, a sentence about the mail */
	text = heap_printf(
	    _("The application was submitted.\n\nReceipt number: %s\n%s, "
	      "fiscal year %lld, %lld cases\nSubmitted: %s\n\n%s"),
	    receipt->number, words_label(&programme_words, receipt->programme),
	    (long long)receipt->fiscal_year, (long long)receipt->cases,
	    time_format_minute(receipt->submitted_at, at),
	    receipt->mail ? _("A mail with the receipt is queued. v shows what "
			      "was submitted.")
			  : _("You have no mail address here: please write "
			      "the number down. v shows what was submitted."));
	program_push(program, &notice_screen, text);
	free(text);
}

void
submit_send(struct screen *screen, const struct case_list *list)
{
	const struct case_row *row = list->rows.at;
	struct application_submit_args args = {.programme = list->programme};
	struct application_receipt reply;
	struct case_seen *seen;
	struct err err = {0};
	char once[ONCE_CHARS + 1];

	client_once(once);
	args.once = once;
	for (size_t i = 0; i < list->rows.n; i++) {
		seen = shape_add(&case_seen_shape, &args.cases);
		*seen = (struct case_seen){row[i].slot, row[i].version};
	}
	if (program_call(screen->program, CALL_APPLICATION_SUBMIT, &args,
		&reply, &err) < 0)
		program_say_err(screen->program, &err);
	else
		receipt(screen->program, &reply);
	shape_release(&application_receipt_shape, &reply);
	shape_list_release(&case_seen_shape, &args.cases);
	err_clear(&err);
}
