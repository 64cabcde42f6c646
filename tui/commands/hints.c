/* SPDX-License-Identifier: MIT */
/* The command that answers the anonymity check. */
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/call/cases.h"
#include "core/i18n.h"

const struct option_row command_hint_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION(
	"undo", OPTION_FLAG, undo, NULL, N_("Take the confirmation back.")),
    {.name = NULL},
};

int
command_hint_read(struct job *job, struct err *err)
{
	enum form_item item;
	const char *text;
	int rc = arguments_pair(job->words[0], &item, &text, err);

	if (rc < 0)
		return rc;
	job->given[item] = true;
	return arguments_text(gettext(form_rows[item].label), text,
	    strlen(text), false, &job->texts.text[item], err);
}

/* Each hint of that item that has this text, whatever it looks like. */
static int
mark_all(
    struct job *job, const struct case_view *view, size_t *n, struct err *err)
{
	const struct hinted *h = view->hints.at;
	char once[ONCE_CHARS + 1];
	struct hint_mark_args args = {.once = once,
	    .programme = job->programme,
	    .slot = view->slot,
	    .confirmed = !job->undo};
	struct hint_marked marked;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < view->hints.n; i++) {
		if (!job->given[h[i].item] ||
		    strcmp(h[i].found, job->texts.text[h[i].item]) != 0)
			continue;
		args.item = h[i].item;
		args.kind = h[i].kind;
		args.found = h[i].found;
		client_once(once);
		rc = client_call(
		    job->client, CALL_HINT_MARK, &args, &marked, err);
		if (rc == 0)
			shape_release(&hint_marked_shape, &marked);
		++*n;
	}
	return rc;
}

int
command_hint_run(struct job *job, struct err *err)
{
	struct case_args args = {
	    job->programme, *(const int64_t *)job->numbers.at};
	struct case_view view;
	size_t n = 0;
	int rc;

	rc = client_call(job->client, CALL_CASE_SHOW, &args, &view, err);
	if (rc == 0)
		rc = mark_all(job, &view, &n, err);
	if (rc == 0 && n == 0)
		rc = err_set(err, ERR_NOT_FOUND,
		    N_("There is no such hint; show lists them."));
	if (rc == 0 && !job->json)
		printf(job->undo ? _("Number %lld: no longer confirmed.\n")
				 : _("Number %lld: confirmed.\n"),
		    (long long)args.slot);
	shape_release(&case_view_shape, &view);
	return rc;
}
