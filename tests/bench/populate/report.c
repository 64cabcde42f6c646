/* SPDX-License-Identifier: MIT */
/* report: what the reports say. */
#include <stdlib.h>

#include "core/heap.h"
#include "populate.h"
#include "prose.h"

static char *
prose(const char *const *parts, size_t n, size_t sentences)
{
	char *text = heap_dup(parts[pick(n)]), *more;

	for (; sentences > 1; sentences--) {
		more = heap_printf("%s%s%s", text,
		    sentences % 3 == 0 ? "\n" : "", parts[pick(n)]);
		free(text);
		text = more;
	}
	return text;
}

#define PROSE(parts, sentences) prose(parts, COUNT(parts), sentences)

static char *
period(void)
{
	int32_t first = date_make(date_fiscal_year(all.today) - 2, 4, 1);
	int32_t from = first + (int32_t)pick((size_t)(all.today - 90 - first));
	char a[DATE_SIZE], b[DATE_SIZE];

	return heap_printf("%s..%s", date_format(from, a),
	    date_format(from + 7 + (int32_t)pick(60), b));
}

static char *
word(const struct words *words)
{
	return heap_dup(words->rows[pick((size_t)words->n)].code);
}

/* The text of an item; heap. */
char *
report_item(int64_t hospital, int64_t slot, enum form_item item)
{
	int preset = form_preset(PROGRAMME_SPECIALIST, slot);

	switch (item) {
	case ITEM_CATEGORY:
		return preset == WORD_NONE
			   ? word(&category_words)
			   : heap_dup(words_code(&category_words, preset));
	case ITEM_FACILITY:
		return heap_printf("%lld", (long long)hospital * 2);
	case ITEM_PERIOD:
		return period();
	case ITEM_DIAGNOSIS:
		return PROSE(diagnoses, 1);
	case ITEM_COMORBIDITY:
		return PROSE(comorbidities, 1);
	case ITEM_REFERRAL:
		return PROSE(referrals, 1);
	case ITEM_HISTORY:
		return PROSE(histories, 4);
	case ITEM_PROBLEMS:
		return PROSE(problems, 1);
	case ITEM_COURSE:
		return PROSE(courses, 6);
	case ITEM_DISCUSSION:
		return PROSE(discussions, 4);
	case ITEM_LITERATURE:
		return PROSE(literatures, 1);
	default:
		return form_rows[item].words != NULL
			   ? word(form_rows[item].words)
			   : PROSE(assessments, 2);
	}
}

char *
report_corrected(void)
{
	char *course = PROSE(courses, 6);
	char *text = heap_printf("%s\n（指摘を受けて記載を改めた。）", course);

	free(course);
	return text;
}
