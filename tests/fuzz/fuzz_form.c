/* SPDX-License-Identifier: MIT */
/*
 * A report's texts: what is normal stays normal, means the same and is as
 * good as what was typed; days and periods go out and come back.
 *
 * The first bytes choose programme, preset, facility and rules; then every
 * item has a byte for its kind and a text that ends in NUL.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "core/report.h"
#include "core/text.h"

/* 2019-04-01 to 2024-09-30 and then to 2029-09-30, in days since 1970 */
static const struct entry entries[2] = {
    {.id = 11,
	.hospital = 5,
	.name = (char[]){"みなと総合病院"},
	.kind = ACCREDITATION_TRAINING,
	.from_on = 17987,
	.to_on = 19996},
    {.id = 12,
	.hospital = 5,
	.name = (char[]){"みなと総合病院"},
	.kind = ACCREDITATION_CORE,
	.from_on = 19997,
	.to_on = 21822},
};

static void
try_day(const char *text)
{
	char out[DATE_SIZE];
	int32_t day = DATE_NONE, again = DATE_NONE;
	int64_t at;
	int year, month, of_month;

	if (!date_parse(text, &day)) {
		MUST(day == DATE_NONE);
		return;
	}
	date_split(day, &year, &month, &of_month);
	MUST(date_make(year, month, of_month) == day);
	MUST(date_parse(date_format(day, out), &again) && again == day);
	MUST(strlen(out) == 10);
	if (strlen(text) == 10 && strspn(text, "0123456789-") == 10)
		MUST(strcmp(text, out) == 0);
	MUST(date_fiscal_year(day) == year - (month < 4));
	at = date_start(day);
	MUST(date_of_time(at) == day && date_of_time(at - 1) == day - 1);
}

static void
try_time(const char *text)
{
	char minute[TIME_SIZE], clock[TIME_SIZE];
	int64_t at = TIME_NONE;

	if (!time_parse(text, &at)) {
		MUST(at == TIME_NONE);
		return;
	}
	MUST(at != TIME_NONE);
	MUST(strlen(time_format_minute(at, minute)) >= 16 ||
	     date_of_time(at) < date_make(1000, 1, 1));
	MUST(strlen(time_format_clock(at, clock)) == 8);
	MUST(strncmp(minute + strlen(minute) - 5, clock, 5) == 0);
}

static void
try_span(const char *text)
{
	struct span span = {1, 2}, again;
	char *normal = report_normal(ITEM_PERIOD, text);

	if (span_parse(text, &span)) {
		MUST(strlen(normal) == 22);
		MUST(span_parse(normal, &again));
		MUST(again.from == span.from && again.to == span.to);
		MUST(span_inside(span, span) == (span.from <= span.to));
	} else {
		MUST(span.from == 1 && span.to == 2);
		MUST(strcmp(normal, text) == 0);
	}
	free(normal);
}

/* A choice, a period in order, or the bytes as they come. */
static char *
any_text(struct bytes *in, enum form_item item)
{
	const struct words *words = form_rows[item].words;
	unsigned kind = bytes_take(in);
	unsigned from, to;

	if (kind & 1)
		return bytes_text(in, in->n);
	if (words != NULL)
		return heap_dup(words_code(words, (int)(kind / 2) % words->n));
	switch (form_rows[item].type) {
	case FORM_FACILITY:
		return heap_dup("11");
	case FORM_PERIOD:
		from = bytes_take(in);
		to = bytes_take(in);
		return heap_printf("%u-%u-%u%s%u/%u/%u", 2018 + from % 4,
		    1 + from % 12, 1 + to % 31, kind & 2 ? "〜" : " .. ",
		    2018 + to % 4, 1 + to % 12, 1 + from % 31);
	default:
		return heap_dup("あ");
	}
}

static void
must_be_findings(const struct list *findings, size_t told)
{
	const struct reason *why = findings->at;

	MUST(findings->n == told);
	for (size_t i = 0; i < told; i++) {
		MUST(why[i].code != NULL && why[i].text != NULL);
		MUST(words_find(&form_words, why[i].item) != WORD_NONE);
		MUST(why[i].slot == INT64_MIN);
	}
}

static void
must_be_complete(enum programme programme, const struct items *items)
{
	struct span span;

	for (int i = 0; i < ITEM_COUNT; i++)
		MUST(form_rows[i].need[programme] != FORM_REQUIRED ||
		     !text_blank(items_text(items, (enum form_item)i)));
	MUST(report_category(items) != WORD_NONE);
	MUST(report_period(items, &span) && span.from <= span.to);
}

static void
try_check(
    struct bytes *choice, const struct items *items, const struct items *normal)
{
	enum programme programme = bytes_take(choice) % PROGRAMME_COUNT;
	int preset = form_preset(programme, bytes_take(choice) % 24);
	unsigned which = bytes_take(choice);
	struct rules rules = {0};
	struct place place = {NULL, entries, 2};
	struct list typed = {0}, registered = {0};
	size_t n;

	if (which % 3 != 0)
		place.entry = &entries[which % 3 - 1];
	rules.accredited[programme] = (which & 0x80) != 0;
	n = report_check(programme, preset, items, &place, &rules, &typed);
	must_be_findings(&typed, n);
	if (n == 0)
		must_be_complete(programme, items);
	n = report_check(
	    programme, preset, normal, &place, &rules, &registered);
	must_be_findings(&registered, n);
	MUST(typed.n == registered.n);
	reason_clear(&typed);
	reason_clear(&registered);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes choice = {data, n < 3 ? n : 3};
	struct bytes in = {data + choice.n, n - choice.n};
	struct items items = {0}, normal = {0};
	char *twice;

	for (int i = 0; i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		items.text[i] = any_text(&in, item);
		try_day(items.text[i]);
		try_time(items.text[i]);
		try_span(items.text[i]);
		normal.text[i] = report_normal(item, items.text[i]);
		twice = report_normal(item, normal.text[i]);
		MUST(strcmp(normal.text[i], twice) == 0);
		free(twice);
		MUST(form_shown(item, normal.text[i]) != NULL);
	}
	MUST(report_same(&items, &items));
	MUST(report_facility(&items) == report_facility(&normal));
	try_check(&choice, &items, &normal);
	items_release(&items);
	items_release(&normal);
	return 0;
}
