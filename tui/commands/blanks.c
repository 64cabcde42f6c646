/* SPDX-License-Identifier: MIT */
/* The command by which a text is proposed to be blanked. */
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "command_own.h"
#include "core/blanking.h"
#include "core/call/blanks.h"
#include "core/call/revisions.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "print.h"

const struct option_row command_blank_options[] = {
    COMMAND_OPTIONS,
    COMMAND_OPTION("request", OPTION_FLAG, request, NULL,
	N_("The number is that of a request to you.")),
    {.name = NULL},
};

int
command_blank_read(struct job *job, struct err *err)
{
	enum form_item item = ITEM_CATEGORY;
	const char *text = "";
	int rc = job->request
		     ? arguments_request(job->words[0], &job->revisions, err)
		     : arguments_revision(job->words[0], &job->revisions, err);

	if (rc == 0)
		rc = arguments_pair(job->words[1], &item, &text, err);
	if (rc < 0)
		return rc;
	job->given[item] = true;
	return arguments_text(gettext(form_rows[item].label), text,
	    strlen(text), true, &job->texts.text[item], err);
}

/* The texts of the revision, or of what was requested. */
static int
read_items(struct job *job, int64_t id, struct items *items, struct err *err)
{
	struct revision_args of_revision = {id};
	struct request_view_args of_request = {id};
	struct revision_view revision;
	struct request_view request;
	int rc;

	if (job->request) {
		rc = client_call(
		    job->client, CALL_REQUEST_VIEW, &of_request, &request, err);
		*items = request.items;
		request.items = (struct items){0};
		shape_release(&request_view_shape, &request);
		return rc;
	}
	rc = client_call(
	    job->client, CALL_REVISION_SHOW, &of_revision, &revision, err);
	*items = revision.items;
	revision.items = (struct items){0};
	shape_release(&revision_view_shape, &revision);
	return rc;
}

/* Where it stands in the item that was given. */
static int
find(const struct job *job, const struct items *items,
    struct blank_propose_args *args, struct err *err)
{
	size_t first, n;

	for (int i = 0; i < ITEM_COUNT; i++) {
		if (!job->given[i])
			continue;
		args->item = i;
		if (!blanking_find(items_text(items, (enum form_item)i),
			job->texts.text[i], &first, &n))
			return err_set(err, ERR_NOT_FOUND,
			    N_("This does not stand in the item. Please type "
			       "it as it is written there."));
		args->first = (int64_t)first;
		args->clusters = (int64_t)n;
	}
	return 0;
}

int
command_blank_run(struct job *job, struct err *err)
{
	int64_t id = *(const int64_t *)job->revisions.at;
	char once[ONCE_CHARS + 1];
	struct blank_propose_args args = {.once = once,
	    .revision = job->request ? INT_NONE : id,
	    .request = job->request ? id : INT_NONE};
	struct blank_written written;
	struct items items;
	int rc = read_items(job, id, &items, err);

	if (rc == 0)
		rc = find(job, &items, &args, err);
	items_release(&items);
	if (rc < 0)
		return rc;
	client_once(once);
	rc = client_call(job->client, CALL_BLANK_PROPOSE, &args, &written, err);
	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&blank_written_shape, &written));
	else
		printf(_("The office is told where it stands (%lld); please "
			 "tell them why.\n"),
		    (long long)written.blank);
	return 0;
}
