/* SPDX-License-Identifier: MIT */
#include "resend.h"

#include <stdio.h>

#include "core/call/notices.h"
#include "core/i18n.h"
#include "tui/program/program.h"

const char *
resend_refuses(const struct case_row *row)
{
	if (row->notice == WORD_NONE)
		return N_("No notice has been sent about this number.");
	if (row->notice == NOTICE_WAITING)
		return N_(
		    "The notice waits to be sent; it goes out by itself.");
	return NULL;
}

void
resend_ask(struct screen *screen, void (*yes)(struct screen *))
{
	program_ask(screen->program,
	    _("The last notice about this case, with all cases that it names, "
	      "will be sent again. Send it?"),
	    yes);
}

void
resend_send(struct screen *screen, int programme, const struct case_row *row)
{
	struct notice_resend_args args = {
	    .programme = programme, .slot = row->slot};
	struct notice_written reply;
	struct err err = {0};
	char once[ONCE_CHARS + 1], text[SCREEN_TEXT];

	client_once(once);
	args.once = once;
	if (program_call(
		screen->program, CALL_NOTICE_RESEND, &args, &reply, &err) < 0)
		program_say_err(screen->program, &err);
	else {
		snprintf(text, sizeof text,
		    _("Number %d: the notice to %s is queued again."),
		    (int)row->slot, reply.name);
		program_say(screen->program, text);
		shape_release(&notice_written_shape, &reply);
	}
	err_clear(&err);
}
