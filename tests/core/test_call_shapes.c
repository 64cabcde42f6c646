/* SPDX-License-Identifier: MIT */
/* What the calls carry, and what none does. */
#include "core/call/call.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/cases.h"
#include "random_shape.h"

/* Does the shape, or one that it carries, have a member of that name? */
static bool
carries(const struct shape *shape, const char *name)
{
	for (const struct member *m = shape->members; m->name != NULL; m++) {
		if (strcmp(m->name, name) == 0)
			return true;
		if (shape_within(m) != NULL && carries(m->of, name))
			return true;
	}
	return false;
}

/* 備考は指導者に送信されません [seed]: no reply has a place for it. */
static void
test_no_note_for_others(void **state)
{
	(void)state;
	/* the control: it is found where it is, however deep */
	assert_true(carries(calls[CALL_CASE_LIST].reply, "note"));
	assert_true(carries(calls[CALL_CASE_SHOW].reply, "note"));
	for (int i = 0; i < CALL_COUNT; i++) {
		if (calls[i].roles == ROLE_APPLICANT)
			continue;
		if (carries(calls[i].reply, "note"))
			fail_msg("%s replies with a note", calls[i].name);
		assert_false(carries(calls[i].args, "note"));
	}
	/* and it is no item of the form */
	assert_int_equal(words_find(&form_words, "note"), WORD_NONE);
}

/* Clinical text is for the owner and the supervisor who was asked; for the
 * office only of what was submitted and of the case of a paper approval. */
static bool
carries_items(const struct shape *shape)
{
	for (const struct member *m = shape->members; m->name != NULL; m++)
		if (m->type == SHAPE_ITEMS ||
		    (shape_within(m) != NULL && carries_items(m->of)))
			return true;
	return false;
}

static void
test_no_report_in_lists(void **state)
{
	(void)state;
	for (int i = 0; i < CALL_COUNT; i++)
		assert_int_equal(carries_items(calls[i].reply),
		    i == CALL_CASE_SHOW || i == CALL_REVISION_SHOW ||
			i == CALL_REQUEST_VIEW ||
			i == CALL_APPLICATION_REVIEW ||
			i == CALL_STAFF_READ_PAPER);
}

/* A list that is paged by key gives the key of its next page. */
static void
test_pages(void **state)
{
	(void)state;
	for (int i = 0; i < CALL_COUNT; i++)
		if (shape_member(calls[i].args, "after") != NULL) {
			assert_non_null(shape_member(calls[i].reply, "next"));
			assert_non_null(shape_member(calls[i].reply, "rows"));
		}
}

/* There are no pushes: the lists of tabs and decisions renew the badges. */
static void
test_badges(void **state)
{
	static const enum call_id renewing[] = {CALL_HELLO, CALL_CASE_LIST,
	    CALL_REQUEST_INBOX, CALL_REQUEST_APPROVE, CALL_REQUEST_REJECT};
	const struct member *m;

	(void)state;
	for (size_t i = 0; i < sizeof renewing / sizeof *renewing; i++) {
		m = shape_member(calls[renewing[i]].reply, "badges");
		assert_non_null(m);
		assert_ptr_equal(m->of, &badges_shape);
		assert_false(m->optional);
	}
}

/* Every change of a case names the version that was seen. */
static void
test_seen(void **state)
{
	static const enum call_id changing[] = {CALL_DRAFT_SAVE,
	    CALL_DRAFT_DISCARD, CALL_CASE_REGISTER, CALL_CASE_DELETE,
	    CALL_REVISION_COPY, CALL_REQUEST_SEND, CALL_REQUEST_WITHDRAW,
	    CALL_REQUEST_APPROVE, CALL_REQUEST_REJECT};

	(void)state;
	for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
		assert_true(carries(calls[changing[i]].args, "seen"));
}

static void
sane(const struct shape *shape)
{
	size_t end;

	for (const struct member *m = shape->members; m->name != NULL; m++) {
		/* names are unique, members inside their struct */
		assert_ptr_equal(shape_member(shape, m->name), m);
		end = m->offset + (m->type == SHAPE_BOOL ? sizeof(bool) : 4);
		assert_true(end <= shape->size);
		assert_true(m->max == 0 || m->min <= m->max);
		/* what it is made of, where it is made of anything */
		assert_int_equal(shape_words(m) != NULL, m->type == SHAPE_WORD);
		assert_int_equal(shape_within(m) != NULL,
		    m->type == SHAPE_ONE || m->type == SHAPE_MANY ||
			m->type == SHAPE_TABLE);
	}
}

static void
no_table_in_rows(const struct shape *shape)
{
	for (const struct member *m = shape->members; m->name != NULL; m++)
		if (m->type == SHAPE_MANY || m->type == SHAPE_TABLE)
			for (const struct member *in = m->of->members;
			     in->name != NULL; in++)
				assert_true(in->type != SHAPE_TABLE &&
					    in->type != SHAPE_ONE);
}

static void
test_shapes(void **state)
{
	(void)state;
	shapes_visit(sane);
	/* elements are written as objects: a table in one could not be read */
	shapes_visit(no_table_in_rows);
}

/* What a client sends is bounded, whatever the line would hold. */
static void
bounded(const struct shape *shape)
{
	for (const struct member *m = shape->members; m->name != NULL; m++) {
		if (m->type == SHAPE_MANY || m->type == SHAPE_LINES)
			assert_true(m->max > 0 && m->max <= 100);
		if (m->type == SHAPE_LINE)
			assert_true(m->max > 0);
		if (shape_within(m) != NULL)
			bounded(m->of);
	}
}

static void
test_arguments_are_bounded(void **state)
{
	(void)state;
	for (int i = 0; i < CALL_COUNT; i++)
		bounded(calls[i].args);
	/* one prose has no limit of its own: what was typed into a draft */
	assert_int_equal(shape_member(&draft_change_shape, "text")->max, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_no_note_for_others),
	    cmocka_unit_test(test_no_report_in_lists),
	    cmocka_unit_test(test_pages),
	    cmocka_unit_test(test_badges),
	    cmocka_unit_test(test_seen),
	    cmocka_unit_test(test_shapes),
	    cmocka_unit_test(test_arguments_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
