/* SPDX-License-Identifier: MIT */
/* What no row may begin or end with, at every width of a window. */
#include "tui/widgets/textarea.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "textarea_check.h"
#include "textarea_hand.h"
#include "tui/widgets/textarea_inside.h"

static const char *const phrases[] = {"患者は", "７２歳の男性で、",
    "「ちょっと息苦しい」と訴え、", "（38.5℃）", "CT検査", "すりガラス影",
    "コーヒー・ティー！？", "々", "……", "【画像所見】", "“引用”", "①", "※",
    "12.3 mg/dL、", "50％", "っ", "ゃ", "ァ", "\u3000", "であった。",
    "ﾊﾟｯﾁﾃｽﾄ｡", "髙橋と﨑山と𠮷田",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467の", "『本』（第２版）。"};

static bool
one_of(const char *set, const char *s, size_t n)
{
	char one[64] = "";

	if (n == 0 || n >= sizeof one)
		return false;
	memcpy(one, s, n);
	return strstr(set, one) != NULL;
}

static void
check_kinsoku(const struct textarea *t)
{
	static const char no_head[] =
	    "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝"
	    "〉》」』】’”ぁぃぅぇぉっゃゅょゎァィゥェ"
	    "ォッャュョヮヵヶ…％℃｡";
	static const char no_tail[] = "（〔［｛〈《「『【‘“￥＄";

	for (size_t i = 0; i + 1 < t->nrows; i++) {
		const struct textarea_row *row = &t->rows[i];
		const char *s = t->text + row->at, *next = s + row->n;
		size_t last = text_prev(s, row->n, row->n);

		if (row->paragraph)
			continue;
		assert_false(
		    one_of(no_head, next, text_next(next, strlen(next), 0)));
		assert_false(one_of(no_tail, s + last, row->n - last));
	}
}

static void
kinsoku_at_every_width(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int width = 30; width <= 91; width++) {
		struct textarea *t = textarea_new_prose();

		textarea_rows(t, width);
		while (t->n < 3000)
			type(t, phrases[dice(
				    &seed, sizeof phrases / sizeof *phrases)]);
		check(t);
		check_kinsoku(t);
		textarea_free(t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(kinsoku_at_every_width),
	};

	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
