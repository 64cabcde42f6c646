/* SPDX-License-Identifier: MIT */
#include "judged.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample_report.h"

int
judged_set_up(void **state)
{
	struct judged *j = calloc(1, sizeof *j);

	j->programme = PROGRAMME_SPECIALIST;
	j->preset = CATEGORY_PAIN;
	sample_items(&j->items);
	j->place = sample_place();
	for (int p = 0; p < PROGRAMME_COUNT; p++) {
		j->rules.accredited[p] = true;
		for (int w = 0; w < WINDOW_COUNT; w++)
			j->rules.window[p][w] =
			    (struct span){DATE_NONE, DATE_NONE};
	}
	*state = j;
	return 0;
}

int
judged_tear_down(void **state)
{
	struct judged *j = *state;

	items_release(&j->items);
	reason_clear(&j->findings);
	free(j);
	return 0;
}

size_t
judge(struct judged *j)
{
	size_t n;

	reason_clear(&j->findings);
	n = report_check(j->programme, j->preset, &j->items, &j->place,
	    &j->rules, &j->findings);
	assert_int_equal(n, j->findings.n);
	return n;
}

const char *
only(struct judged *j, const char *code, enum form_item item)
{
	const struct reason *r;

	if (judge(j) != 1)
		fail_msg("%zu findings instead of one %s at %s", j->findings.n,
		    code, form_rows[item].id);
	r = sample_reason(&j->findings, 0);
	assert_string_equal(r->code, code);
	assert_string_equal(r->item, form_rows[item].id);
	assert_true(r->slot == INT64_MIN);
	/* a sentence that names the item */
	assert_ptr_equal(
	    strstr(r->text, gettext(form_rows[item].label)), r->text);
	assert_int_equal(r->text[strlen(r->text) - 1], '.');
	return r->text;
}

const char *
only_with(
    struct judged *j, const char *code, enum form_item item, const char *text)
{
	items_set(&j->items, item, text);
	return only(j, code, item);
}
