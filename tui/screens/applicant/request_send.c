/* SPDX-License-Identifier: MIT */
/* request_send: what will happen, sending, and what happened. */
#include <stdio.h>
#include <stdlib.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "request_inside.h"

static const char *
numbers(const struct request *request, char out[SLOTS_MAX * 4])
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < request->n && used < SLOTS_MAX * 4; i++)
		used += (size_t)snprintf(out + used, SLOTS_MAX * 4 - used,
		    "%s%d", i == 0 ? "" : ", ", (int)request->cases[i].slot);
	return out;
}

/* A line where it fits, else a box. */
static void
tell(struct program *program, char *text)
{
	struct err said = {0};

	err_text(&said, ERR_NONE, text);
	program_say_err(program, &said);
	err_clear(&said);
	free(text);
}

static void
sent(struct screen *screen, const struct request_sent *reply)
{
	struct program *program = screen->program;
	struct screen *below = program_below(program, screen);
	char slots[SLOTS_MAX * 4];
	char *text = heap_printf(
	    reply->mail
		? _("Number %s: %s was asked; a mail is queued.")
		: _("Number %s: %s was asked, but has no mail address; please "
		    "tell the supervisor yourself."),
	    numbers(request_own(screen), slots), reply->supervisor);

	/* they were marked to be requested, and are not to be withdrawn */
	if (below->table != NULL)
		table_mark_none(below->table);
	program_pop(program, true);
	tell(program, text);
}

/* The versions that somebody else made meanwhile are the ones to be seen. */
static void
reload(struct screen *screen)
{
	struct request *request = request_own(screen);
	const struct case_list_args args = {request->programme};
	struct case_list list;
	struct err err = {0};

	if (program_call(screen->program, CALL_CASE_LIST, &args, &list, &err) <
	    0)
		program_say_err(screen->program, &err);
	for (size_t i = 0; i < list.rows.n; i++)
		for (size_t k = 0; k < request->n; k++) {
			struct case_row *now =
					    (struct case_row *)list.rows.at + i,
					was = request->cases[k];

			if (now->slot != was.slot)
				continue;
			request->cases[k] = *now;
			*now = was;
		}
	shape_release(&case_list_shape, &list);
	err_clear(&err);
	request->asked_anew = true;
	request->redraw = true;
}

static void
forget_confirmed(struct request *request)
{
	for (size_t i = 0; i < request->confirm.n; i++)
		free(((char **)request->confirm.at)[i]);
	free(request->confirm.at);
	request->confirm = (struct list){0};
}

static void
send_now(struct screen *screen);

/* The warnings one by one; saying yes is saying yes to these. */
static void
confirm(struct screen *screen, const struct err *err)
{
	struct request *request = request_own(screen);
	const struct reason *why = err->why.at;
	char *text = heap_dup(err->text), *more;

	forget_confirmed(request);
	for (size_t i = 0; i < err->why.n; i++) {
		char **code = list_add(&request->confirm, sizeof *code);

		*code = heap_dup(why[i].code);
		more = heap_printf("%s\n・%s", text, why[i].text);
		free(text);
		text = more;
	}
	more = heap_printf("%s\n%s", text, _("Send all the same?"));
	program_ask(screen->program, more, send_now);
	free(more);
	free(text);
}

static void
refused(struct screen *screen, struct err *err)
{
	if (err->code == ERR_CONFIRM) {
		confirm(screen, err);
		return;
	}
	if (err->code == ERR_STALE)
		reload(screen);
	if (err->code == ERR_INELIGIBLE && err->why.n > 1)
		err_set(err, ERR_INELIGIBLE, NULL); /* the reasons follow */
	program_say_err(screen->program, err);
}

static void
send_now(struct screen *screen)
{
	struct request *request = request_own(screen);
	char once[ONCE_CHARS + 1];
	struct request_send_args args = {.once = once,
	    .programme = request->programme,
	    .to = request->chosen.member,
	    .confirm = request->confirm};
	struct request_sent reply;
	struct err err = {0};
	int rc;

	client_once(once);
	args.message = heap_dup(textarea_text(request->message));
	for (size_t i = 0; i < request->n; i++) {
		struct case_seen *seen =
		    shape_add(&case_seen_shape, &args.cases);

		seen->slot = request->cases[i].slot;
		seen->seen = request->cases[i].version;
	}
	rc = program_call(
	    screen->program, CALL_REQUEST_SEND, &args, &reply, &err);
	free(args.message);
	shape_list_release(&case_seen_shape, &args.cases);
	if (rc == 0)
		sent(screen, &reply);
	else
		refused(screen, &err);
	shape_release(&request_sent_shape, &reply);
	err_clear(&err);
}

void
request_ask(struct screen *screen)
{
	struct request *request = request_own(screen);
	char slots[SLOTS_MAX * 4], who[SCREEN_TEXT];
	char *text;

	forget_confirmed(request);
	request_describe(&request->chosen, who, sizeof who);
	text = heap_printf(
	    request->chosen.mail
		? _("To be sent: %zu (number %s), to:\n%s\nA mail to this "
		    "supervisor will be queued.\nSend the request?")
		: _("To be sent: %zu (number %s), to:\n%s\nThis supervisor has "
		    "no mail address: no notice can be sent, so please tell "
		    "the supervisor yourself.\nSend the request?"),
	    request->n, numbers(request, slots), who);
	program_ask(screen->program, text, send_now);
	free(text);
}
