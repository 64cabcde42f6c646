/* SPDX-License-Identifier: MIT */
/* マイページ as a command. */
#include "core/call/home.h"

#include <stdlib.h>

#include "command_own.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/workflow.h"
#include "print.h"

static void
print_cases(const char *label, const struct list *cases)
{
	const struct home_case *row = cases->at;
	char day[DATE_SIZE], *text;

	for (size_t i = 0; i < cases->n; i++, row++) {
		text = heap_printf("%d %s %s %s %s", (int)row->slot,
		    words_label(&category_words, row->category),
		    words_label(&state_words, row->state), row->supervisor,
		    date_format(row->day, day));
		print_field(label, text);
		free(text);
	}
}

/* How many are where they are to be, of all. */
static char *
done_of(const struct home_programme *p)
{
	enum programme programme = (enum programme)p->programme;
	bool approval = workflow_needs_approval(programme);

	return heap_printf("%s %d/%d",
	    workflow_state_label(
		programme, approval ? STATE_APPROVED : STATE_REGISTERED),
	    (int)(approval ? p->approved : p->registered), (int)p->slots);
}

static void
print_programmes(const struct list *programmes)
{
	const struct home_programme *p = programmes->at;
	const struct reason *why;
	char *done;

	for (size_t i = 0; i < programmes->n; i++, p++) {
		done = done_of(p);
		print_field(words_label(&programme_words, p->programme), done);
		print_field(_("Windows"), p->windows);
		why = p->blockers.at;
		for (size_t k = 0; k < p->blockers.n; k++)
			print_field(_("To be done"), why[k].text);
		free(done);
	}
}

static void
print_home(const struct home *home)
{
	const struct announcement_row *told = home->announcements.at;
	char *count = heap_printf("%d", (int)home->badges->waiting);

	print_field(_("My page"), home->greeting);
	print_field(_("Today"), home->open_now);
	if (home->badges->waiting > 0)
		print_field(_("Requests to you"), count);
	print_cases(_("New result"), &home->results);
	for (size_t i = 0; i < home->announcements.n; i++)
		print_field(_("Announcement"), told[i].text);
	print_programmes(&home->programmes);
	print_cases(_("Waiting for a supervisor's decision"), &home->waiting);
	print_field(_("Office"), home->office);
	print_field(_("Mail"), home->mail == NULL ? "" : home->mail);
	print_field(_("Reminders"), home->reminders ? _("on") : _("off"));
	free(count);
}

int
command_home_run(struct job *job, struct err *err)
{
	const struct nothing args = {0};
	struct home home;
	int rc = client_call(job->client, CALL_HOME_SHOW, &args, &home, err);

	if (rc < 0)
		return rc;
	if (job->json)
		print_json(shape_to_json(&home_shape, &home));
	else
		print_home(&home);
	shape_release(&home_shape, &home);
	return 0;
}
