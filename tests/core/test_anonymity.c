/* SPDX-License-Identifier: MIT */
#include "core/anonymity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/heap.h"
#include "random_shape.h"

#define FACILITY "みなと総合病院"

static void
release(struct list *hints)
{
	struct hinted *h = hints->at;

	for (size_t i = 0; i < hints->n; i++) {
		free(h[i].found);
		free(h[i].text);
	}
	free(h);
	*hints = (struct list){0};
}

/* "name:田中さん telephone:03-1234-5678"; heap. */
static char *
hints_in(enum form_item item, const char *text)
{
	struct items items = {0};
	struct list hints = {0};
	const struct hinted *h;
	char *all = heap_dup(""), *more;

	items_set(&items, item, text);
	anonymity_check(&items, FACILITY, &hints);
	h = hints.at;
	for (size_t i = 0; i < hints.n; i++) {
		assert_int_equal(h[i].item, item);
		assert_false(h[i].confirmed);
		/* the sentence names the item and the place */
		assert_non_null(
		    strstr(h[i].text, gettext(form_rows[item].label)));
		assert_non_null(strstr(h[i].text, h[i].found));
		assert_non_null(strstr(text, h[i].found));
		more = heap_printf("%s%s%s:%s", all, i == 0 ? "" : " ",
		    words_code(&hint_words, h[i].kind), h[i].found);
		free(all);
		all = more;
	}
	release(&hints);
	items_release(&items);
	return all;
}

static void
expect_in(enum form_item item, const char *text, const char *expected)
{
	char *found = hints_in(item, text);

	if (strcmp(found, expected) != 0)
		fail_msg(
		    "\"%s\": \"%s\" instead of \"%s\"", text, found, expected);
	free(found);
}

static void
expect(const char *text, const char *expected)
{
	expect_in(ITEM_COURSE, text, expected);
}

static void
nothing(const char *text)
{
	expect(text, "");
}

static void
test_names(void **state)
{
	(void)state;
	expect("田中さんは70代。", "name:田中さん");
	expect("山田様の長女が付き添った。", "name:山田様");
	expect("佐藤氏と面談した。", "name:佐藤氏");
	expect("髙橋さん、𠮷野さん、佐々木さん",
	    "name:髙橋さん name:𠮷野さん name:佐々木さん");
	expect("山田　花子さん", "name:花子さん");
	expect("スミスさん、ｽﾐｽさん", "name:スミスさん name:ｽﾐｽさん");
	expect("Johnさん", "name:Johnさん");
	expect("Kさん、Ｋ様", "name:Kさん name:Ｋ様");
	expect("山田様方に同居。", "name:山田様");
	/* the same name once */
	expect("田中さんと田中さん", "name:田中さん");
	expect_in(ITEM_DIAGNOSIS, "田中さんの膵癌", "name:田中さん");
}

static void
test_no_names(void **state)
{
	(void)state;
	nothing("患者さん、患者様、ご家族様、奥様、奥さん、皆さん、みなさん");
	nothing("娘さん、長女さん、息子さん、お子さん、お母さん、おばあさん");
	nothing("ご主人様、旦那さん、お孫さん、利用者様、ご本人様");
	nothing("担当看護師さん、医療ソーシャルワーカーさん、ヘルパーさん");
	nothing("MSWさん、PTさん");
	nothing("たくさんの方、同様に、多様な、模様、様々な、様子、この様な");
	nothing("感冒様症状、感冒様の症状、疝痛様の痛み、てんかん様発作");
	nothing("インフルエンザ様の症状");
	nothing("患者氏名は記載しない。同氏、両氏、彼氏、摂氏37度");
	/* letters that only stand for somebody */
	nothing("A氏、B氏、Ｘさん");
	/* a name in hiragana can't be told from a word */
	nothing("はなこさん");
}

static void
test_initials(void **state)
{
	(void)state;
	expect("K.S.、70代女性", "initials:K.S.");
	expect("Ｙ．Ｔ、Y・T", "initials:Ｙ．Ｔ initials:Y・T");
	nothing("P.S. 3、i.v.、p.o.、e.g.、I.V.、U.S.A.");
	nothing("NRS、PS 3、T2N1M0、v1.2");
	/* whoever is published has a name */
	expect_in(ITEM_LITERATURE,
	    "Smith J.K., 山田様. がん. 2004-01-02; 12345: みなと総合病院", "");
}

static void
test_digits(void **state)
{
	(void)state;
	expect("ID 12345", "digits:12345");
	expect("カルテ番号１２３４５６", "digits:１２３４５６");
	expect("20240410に受診", "digits:20240410");
	nothing("1234、2024年、12 345、12,000");
	nothing("血小板 150000/μL、白血球12000/μL、CRP 12345 pg/mL");
	nothing("CA19-9 12000U/mL、CA125 10000 U、費用は50000円");
	nothing("0.000012");
}

static void
test_telephones(void **state)
{
	(void)state;
	expect("03-1234-5678", "telephone:03-1234-5678");
	expect(
	    "０３－１２３４－５６７８", "telephone:０３－１２３４－５６７８");
	expect("電話090-1234-5678へ", "telephone:090-1234-5678");
	expect("09012345678", "telephone:09012345678");
	expect("045(123)4567", "telephone:045(123)4567");
	expect("0120ー123ー456", "telephone:0120ー123ー456");
	nothing("2024-04、NRS 0-10、0.5-1.0 mg、10-20-30");
	nothing("0 1 2 3 4 5 6 7 8 9 10");
}

static void
test_addresses(void **state)
{
	(void)state;
	expect("神奈川県横浜市鶴見区に在住。", "address:神奈川県横浜市鶴見区");
	expect("東京都港区", "address:東京都港区");
	expect("北海道虻田郡ニセコ町", "address:北海道虻田郡ニセコ町");
	expect("埼玉県さいたま市", "address:埼玉県さいたま市");
	expect("横浜市鶴見区", "address:横浜市鶴見区");
	nothing("神奈川県内、東京都の市区町村、地区、学区、同市内の地区");
	nothing("市中病院、横浜在住、保健所のある区");
}

static void
test_hospitals(void **state)
{
	(void)state;
	expect("横浜病院を受診", "hospital:横浜病院");
	expect("慶山大学病院へ紹介", "hospital:慶山大学病院");
	expect("横浜市民病院", "hospital:横浜市民病院");
	expect("さくら総合病院から", "hospital:さくら総合病院");
	expect("鈴木内科クリニック", "hospital:鈴木内科クリニック");
	expect("佐藤医院、髙木診療所", "hospital:佐藤医院 hospital:髙木診療所");
	/* that of the report, whatever it is called */
	expect("当時みなと総合病院に入院", "hospital:みなと総合病院");
	nothing("当院、他院、前医、病院、当病院、他病院、某病院、同病院");
	nothing("総合病院、大学病院、市中病院、急性期病院、療養型病院");
	nothing("地域がん診療連携拠点病院、近隣総合病院、訪問クリニック");
	nothing("ペインクリニック、メンタルクリニック、紹介元病院");
	nothing("A病院、Ｂクリニック、○○病院、●●病院");
	nothing("翌日病院を受診、かかりつけの病院、近くの総合病院");
	nothing("紹介された病院、精神科病院、病院長");
}

static void
test_dates(void **state)
{
	(void)state;
	expect("2024年4月10日に入院", "date:2024年4月10日");
	expect("２０２４年４月１０日", "date:２０２４年４月１０日");
	expect("2024/4/10、2024.04.11、2024-04-12",
	    "date:2024/4/10 date:2024.04.11 date:2024-04-12");
	expect("令和6年4月10日、R6.4.11、平成元年1月8日",
	    "date:令和6年4月10日 date:R6.4.11 date:平成元年1月8日");
	nothing("2024年4月、4月10日、第10病日、2024年13月40日");
	nothing("MR6.4.1、3024-04-10");
}

/* The true period stands at the start of 現病歴. (domain.md: facilities) */
static void
test_dates_of_the_history(void **state)
{
	(void)state;
	expect_in(ITEM_HISTORY, "2023-04-10〜2023-05-02。半年前に発症。", "");
	expect_in(ITEM_HISTORY,
	    "実際の提供期間：2023年4月10日から2023年5月2日まで。発症は…", "");
	expect_in(ITEM_HISTORY, "2023年4月10日より介入。", "");
	/* no further one */
	expect_in(ITEM_HISTORY, "2023-04-10〜2023-05-02。2023-01-05に発症。",
	    "date:2023-01-05");
	expect_in(ITEM_HISTORY, "2023-04-10に入院、2023-05-02に退院。",
	    "date:2023-05-02");
	/* nor one that is not at the start */
	expect_in(ITEM_HISTORY, "半年前に発症。2023-04-10に入院。",
	    "date:2023-04-10");
	expect_in(ITEM_HISTORY,
	    "化学療法を受けたのち進行したため紹介され、2023-04-10に入院",
	    "date:2023-04-10");
	/* nor in another item */
	expect_in(ITEM_COURSE, "2023-04-10〜2023-05-02。",
	    "date:2023-04-10 date:2023-05-02");
}

/* What one rule has found, another leaves alone. */
static void
test_once(void **state)
{
	(void)state;
	expect("", "");
	expect("横浜市鶴見区横浜病院の山田様03-1234-5678",
	    "telephone:03-1234-5678 hospital:横浜市鶴見区横浜病院"
	    " name:山田様");
}

/* However many there are: a reply has its size. */
static void
test_most(void **state)
{
	struct items items = {0};
	struct list hints = {0};
	char *text = heap_dup(""), *more;

	(void)state;
	for (int i = 0; i < 2 * ANONYMITY_MOST; i++) {
		more = heap_printf("%s番号%d。", text, 10000 + i);
		free(text);
		text = more;
	}
	items_set(&items, ITEM_COURSE, text);
	items_set(&items, ITEM_SOCIAL, text);
	anonymity_check(&items, NULL, &hints);
	assert_int_equal(hints.n, ANONYMITY_MOST);
	release(&hints);
	items_release(&items);
	free(text);
}

/* Dates and choices are no free text. */
static void
test_other_items(void **state)
{
	(void)state;
	expect_in(ITEM_PERIOD, "2023-04-10..2023-05-02", "");
	expect_in(ITEM_FACILITY, "12345", "");
}

/* Whatever stands there: it ends, and what is found is in the text. */
static void
test_random(void **state)
{
	static const char *const pieces[] = {"山", "様", "さん", "氏", "病院",
	    "クリニック", "市", "区", "東京都", "の", "さ", "ア", "K", ".", "0",
	    "12", "2024", "年", "月", "日", "令和", "元", "-", "/", " ", "\n",
	    "（", "。", "か\u3099", "👨‍👩‍👧", "総合", "みなと"};
	char *text, *more;

	(void)state;
	random_begin();
	for (int i = 0; i < 20000; i++) {
		text = heap_dup("");
		for (uint64_t n = random_below(12); n > 0; n--) {
			more = heap_printf("%s%s", text,
			    pieces[random_below(
				sizeof pieces / sizeof *pieces)]);
			free(text);
			text = more;
		}
		free(hints_in(i % 2 == 0 ? ITEM_HISTORY : ITEM_COURSE, text));
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_no_names),
	    cmocka_unit_test(test_initials),
	    cmocka_unit_test(test_digits),
	    cmocka_unit_test(test_telephones),
	    cmocka_unit_test(test_addresses),
	    cmocka_unit_test(test_hospitals),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_dates_of_the_history),
	    cmocka_unit_test(test_once),
	    cmocka_unit_test(test_most),
	    cmocka_unit_test(test_other_items),
	    cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
