/* SPDX-License-Identifier: MIT */
#include "core/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/shape.h"

/*
 * What scripts rely on: 1 refused by a rule, 2 usage, 3 denied, 4 not found,
 * 5 stale, 6 no service; numbers from -32001 downwards or JSON-RPC's own.
 */
static const struct {
	enum err_code code;
	const char *name;
	int number, status;
} pinned[] = {
    {ERR_INVALID, "INVALID", -32001, 1},
    {ERR_INELIGIBLE, "INELIGIBLE", -32002, 1},
    {ERR_STATE, "STATE", -32003, 1},
    {ERR_CONFIRM, "CONFIRM", -32004, 1},
    {ERR_CLOSED, "CLOSED", -32005, 1},
    {ERR_LIMIT, "LIMIT", -32006, 1},
    {ERR_ONCE, "ONCE", -32007, 1},
    {ERR_DENIED, "DENIED", -32010, 3},
    {ERR_STRANGER, "STRANGER", -32011, 3},
    {ERR_NOT_FOUND, "NOT_FOUND", -32012, 4},
    {ERR_STALE, "STALE", -32013, 5},
    {ERR_NO_SERVICE, "NO_SERVICE", -32014, 6},
    {ERR_PROTOCOL, "PROTOCOL", -32015, 6},
    {ERR_BUSY, "BUSY", -32016, 6},
    {ERR_STORAGE, "STORAGE", -32017, 6},
    {ERR_USAGE, "USAGE", -32018, 2},
    {ERR_BAD_LINE, "BAD_LINE", -32700, 2},
    {ERR_BAD_REQUEST, "BAD_REQUEST", -32600, 2},
    {ERR_NO_CALL, "NO_CALL", -32601, 2},
    {ERR_BAD_ARGS, "BAD_ARGS", -32602, 2},
    {ERR_INTERNAL, "INTERNAL", -32603, 6},
};

#define PINNED (sizeof pinned / sizeof *pinned)

static void
test_every_code_is_pinned(void **state)
{
	(void)state;
	assert_int_equal(PINNED, ERR_COUNT - 1);
	for (size_t i = 0; i < PINNED; i++) {
		assert_int_equal(pinned[i].code, i + 1);
		assert_string_equal(err_name(pinned[i].code), pinned[i].name);
		assert_int_equal(err_number(pinned[i].code), pinned[i].number);
		assert_int_equal(err_status(pinned[i].code), pinned[i].status);
		assert_int_equal(
		    err_by_number(pinned[i].number), pinned[i].code);
	}
}

static void
test_unknown_codes_are_internal(void **state)
{
	(void)state;
	assert_string_equal(err_name(0), "INTERNAL");
	assert_string_equal(err_name(-1), "INTERNAL");
	assert_string_equal(err_name(ERR_COUNT), "INTERNAL");
	assert_int_equal(err_number(0), -32603);
	assert_int_equal(err_number(ERR_COUNT), -32603);
	assert_int_equal(err_status(ERR_NONE), 0);
	assert_int_equal(err_status(-1), 6);
	assert_int_equal(err_status(ERR_COUNT), 6);
	assert_int_equal(err_by_number(0), ERR_INTERNAL);
	assert_int_equal(err_by_number(-1), ERR_INTERNAL);
}

static void
test_every_code_has_a_sentence(void **state)
{
	struct err err = {0};

	(void)state;
	for (int code = 1; code < ERR_COUNT; code++) {
		assert_int_equal(
		    err_set(&err, (enum err_code)code, NULL), -code);
		assert_int_equal(err.code, code);
		assert_true(strlen(err.text) > 10);
		assert_int_equal(err.text[strlen(err.text) - 1], '.');
	}
	err_clear(&err);
}

static void
test_set(void **state)
{
	struct err err = {0};

	(void)state;
	reason_add(&err.why, "date", "period", INT64_MIN, "%s!", "no");
	assert_int_equal(
	    err_set(&err, ERR_STATE, "%d of %s", 3, "five"), -ERR_STATE);
	assert_string_equal(err.text, "3 of five");
	/* its own text may be an argument; the reasons stay */
	assert_int_equal(
	    err_set(&err, ERR_STALE, "(%s)", err.text), -ERR_STALE);
	assert_string_equal(err.text, "(3 of five)");
	assert_int_equal(err.code, ERR_STALE);
	assert_int_equal(err.why.n, 1);
	/* a sentence is no format */
	assert_int_equal(err_text(&err, ERR_LIMIT, "100 %s%n"), -ERR_LIMIT);
	assert_string_equal(err.text, "100 %s%n");
	err_text(&err, ERR_LIMIT, err.text);
	assert_string_equal(err.text, "100 %s%n");
	err_clear(&err);
	assert_int_equal(err.code, ERR_NONE);
	assert_null(err.text);
	assert_null(err.why.at);
	assert_int_equal(err.why.n, 0);
	err_clear(&err);
}

static void
test_reasons(void **state)
{
	struct list list = {0};
	const struct reason *all;
	char item[] = "history";

	(void)state;
	reason_add(&list, "limit", item, 7, "at most %d (now %d)", 800, 801);
	reason_add_text(&list, "eligibility-1", NULL, INT64_MIN, "50 %");
	item[0] = 'X'; /* they are copies */
	all = list.at;
	assert_int_equal(list.n, 2);
	assert_string_equal(all[0].code, "limit");
	assert_string_equal(all[0].item, "history");
	assert_int_equal(all[0].slot, 7);
	assert_string_equal(all[0].text, "at most 800 (now 801)");
	assert_null(all[1].item);
	assert_true(all[1].slot == INT64_MIN);
	assert_string_equal(all[1].text, "50 %");
	reason_clear(&list);
	assert_null(list.at);
	assert_int_equal(list.n, 0);
	reason_clear(&list);
}

/* A list that came by the wire and one made here are lists alike. */
static void
test_reasons_and_shapes_share_a_list(void **state)
{
	struct list list = {0};
	struct reason *row;

	(void)state;
	for (int i = 0; i < 40; i++) {
		reason_add_text(&list, "a", NULL, i, "b");
		if (i % 3 == 0)
			continue;
		row = shape_add(&reason_shape, &list);
		assert_ptr_equal(row, (struct reason *)list.at + list.n - 1);
		row->slot = i;
	}
	assert_int_equal(list.n, 66);
	shape_list_release(&reason_shape, &list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_code_is_pinned),
	    cmocka_unit_test(test_unknown_codes_are_internal),
	    cmocka_unit_test(test_every_code_has_a_sentence),
	    cmocka_unit_test(test_set),
	    cmocka_unit_test(test_reasons),
	    cmocka_unit_test(test_reasons_and_shapes_share_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
