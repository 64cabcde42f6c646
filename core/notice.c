/* SPDX-License-Identifier: MIT */
#include "notice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "i18n.h"

#define LIST N_("Please look at your case list.")
/* Where it stands, of what nothing need be done about. */
#define IN_LIST N_("You find them in your case list.")
#define IN_INBOX N_("You find them in \"Case approval\".")

const struct notice_row notice_rows[] = {
    {NEWS_REQUEST, WHOM_SUPERVISOR, N_("You are asked to approve cases"),
	N_("You are asked to approve the following cases."),
	N_("Please open \"Case approval\" to read them and to decide.")},
    {NEWS_WITHDRAW, WHOM_SUPERVISOR, N_("A request was withdrawn"),
	N_("The applicant has withdrawn the request for the following cases. "
	   "There is nothing for you to do."),
	IN_INBOX},
    {NEWS_APPROVE, WHOM_APPLICANT, N_("Your cases were approved"),
	N_("The supervisor has approved the following cases. There is nothing "
	   "for you to do."),
	IN_LIST},
    {NEWS_APPROVE, WHOM_SUPERVISOR, N_("Receipt of your approval"),
	N_("You have approved the following cases. If that was not you, please "
	   "tell the office at once."),
	IN_INBOX},
    {NEWS_REJECT, WHOM_APPLICANT, N_("A case was not approved"),
	N_("The supervisor did not approve the following cases and has written "
	   "comments."),
	N_("Please read the comments in the case's own screen, correct it and "
	   "ask again.")},
    {NEWS_FALL_BACK, WHOM_APPLICANT, N_("A request came back"),
	N_("The request for the following cases can't be decided any more, and "
	   "came back to you."),
	LIST},
    {NEWS_APPROVE_PAPER, WHOM_APPLICANT, N_("Your case was approved on paper"),
	N_("The office has recorded an approval on paper for the following "
	   "cases. There is nothing for you to do."),
	IN_LIST},
    {NEWS_REVOKE, WHOM_APPLICANT, N_("An approval was revoked"),
	N_("The office has revoked the approval of the following cases. They "
	   "can be corrected and requested again."),
	LIST},
    {NEWS_REVOKE, WHOM_SUPERVISOR, N_("An approval was revoked"),
	N_("The office has revoked your approval of the following cases."),
	IN_INBOX},
    {NEWS_REASSIGN, WHOM_APPLICANT, N_("Your request was passed on"),
	N_("With your consent, the office has passed the request for the "
	   "following cases on to another supervisor. There is nothing for you "
	   "to do."),
	IN_LIST},
    {NEWS_REASSIGN, WHOM_SUPERVISOR, N_("You are asked to approve cases"),
	N_("The office has passed a request for the following cases on to "
	   "you."),
	N_("Please open \"Case approval\" to read them and to decide.")},
    {NEWS_REASSIGN, WHOM_OLD_SUPERVISOR, N_("A request was passed on"),
	N_("The office has passed the request for the following cases on to "
	   "another supervisor. There is nothing for you to do."),
	IN_INBOX},
    {NEWS_DELETE, WHOM_SUPERVISOR, N_("An approved case was deleted"),
	N_("The applicant has deleted the following cases, which you had "
	   "approved. There is nothing for you to do."),
	IN_INBOX},
    {NEWS_SUBMIT, WHOM_APPLICANT, N_("Receipt of your application"),
	N_("Your application was received."),
	N_("Please look at your submitted applications in your case list.")},
    {NEWS_SUBMIT, WHOM_STAFF, N_("An application was submitted"),
	N_("An application was submitted."),
	N_("Please open \"Office\", \"Applications\".")},
    {NEWS_RETURN, WHOM_APPLICANT, N_("Your application was returned"),
	N_("The office has returned your application; the reason stands in the "
	   "program. Your cases are what they were before it."),
	N_("Please look at your submitted applications in your case list.")},
    {NEWS_CLOSE_PASSED, WHOM_APPLICANT, N_("About your application"),
	N_("The result of your application stands in the program."),
	N_("Please look at your submitted applications in your case list.")},
    {NEWS_CLOSE_OTHER, WHOM_APPLICANT, N_("About your application"),
	N_("The result of your application stands in the program."),
	N_("Please look at your submitted applications in your case list.")},
    {NEWS_REMIND_WAITING, WHOM_SUPERVISOR, N_("Cases wait for your decision"),
	N_("Cases wait for your decision."),
	N_("Please open \"Case approval\" to read them and to decide.")},
    {NEWS_REMIND_DEADLINE, WHOM_APPLICANT,
	N_("The application period ends soon"),
	N_("The application period ends soon, and your application has not "
	   "been submitted yet."),
	N_("Your page says what is still missing.")},
    {NEWS_UNFINISHED, WHOM_APPLICANT, N_("Your application is not submitted"),
	N_("The office writes to everybody who has begun a case list: your "
	   "application has not been submitted yet."),
	N_("Your page says what is still missing.")},
    {NEWS_MAIL_FAILED, WHOM_STAFF, N_("A notice could not be delivered"),
	N_("A notice could not be delivered. There may be more of them."),
	N_("Please open \"Office\", \"Notices\": there stand the reason and "
	   "the "
	   "others.")},
};

const size_t notice_count = sizeof notice_rows / sizeof *notice_rows;

const struct notice_row *
notice_find(enum news kind, enum whom whom)
{
	for (size_t i = 0; i < notice_count; i++)
		if (notice_rows[i].kind == kind && notice_rows[i].whom == whom)
			return &notice_rows[i];
	return NULL;
}

/* One of the other side: who asks, or who was asked. */
static void
write_other(FILE *out, const struct mail_row *row, const struct mail_case *c)
{
	if (row->whom == WHOM_APPLICANT)
		fprintf(out, _("Supervisor: %s"), c->supervisor);
	else
		fprintf(out, _("Applicant: %s"), c->applicant);
	fputc('\n', out);
}

static const char *
other(const struct mail_row *row, const struct mail_case *c)
{
	return row->whom == WHOM_APPLICANT ? c->supervisor : c->applicant;
}

static void
write_cases(FILE *out, const struct mail_row *row)
{
	const struct mail_case *c = row->cases.at, *before = NULL;

	for (size_t i = 0; i < row->cases.n; before = &c[i++]) {
		bool same = before != NULL &&
			    strcmp(other(row, before), other(row, &c[i])) == 0;

		if (!same && before != NULL)
			fputc('\n', out);
		if (!same)
			write_other(out, row, &c[i]);
		if (!same || before->programme != c[i].programme)
			fprintf(out, "%s\n",
			    words_label(&programme_words, c[i].programme));
		fprintf(out, "  ");
		fprintf(out, _("Number %d  %s"), (int)c[i].slot,
		    words_label(&category_words, c[i].category));
		fputc('\n', out);
	}
	if (row->count > (int64_t)row->cases.n && row->cases.n > 0) {
		fprintf(out, _("and more: %d cases in all"), (int)row->count);
		fputc('\n', out);
	}
	if (row->cases.n > 0)
		fputc('\n', out);
}

/* The way on after a fall back: each reason once. */
static const char *const ways[FALL_COUNT] = {
    [FALL_SUPERVISOR] =
	N_("The supervisor has left the society. Please ask another supervisor "
	   "who was there, or contact the supervisor yourself for an approval "
	   "on paper with a seal; the form comes from the office, which does "
	   "not mediate."),
    [FALL_QUALIFICATION] =
	N_("The supervisor's qualification does not cover the case. Please ask "
	   "another supervisor, or the office."),
    [FALL_APPLICANT] =
	N_("You are not an active physician member at present. If that is "
	   "wrong, please tell the office."),
};

static void
write_ways(FILE *out, const struct mail_row *row)
{
	const struct mail_case *c = row->cases.at;
	bool said[FALL_COUNT] = {false};

	for (size_t i = 0; i < row->cases.n; i++)
		if (c[i].fall != WORD_NONE && !said[c[i].fall]) {
			said[c[i].fall] = true;
			fprintf(out, "%s\n\n", gettext(ways[c[i].fall]));
		}
}

static void
write_application(FILE *out, const struct mail_row *row)
{
	if (row->receipt == NULL)
		return;
	if (row->whom == WHOM_STAFF && row->applicant != NULL) {
		fprintf(out, _("Applicant: %s"), row->applicant);
		fputc('\n', out);
	}
	fprintf(out, "%s\n", words_label(&programme_words, row->programme));
	fprintf(out, _("Receipt number: %s"), row->receipt);
	fputs("\n\n", out);
}

static void
write_waiting(FILE *out, const struct mail_row *row)
{
	char day[DATE_SIZE];

	fprintf(out, _("Cases waiting: %d"), (int)row->count);
	fputc('\n', out);
	fprintf(out, _("The oldest since: %s (%d days)"),
	    date_format(row->day, day), (int)row->days);
	fputs("\n\n", out);
}

/* Of an application that has no last day yet, what is missing alone. */
static void
write_missing(FILE *out, const struct mail_row *row)
{
	char day[DATE_SIZE];

	fprintf(out, "%s\n", words_label(&programme_words, row->programme));
	if (row->day != DATE_NONE) {
		fprintf(out, _("Last day: %s (days left: %d)"),
		    date_format(row->day, day), (int)row->days);
		fputc('\n', out);
	}
	if (row->count > 0)
		fprintf(out, _("Cases not ready yet: %d"), (int)row->count);
	else
		fputs(_("All cases are ready; the application itself is "
			"missing."),
		    out);
	fputs("\n\n", out);
}

static void
write_reminder(FILE *out, const struct mail_row *row)
{
	if (row->kind == NEWS_REMIND_WAITING && row->day != DATE_NONE)
		write_waiting(out, row);
	else if (row->kind == NEWS_UNFINISHED ||
		 (row->kind == NEWS_REMIND_DEADLINE && row->day != DATE_NONE))
		write_missing(out, row);
}

static bool
is_reminder(int kind)
{
	return kind == NEWS_REMIND_WAITING || kind == NEWS_REMIND_DEADLINE;
}

static void
write_failed(FILE *out, const struct mail_row *row)
{
	if (row->failed_name == NULL)
		return;
	fprintf(out, _("To: %s"), row->failed_name);
	fputc('\n', out);
	fprintf(
	    out, _("About: %s"), words_label(&news_words, row->failed_kind));
	fputs("\n\n", out);
}

static void
write_body(FILE *out, const struct notice_row *text, const struct mail_row *row,
    const struct notice_site *site)
{
	fprintf(out, _("Dear %s,"), row->name);
	fprintf(out, "\n\n%s\n\n", gettext(text->body));
	write_cases(out, row);
	write_ways(out, row);
	write_application(out, row);
	write_reminder(out, row);
	write_failed(out, row);
	fprintf(out, "%s\n", gettext(text->next));
	fprintf(out, _("To open the program: %s"), site->open_with);
	fputc('\n', out);
	if (is_reminder(row->kind))
		fprintf(out, "\n%s\n",
		    _("These reminders can be turned off on your page; the "
		      "notices themselves can't."));
	fputs("\n-- \n", out);
	fprintf(out, _("Questions: the office (%s)"), site->office);
	fprintf(out, "\n%s\n",
	    _("This mail was sent by the case registration system. What stands "
	      "in a case is never in a mail."));
}

static void
write_text(const struct notice_row *text, const struct mail_row *row,
    const struct notice_site *site, struct notice_text *out)
{
	size_t bytes;
	FILE *body = open_memstream(&out->body, &bytes);

	if (body == NULL)
		abort();
	out->subject =
	    heap_printf(_("[Case registration] %s"), gettext(text->subject));
	write_body(body, text, row, site);
	fclose(body);
}

bool
notice_text(const struct mail_row *row, const struct notice_site *site,
    struct notice_text *out)
{
	const struct notice_row *text =
	    notice_find((enum news)row->kind, (enum whom)row->whom);
	char *before = heap_dup(i18n_current());

	*out = (struct notice_text){0};
	i18n_language(words_code(&lang_words, row->lang));
	if (text != NULL)
		write_text(text, row, site, out);
	i18n_language(before);
	free(before);
	return text != NULL;
}

void
notice_release(struct notice_text *text)
{
	free(text->subject);
	free(text->body);
	*text = (struct notice_text){0};
}
