/* SPDX-License-Identifier: MIT */
#include "core/notice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "core/text.h"
#include "core/workflow.h"

static const struct notice_site site = {
    "事務局 03-0000-0000", "ssh shorei.example.org"};

/* domain.md: everybody whom the table of transitions names is told, and in
 * words of his own. */
static void
test_every_transition(void **state)
{
	const char *code;
	int news;

	(void)state;
	for (size_t i = 0; i < workflow_count; i++)
		for (int whom = 0; whom < WHOM_COUNT; whom++) {
			if ((workflow_rows[i].notify & (1u << whom)) == 0)
				continue;
			code = words_code(
			    &event_words, (int)workflow_rows[i].event);
			news = words_find(&news_words, code);
			if (news == WORD_NONE || notice_find((enum news)news,
						     (enum whom)whom) == NULL)
				fail_msg("nobody tells of %s to %s", code,
				    words_code(&whom_words, whom));
		}
}

/* …and nobody else; what is no event is a reminder or about a mail. */
static void
test_nothing_more(void **state)
{
	int event;

	(void)state;
	for (size_t i = 0; i < notice_count; i++) {
		const struct notice_row *row = &notice_rows[i];
		bool named = row->kind >= NEWS_REMIND_WAITING;

		event = words_find(
		    &event_words, words_code(&news_words, (int)row->kind));
		for (size_t k = 0; k < workflow_count; k++)
			named |=
			    (int)workflow_rows[k].event == event &&
			    (workflow_rows[k].notify & (1u << row->whom)) != 0;
		if (!named)
			fail_msg("no transition tells of %s to %s",
			    words_code(&news_words, (int)row->kind),
			    words_code(&whom_words, (int)row->whom));
		assert_ptr_equal(notice_find(row->kind, row->whom), row);
	}
}

/*
 * A notice can carry numbers, days, words of closed sets, and these texts,
 * none of which is a report's: a text that is added is to be thought about
 * here. (domain.md: notices)
 */
static void
test_no_clinical_text(void **state)
{
	static const char *const texts[] = {"message_id", "lease", "address",
	    "name", "applicant", "supervisor", "receipt", "failed_name"};
	const struct shape *shapes[] = {&mail_row_shape, &mail_case_shape};

	(void)state;
	for (size_t s = 0; s < 2; s++)
		for (const struct member *m = shapes[s]->members;
		     m->name != NULL; m++) {
			bool known = false;

			for (size_t i = 0; i < sizeof texts / sizeof *texts;
			     i++)
				known |= strcmp(m->name, texts[i]) == 0;
			if (m->type == SHAPE_LINE && known)
				continue;
			if (m->type == SHAPE_MANY && m->of == &mail_case_shape)
				continue;
			if (m->type == SHAPE_WORD)
				assert_ptr_not_equal(m->words, &form_words);
			else if (m->type != SHAPE_INT &&
				 m->type != SHAPE_DATE && m->type != SHAPE_TIME)
				fail_msg("%s.%s is a text", shapes[s]->name,
				    m->name);
		}
}

static void
add_case(struct mail_row *row, int64_t slot, int category,
    const char *applicant, const char *supervisor)
{
	struct mail_case *c = shape_add(&mail_case_shape, &row->cases);

	c->programme = PROGRAMME_SPECIALIST;
	c->slot = slot;
	c->category = category;
	c->applicant = heap_dup(applicant);
	c->supervisor = heap_dup(supervisor);
	row->count = (int64_t)row->cases.n;
}

static void
begin(struct mail_row *row, enum news kind, enum whom whom)
{
	shape_init(&mail_row_shape, row);
	row->kind = (int)kind;
	row->whom = (int)whom;
	row->lang = LANG_EN;
	row->name = heap_dup("髙橋 文子");
}

static void
says(const struct mail_row *row, const char *subject, const char *part)
{
	struct notice_text text;

	assert_true(notice_text(row, &site, &text));
	assert_string_equal(text.subject, subject);
	if (strstr(text.body, part) == NULL)
		fail_msg("not in it: %s\n%s", part, text.body);
	notice_release(&text);
	assert_null(text.body);
}

static void
test_sending(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_REQUEST, WHOM_SUPERVISOR);
	add_case(&row, 1, CATEGORY_PAIN, "𠮷田 誠", "髙橋 文子");
	add_case(&row, 14, CATEGORY_DELIRIUM, "𠮷田 誠", "髙橋 文子");
	says(&row, "[Case registration] You are asked to approve cases",
	    "Dear 髙橋 文子,\n\n"
	    "You are asked to approve the following cases.\n\n"
	    "Applicant: 𠮷田 誠\n"
	    "New specialist\n"
	    "  Number 1  Pain\n"
	    "  Number 14  Delirium\n\n"
	    "Please open \"Case approval\" to read them and to decide.\n"
	    "To open the program: ssh shorei.example.org\n\n"
	    "-- \n"
	    "Questions: the office (事務局 03-0000-0000)\n");
	shape_release(&mail_row_shape, &row);
}

/* Of several applicants: each once, with all of his. */
static void
test_receipt(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_APPROVE, WHOM_SUPERVISOR);
	add_case(&row, 1, CATEGORY_PAIN, "𠮷田 誠", "髙橋 文子");
	add_case(&row, 2, CATEGORY_MENTAL, "𠮷田 誠", "髙橋 文子");
	add_case(&row, 1, CATEGORY_PAIN, "山﨑 翔", "髙橋 文子");
	row.count = 240;
	says(&row, "[Case registration] Receipt of your approval",
	    "Applicant: 𠮷田 誠\nNew specialist\n  Number 1  Pain\n"
	    "  Number 2  Mental symptoms\n\n"
	    "Applicant: 山﨑 翔\nNew specialist\n  Number 1  Pain\n"
	    "and more: 240 cases in all\n\n");
	shape_release(&mail_row_shape, &row);
}

static void
test_way_on(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_FALL_BACK, WHOM_APPLICANT);
	for (int i = 1; i <= 3; i++)
		add_case(&row, i, CATEGORY_PAIN, "髙橋 文子", "荒木 徹");
	((struct mail_case *)row.cases.at)[0].fall = FALL_SUPERVISOR;
	((struct mail_case *)row.cases.at)[2].fall = FALL_SUPERVISOR;
	says(&row, "[Case registration] A request came back",
	    "Supervisor: 荒木 徹\nNew specialist\n  Number 1  Pain\n"
	    "  Number 2  Pain\n  Number 3  Pain\n\n"
	    "The supervisor has left the society. Please ask another supervisor"
	    " who was there, or contact the supervisor yourself for an approval"
	    " on paper with a seal; the form comes from the office, which does"
	    " not mediate.\n\nPlease look at your case list.\n");
	shape_release(&mail_row_shape, &row);
}

static void
test_application(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_SUBMIT, WHOM_STAFF);
	row.programme = PROGRAMME_TRANSFER;
	row.receipt = heap_dup("2026-T-0001");
	row.applicant = heap_dup("𠮷田 誠");
	says(&row, "[Case registration] An application was submitted",
	    "Applicant: 𠮷田 誠\nSpecialist transfer\n"
	    "Receipt number: 2026-T-0001\n\n");
	shape_release(&mail_row_shape, &row);
}

static void
test_reminders(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_REMIND_WAITING, WHOM_SUPERVISOR);
	row.count = 3;
	row.day = date_make(2026, 6, 1);
	row.days = 14;
	says(&row, "[Case registration] Cases wait for your decision",
	    "Cases waiting: 3\nThe oldest since: 2026-06-01 (14 days)\n\n");
	shape_release(&mail_row_shape, &row);
	begin(&row, NEWS_REMIND_DEADLINE, WHOM_APPLICANT);
	row.programme = PROGRAMME_SPECIALIST;
	row.count = 0;
	row.day = date_make(2026, 6, 30);
	row.days = 7;
	says(&row, "[Case registration] The application period ends soon",
	    "New specialist\nLast day: 2026-06-30 (days left: 7)\n"
	    "All cases are ready; the application itself is missing.\n\n");
	row.count = 2;
	says(&row, "[Case registration] The application period ends soon",
	    "Cases not ready yet: 2\n\n");
	says(&row, "[Case registration] The application period ends soon",
	    "\n\nThese reminders can be turned off on your page; the notices"
	    " themselves can't.\n\n-- \n");
	shape_release(&mail_row_shape, &row);
}

/* By hand of the office, also while no last day is known. */
static void
test_unfinished(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_UNFINISHED, WHOM_APPLICANT);
	row.programme = PROGRAMME_TRANSFER;
	row.count = 2;
	says(&row, "[Case registration] Your application is not submitted",
	    "Specialist transfer\nCases not ready yet: 2\n\n");
	row.day = date_make(2026, 6, 30);
	row.days = 15;
	says(&row, "[Case registration] Your application is not submitted",
	    "Specialist transfer\nLast day: 2026-06-30 (days left: 15)\n"
	    "Cases not ready yet: 2\n\n");
	shape_release(&mail_row_shape, &row);
}

static void
test_failed(void **state)
{
	struct mail_row row;

	(void)state;
	begin(&row, NEWS_MAIL_FAILED, WHOM_STAFF);
	row.failed_name = heap_dup("𠮷田 誠");
	row.failed_kind = NEWS_REJECT;
	says(&row, "[Case registration] A notice could not be delivered",
	    "To: 𠮷田 誠\nAbout: Rejection\n\n");
	shape_release(&mail_row_shape, &row);
}

/* A subject is one line and names nobody. */
static void
test_subjects(void **state)
{
	struct notice_text text;
	struct mail_row row;

	(void)state;
	for (size_t i = 0; i < notice_count; i++) {
		begin(&row, notice_rows[i].kind, notice_rows[i].whom);
		add_case(&row, 1, CATEGORY_PAIN, "髙橋 文子", "髙橋 文子");
		assert_true(notice_text(&row, &site, &text));
		assert_int_equal(
		    text_check_line(text.subject, strlen(text.subject)),
		    TEXT_OK);
		assert_null(strstr(text.subject, "髙橋"));
		assert_int_equal(
		    text_check_prose(text.body, strlen(text.body)), TEXT_OK);
		notice_release(&text);
		shape_release(&mail_row_shape, &row);
	}
	begin(&row, NEWS_REJECT, WHOM_STAFF);
	assert_false(notice_text(&row, &site, &text));
	assert_null(text.subject);
	shape_release(&mail_row_shape, &row);
}

/* The language is the recipient's; the process keeps its own. */
static void
test_language(void **state)
{
	struct notice_text text;
	struct mail_row row;

	(void)state;
	i18n_language("en");
	begin(&row, NEWS_REJECT, WHOM_APPLICANT);
	row.lang = LANG_JA;
	assert_true(notice_text(&row, &site, &text));
	assert_string_equal(i18n_current(), "en");
	notice_release(&text);
	shape_release(&mail_row_shape, &row);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_transition),
	    cmocka_unit_test(test_nothing_more),
	    cmocka_unit_test(test_no_clinical_text),
	    cmocka_unit_test(test_sending),
	    cmocka_unit_test(test_receipt),
	    cmocka_unit_test(test_way_on),
	    cmocka_unit_test(test_application),
	    cmocka_unit_test(test_reminders),
	    cmocka_unit_test(test_unfinished),
	    cmocka_unit_test(test_failed),
	    cmocka_unit_test(test_subjects),
	    cmocka_unit_test(test_language),
	};

	return cmocka_run_group_tests_name("notice", tests, NULL, NULL);
}
