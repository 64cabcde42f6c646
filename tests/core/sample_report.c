/* SPDX-License-Identifier: MIT */
#include "sample_report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"

/* days since 1970: 2019-04-01, 2024-09-30; 2024-10-01, 2029-09-30 */
const struct entry sample_entries[2] = {
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

static const struct {
	enum form_item item;
	const char *text;
} texts[] = {
    {ITEM_CATEGORY, "pain"},
    {ITEM_FACILITY, "11"},
    {ITEM_SETTING, "team"},
    {ITEM_PERIOD, "2024-04-10..2024-05-02"},
    {ITEM_AGE, "70s"},
    {ITEM_SEX, "female"},
    {ITEM_DIAGNOSIS, "膵癌 Stage IV"},
    {ITEM_PERFORMANCE, "3"},
    {ITEM_REFERRAL, "背部痛のコントロール"},
    {ITEM_HISTORY, "半年前に診断され、化学療法を受けていた。"},
    {ITEM_PHYSICAL, "NRS 7/10の背部痛"},
    {ITEM_MENTAL, "不眠、不安"},
    {ITEM_SOCIAL, "夫と二人暮らし"},
    {ITEM_SPIRITUAL, "家族の負担になりたくない"},
    {ITEM_PROBLEMS, "#1 がん疼痛\n#2 不眠"},
    {ITEM_COURSE, "オキシコドンを開始し、NRS 2/10となった。"},
    {ITEM_OUTCOME, "discharged_home"},
    {ITEM_DISCUSSION, "早期の介入が在宅療養を支えた。"},
};

int32_t
sample_day(const char *text)
{
	int32_t day;

	if (!date_parse(text, &day))
		fail_msg("'%s' is no day", text);
	return day;
}

struct span
sample_span(const char *from, const char *to)
{
	return (struct span){sample_day(from), sample_day(to)};
}

void
sample_items(struct items *items)
{
	*items = (struct items){0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		items_set(items, texts[i].item, texts[i].text);
}

struct place
sample_place(void)
{
	return (struct place){&sample_entries[0], sample_entries, 2};
}

char *
sample_text(size_t n)
{
	static const char one[] = "あ";
	const size_t bytes = sizeof one - 1;
	char *s = heap_new(n * bytes + 1, 1);

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * bytes, one, bytes);
	return s;
}

const struct reason *
sample_reason(const struct list *list, size_t n)
{
	return n < list->n ? (const struct reason *)list->at + n : NULL;
}
