/* SPDX-License-Identifier: MIT */
/* What single types take: tables, items, texts by clusters, nothing at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/call/requests.h"
#include "core/heap.h"
#include "random_shape.h"

struct leaf {
	int64_t n;
	char *name;
	bool on;
};

struct branch {
	struct items items;
	struct list rows;
};

SHAPE(leaf, M_INT(leaf, n, 1, 20), M_LINE(leaf, name, 10, OPTIONAL_MEMBER),
    M_BOOL(leaf, on, OPTIONAL_MEMBER));
SHAPE(branch, M_ITEMS(branch, items, OPTIONAL_MEMBER),
    M_TABLE(branch, rows, leaf, OPTIONAL_MEMBER));

/* The refusal of {MEMBER: JSON} by branch, 0 for none. */
static int
takes(const char *member, const char *json)
{
	char *text = heap_printf("{\"%s\": %s}", member, json);
	json_t *v = json_loads(text, 0, NULL);
	int code;

	if (v == NULL)
		fail_msg("no JSON: %s", text);
	code = shape_decode(&branch_shape, v);
	json_decref(v);
	free(text);
	return code;
}

static void
test_table(void **state)
{
	static const char *const right[] = {
	    "{\"columns\":[\"n\",\"name\",\"on\"],\"data\":[]}",
	    "{\"columns\":[\"n\"],\"data\":[[1],[2]]}",
	    "{\"columns\":[\"on\",\"n\"],\"data\":[[true,1],[null,2]]}",
	    "null"};
	static const char *const wrong[] = {"{}", "{\"columns\":[\"n\"]}",
	    "{\"data\":[]}", "{\"columns\":[\"n\"],\"data\":[],\"x\":1}",
	    "{\"columns\":[\"n\"],\"data\":{}}",
	    "{\"columns\":[\"n\"],\"data\":null}",
	    "{\"columns\":[\"n\"],\"data\":\"\"}",
	    "{\"columns\":\"n\",\"data\":[]}", "{\"columns\":{},\"data\":[]}",
	    "{\"columns\":null,\"data\":[]}", "{\"columns\":[],\"data\":[]}",
	    /* the needed one is missing, one is unknown, or there twice */
	    "{\"columns\":[\"name\"],\"data\":[[\"a\"]]}",
	    "{\"columns\":[\"n\",\"x\"],\"data\":[[1,1]]}",
	    "{\"columns\":[\"n\",7],\"data\":[[1,1]]}",
	    "{\"columns\":[\"n\",\"n\"],\"data\":[[1,1]]}",
	    "{\"columns\":[\"name\",\"name\"],\"data\":[[\"\",\"\"]]}",
	    "{\"columns\":[\"n\",\"on\",\"on\"],\"data\":[]}",
	    /* lines */
	    "{\"columns\":[\"n\"],\"data\":[[]]}",
	    "{\"columns\":[\"n\"],\"data\":[[1],[1,2]]}",
	    "{\"columns\":[\"n\"],\"data\":[[1],1]}",
	    "{\"columns\":[\"n\"],\"data\":[[1],null]}",
	    "{\"columns\":[\"n\"],\"data\":[[1],{}]}",
	    "{\"columns\":[\"n\"],\"data\":[{\"n\":1}]}", "[{\"n\":1}]",
	    /* values, behind good ones */
	    "{\"columns\":[\"n\"],\"data\":[[1],[null]]}",
	    "{\"columns\":[\"name\",\"n\"],\"data\":[[\"a\",1],[\"b\",21]]}",
	    "{\"columns\":[\"n\",\"name\"],\"data\":[[1,\"a\"],[1,\"\\t\"]]}"};

	(void)state;
	for (size_t i = 0; i < sizeof right / sizeof *right; i++)
		if (takes("rows", right[i]) != 0)
			fail_msg("refused: %s", right[i]);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (takes("rows", wrong[i]) != ERR_BAD_ARGS)
			fail_msg("taken: %s", wrong[i]);
}

static void
test_too_many_columns(void **state)
{
	json_t *columns = json_array(), *v;

	(void)state;
	for (int i = 0; i < 100000; i++)
		json_array_append_new(columns, json_string("n"));
	v = json_pack("{s:{s:o,s:[]}}", "rows", "columns", columns, "data");
	assert_int_equal(shape_decode(&branch_shape, v), ERR_BAD_ARGS);
	json_decref(v);
}

/* For people a table is an array of objects, for the wire it is not, and has
 * no column that says nothing of any row. */
static void
test_both_forms_of_a_table(void **state)
{
	struct branch branch;
	struct leaf *leaf;
	json_t *v;
	char *text;

	(void)state;
	shape_init(&branch_shape, &branch);
	leaf = shape_add(&leaf_shape, &branch.rows);
	assert_true(leaf->n == INT_NONE);
	assert_null(leaf->name);
	leaf->n = 3;
	v = shape_to_json(&branch_shape, &branch);
	text = json_dumps(v, JSON_COMPACT);
	assert_string_equal(text,
	    "{\"items\":{},\"rows\":[{\"n\":3,\"name\":null,\"on\":false}]}");
	free(text);
	json_decref(v);
	v = shape_to_wire(&branch_shape, &branch);
	text = json_dumps(v, JSON_COMPACT);
	assert_string_equal(text,
	    "{\"items\":{},\"rows\":{\"columns\":[\"n\",\"on\"],"
	    "\"data\":[[3,false]]}}");
	free(text);
	json_decref(v);
	leaf = shape_add(&leaf_shape, &branch.rows);
	leaf->name = heap_dup("second");
	v = shape_to_wire(&branch_shape, &branch);
	text = json_dumps(json_object_get(v, "rows"), JSON_COMPACT);
	assert_string_equal(text,
	    "{\"columns\":[\"n\",\"name\",\"on\"],"
	    "\"data\":[[3,null,false],[null,\"second\",false]]}");
	free(text);
	json_decref(v);
	shape_release(&branch_shape, &branch);
	assert_null(branch.rows.at);
}

static void
test_items(void **state)
{
	(void)state;
	assert_int_equal(takes("items", "{}"), 0);
	assert_int_equal(takes("items", "{\"history\":\"a\\nb\"}"), 0);
	assert_int_equal(takes("items", "{\"diagnosis\":\"\"}"), 0);
	/* a draft may hold what is no choice and no date */
	assert_int_equal(takes("items", "{\"category\":\"?\"}"), 0);
	assert_int_equal(takes("items", "{\"period\":\"2023-02-30\"}"), 0);
	assert_int_equal(
	    takes("items", "{\"diagnosis\":\"a\\nb\"}"), ERR_BAD_ARGS);
	assert_int_equal(takes("items", "{\"note\":\"a\"}"), ERR_BAD_ARGS);
	assert_int_equal(takes("items", "{\"\":\"a\"}"), ERR_BAD_ARGS);
	assert_int_equal(takes("items", "{\"History\":\"a\"}"), ERR_BAD_ARGS);
	assert_int_equal(takes("items", "{\"history\":null}"), ERR_BAD_ARGS);
	assert_int_equal(takes("items", "{\"history\":7}"), ERR_BAD_ARGS);
	assert_int_equal(takes("items", "{\"history\":[]}"), ERR_BAD_ARGS);
	assert_int_equal(
	    takes("items", "{\"history\":\"a\",\"course\":\"\\u001b[2J\"}"),
	    ERR_BAD_ARGS);
	assert_int_equal(
	    takes("items", "{\"course\":\"\\u202e\"}"), ERR_BAD_ARGS);
}

/* n clusters of a few makes, one after another */
static char *
clusters(size_t n)
{
	static const char *const makes[] = {
	    "ｶﾞ", "👨‍👩‍👧", "漢", "か\u3099"};
	char *s = heap_new(n + 1, 32);
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		at += (size_t)snprintf(s + at, 32, "%s", makes[i % 4]);
	return s;
}

static int
check(const struct shape *shape, const char *name, const char *text,
    struct err *err)
{
	const struct member *m = shape_member(shape, name);

	assert_non_null(m);
	return shape_check_text(m, text, strlen(text), err);
}

/* 通信欄 (200文字以内): ｶﾞ and a family count as one [seed] */
static void
test_message_of_200_and_201(void **state)
{
	struct err err = {0};
	char *text = clusters(200);

	(void)state;
	assert_int_equal(
	    check(&request_send_args_shape, "message", text, &err), 0);
	assert_int_equal(check(&note_save_args_shape, "text", text, &err), 0);
	assert_null(err.text);
	free(text);
	text = clusters(201);
	assert_int_equal(
	    check(&request_send_args_shape, "message", text, &err), -ERR_LIMIT);
	assert_string_equal(
	    err.text, "Message: at most 200 characters (now 201).");
	assert_int_equal(
	    check(&note_save_args_shape, "text", text, &err), -ERR_LIMIT);
	assert_string_equal(
	    err.text, "Note: at most 200 characters (now 201).");
	free(text);
	err_clear(&err);
}

static void
test_bytes_are_bounded_too(void **state)
{
	struct err err = {0};
	char *text = heap_new(ITEM_BYTES + 2, 1);

	(void)state;
	memset(text, 'a', ITEM_BYTES + 1);
	assert_int_equal(
	    check(&draft_change_shape, "text", text, &err), -ERR_LIMIT);
	text[ITEM_BYTES] = '\0';
	err_clear(&err);
	assert_int_equal(check(&draft_change_shape, "text", text, &err), 0);
	free(text);
	err_clear(&err);
}

/* Every refusal names the member and what would be right. */
static void
test_sentences(void **state)
{
	static const struct {
		const char *json, *sentence;
	} rows[] = {
	    {"{}", "\"programme\" is missing."},
	    {"{\"programme\":\"nurse\",\"slot\":1}",
		"\"nurse\" is no known programme."},
	    {"{\"programme\":\"certified-new\",\"slot\":0}",
		"Number: from 1 to 20, not 0."},
	    {"{\"programme\":\"certified-new\",\"slot\":21}",
		"Number: from 1 to 20, not 21."},
	    {"{\"programme\":\"certified-new\",\"slot\":\"1\"}",
		"\"slot\" is not what the call takes."},
	    {"{\"programme\":\"certified-new\",\"slot\":1,\"note\":1}",
		"The call takes no member \"note\"."},
	};
	struct case_args args;
	struct err err = {0};
	json_t *v;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		v = json_loads(rows[i].json, 0, NULL);
		assert_int_equal(
		    shape_from_wire(&case_args_shape, v, &args, &err),
		    -ERR_BAD_ARGS);
		assert_string_equal(err.text, rows[i].sentence);
		json_decref(v);
	}
	err_clear(&err);
}

static void
test_nothing(void **state)
{
	struct err err = {0};
	json_t *v = json_object();

	(void)state;
	assert_int_equal(shape_from_wire(NULL, v, NULL, &err), 0);
	assert_int_equal(shape_from_wire(NULL, NULL, NULL, &err), 0);
	assert_int_equal(shape_from_wire(NULL, json_null(), NULL, &err), 0);
	json_object_set_new(v, "x", json_integer(1));
	assert_int_equal(shape_from_wire(NULL, v, NULL, &err), -ERR_BAD_ARGS);
	assert_int_equal(
	    shape_from_wire(NULL, json_true(), NULL, &err), -ERR_BAD_ARGS);
	json_decref(v);
	v = shape_to_wire(NULL, NULL);
	assert_true(json_is_object(v));
	assert_int_equal(json_object_size(v), 0);
	json_decref(v);
	shape_release(NULL, NULL);
	err_clear(&err);
}

/* Where all members may be absent no params are as good as {}. */
static void
test_no_params(void **state)
{
	struct page_args args;
	struct case_args needed;
	struct err err = {0};

	(void)state;
	args.after = (char[]){"rubbish"};
	assert_int_equal(
	    shape_from_wire(&page_args_shape, NULL, &args, &err), 0);
	assert_null(args.after);
	assert_int_equal(shape_from_wire(&case_args_shape, NULL, &needed, &err),
	    -ERR_BAD_ARGS);
	err_clear(&err);
}

static void
test_deep_values(void **state)
{
	json_t *v = json_array(), *outer;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		outer = json_array();
		json_array_append_new(outer, v);
		v = outer;
	}
	outer = json_pack("{s:o}", "rows", v);
	assert_int_equal(shape_decode(&branch_shape, outer), ERR_BAD_ARGS);
	json_decref(outer);
}

static void
test_member(void **state)
{
	(void)state;
	assert_ptr_equal(
	    shape_member(&leaf_shape, "name"), &leaf_shape.members[1]);
	assert_null(shape_member(&leaf_shape, "Name"));
	assert_null(shape_member(&leaf_shape, ""));
}

static void
test_long_list(void **state)
{
	struct list list = {0};
	struct leaf *leaf;

	(void)state;
	for (int64_t i = 0; i < 1000; i++) {
		leaf = shape_add(&leaf_shape, &list);
		leaf->n = i;
		leaf->name = heap_dup("あ");
	}
	leaf = list.at;
	for (int64_t i = 0; i < 1000; i++)
		assert_true(leaf[i].n == i);
	shape_list_release(&leaf_shape, &list);
	assert_null(list.at);
	assert_int_equal(list.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_too_many_columns),
	    cmocka_unit_test(test_both_forms_of_a_table),
	    cmocka_unit_test(test_items),
	    cmocka_unit_test(test_message_of_200_and_201),
	    cmocka_unit_test(test_bytes_are_bounded_too),
	    cmocka_unit_test(test_sentences),
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_no_params),
	    cmocka_unit_test(test_deep_values),
	    cmocka_unit_test(test_member),
	    cmocka_unit_test(test_long_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
