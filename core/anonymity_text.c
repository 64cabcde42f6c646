/* SPDX-License-Identifier: MIT */
/* anonymity_text: names of people, places and facilities. */
#include <string.h>

#include "anonymity_inside.h"

#define NAME_MAX_POINTS 8 /* kanji or katakana before 様 */
#define CITY_MAX_POINTS 7 /* between a prefecture and 市, 区, 町 */
#define WARD_MAX_POINTS 4

/* The kanji and katakana before a place, at most so many. */
static size_t
run_before(const struct scan *scan, size_t at, size_t most)
{
	size_t from = at;

	while (
	    from > 0 && at - from < most &&
	    (scan_kanji(scan->c[from - 1]) || scan_katakana(scan->c[from - 1])))
		from--;
	return from;
}

static bool
is_one_of(const struct scan *scan, struct part part, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		if (scan_has(scan, part.from, *texts) == part.to - part.from)
			return true;
	return false;
}

/* --- 山田様, 田中さん, 佐藤氏 ---------------------------------------------- */

/* Before 様, さん or 氏 as they stand: nobody's name. */
static const char *const whole[] = {"皆", "奥", "娘", "妻", "夫", "母", "父",
    "姉", "兄", "弟", "妹", "孫", "嫁", "婿", "子", "客", "神", "仏", "王",
    "殿", "者", "同", "両", "各", "彼", "某", "諸", "摂", "華", "異", "多",
    "仕", "一", "有", "模", "何", "先", NULL};
/* At their end. */
static const char *const roles[] = {"患者", "家族", "息子", "主人", "旦那",
    "長女", "次女", "三女", "長男", "次男", "三男", "義母", "義父", "実母",
    "実父", "祖母", "祖父", "叔母", "伯母", "叔父", "伯父", "義姉", "義兄",
    "義妹", "義弟", "本人", "利用者", "看護師", "介護士", "保健師", "薬剤師",
    "栄養士", "療法士", "福祉士", "心理士", "相談員", "専門員", "支援員",
    "職員", "医師", "隣人", "友人", "両親", "夫婦", "姉妹", "兄弟", "同僚",
    "ヘルパー", "ケアマネ", "ケアマネジャー", "ケアマネージャー", "スタッフ",
    "ワーカー", "ナース", "ドクター", "ボランティア", "リハビリ",
    "クライアント", "パートナー", NULL};
/* 感冒様の, 疝痛様の: like it */
static const char *const alike[] = {"感冒", "喘息", "発作", "結節", "振戦",
    "痙攣", "痛", "症", "炎", "癌", "瘤", "状", "剤", NULL};

/* K様; A, B, … and X, Y, Z only stand for somebody. John様 is a name, MSW様
 * a trade. The start of it, or at. */
static size_t
letters_before(const struct scan *scan, size_t at)
{
	size_t from = at;

	while (from > 0 && scan_letter(scan->c[from - 1]))
		from--;
	if (at - from == 1 && scan_capital(scan->c[from]) &&
	    strchr("ABCDXYZ", (int)scan->c[from]) == NULL)
		return from;
	if (at - from >= 3 && scan_capital(scan->c[from]) &&
	    !scan_capital(scan->c[from + 1]))
		return from;
	return at;
}

/* The length of the title at a place, or 0; what follows can take it away. */
static size_t
title(const struct scan *scan, size_t at)
{
	if (scan_has(scan, at, "さん") > 0)
		return 2;
	if (scan_has(scan, at, "様") > 0)
		return at + 1 < scan->n && scan_kanji(scan->c[at + 1]) &&
			       scan_has(scan, at + 1, "方") +
				       scan_has(scan, at + 1, "宅") ==
				   0
			   ? 0
			   : 1;
	return scan_has(scan, at, "氏") > 0 && scan_has(scan, at + 1, "名") == 0
		   ? 1
		   : 0;
}

/* The start of a name before a title at that place, or the place itself. */
static size_t
name_before(const struct scan *scan, size_t at)
{
	struct part name = {run_before(scan, at, NAME_MAX_POINTS), at};
	bool like = scan_has(scan, at, "様") > 0;

	if (name.from == at)
		return letters_before(scan, at);
	if (is_one_of(scan, name, whole) || scan_ends(scan, name, roles) > 0 ||
	    (like && (scan_ends(scan, name, alike) > 0 ||
			 scan_katakana(scan->c[at - 1]))))
		return at;
	return name.from;
}

bool
rule_name(const struct scan *scan, struct part *part)
{
	for (size_t i = part->from; i < scan->n; i++) {
		size_t n = title(scan, i);
		size_t from = n == 0 ? i : name_before(scan, i);

		if (from == i || from < part->from)
			continue;
		*part = (struct part){from, i + n};
		return true;
	}
	return false;
}

/* --- 神奈川県横浜市鶴見区 -------------------------------------------------- */

static const char *const prefectures[] = {"北海道", "青森県", "岩手県",
    "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県",
    "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
    "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県",
    "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県",
    "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県",
    "鹿児島県", "沖縄県", NULL};

static bool
in_name_of_place(const struct scan *scan, size_t at)
{
	static const char *const particles[] = {
	    "の", "を", "に", "で", "へ", NULL};

	for (const char *const *p = particles; *p != NULL; p++)
		if (scan_has(scan, at, *p) > 0)
			return false;
	return scan_kanji(scan->c[at]) || scan_katakana(scan->c[at]) ||
	       scan_hiragana(scan->c[at]);
}

/* The end of 1 to most points and one of those words; 0: there is none. */
static size_t
place_end(
    const struct scan *scan, size_t at, size_t most, const char *const *words)
{
	for (size_t i = at + 1; i < scan->n && i <= at + most; i++) {
		if (!in_name_of_place(scan, i - 1))
			return 0;
		for (const char *const *word = words; *word != NULL; word++)
			if (scan_has(scan, i, *word) > 0)
				return i + 1;
	}
	return 0;
}

/* 地区 and 学区 are no wards. */
static size_t
ward_end(const struct scan *scan, size_t at)
{
	static const char *const wards[] = {"区", "町", "村", NULL};
	static const char *const none[] = {"地区", "学区", "病区", NULL};
	size_t end = place_end(scan, at, WARD_MAX_POINTS, wards);

	return end > 0 && scan_ends(scan, (struct part){at, end}, none) > 0
		   ? 0
		   : end;
}

/* Every prefecture ends so, with its third or fourth point: few places of a
 * text need to be held against all 47. */
static bool
may_be_prefecture(const struct scan *scan, size_t at)
{
	static const ucs4_t ends[] = {
	    0x9053 /* 道 */, 0x90FD /* 都 */, 0x5E9C /* 府 */, 0x770C /* 県 */};

	for (size_t i = at + 2; i < at + 4 && i < scan->n; i++)
		for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
			if (scan->c[i] == ends[k])
				return true;
	return false;
}

static size_t
after_prefecture(const struct scan *scan, size_t at)
{
	static const char *const cities[] = {
	    "市", "区", "郡", "町", "村", NULL};
	size_t n = 0, end, ward;

	if (!may_be_prefecture(scan, at))
		return 0;
	for (const char *const *p = prefectures; n == 0 && *p != NULL; p++)
		n = scan_has(scan, at, *p);
	end = n == 0 ? 0 : place_end(scan, at + n, CITY_MAX_POINTS, cities);
	ward = end == 0 ? 0 : ward_end(scan, end);
	return ward > 0 ? ward : end;
}

/* 横浜市鶴見区 without its prefecture. */
static size_t
city_and_ward(const struct scan *scan, size_t at, size_t *from)
{
	if (scan_has(scan, at, "市") == 0)
		return 0;
	*from = run_before(scan, at, WARD_MAX_POINTS);
	return *from == at ? 0 : ward_end(scan, at + 1);
}

bool
rule_address(const struct scan *scan, struct part *part)
{
	size_t end, from = part->from;

	for (size_t i = part->from; i < scan->n; i++) {
		from = i;
		end = after_prefecture(scan, i);
		if (end == 0)
			end = city_and_ward(scan, i, &from);
		if (end == 0 || from < part->from)
			continue;
		*part = (struct part){from, end};
		return true;
	}
	return false;
}

/* --- ○○病院, ○○クリニック ------------------------------------------------- */

static const char *const facilities[] = {
    "病院", "クリニック", "医院", "診療所", NULL};

/* Words that name no single one, at both ends of what stands before. */
static const char *const generic[] = {"総合", "大学", "附属", "付属", "市中",
    "市民", "市立", "県立", "都立", "府立", "町立", "国立", "公立", "私立",
    "一般", "基幹", "拠点", "連携", "診療", "地域", "中核", "中央", "専門",
    "療養型", "療養", "急性期", "慢性期", "回復期", "精神科", "精神", "緩和",
    "ケア", "在宅", "訪問", "往診", "近隣", "近医", "近所", "近郊", "紹介",
    "転院", "入院", "通院", "外来", "搬送", "受診", "勤務", "所属", "以前",
    "救急", "二次", "三次", "支援", "ガン", "眼科", "外科", "内科", "皮膚科",
    "耳鼻科", "耳鼻咽喉科", "泌尿器科", "婦人科", "産婦人科", "小児科", "歯科",
    "心療", "整形", "脳神経", "消化器", "呼吸器", "循環器", "乳腺", "ペイン",
    "メンタル", "複数", "協力", "関連", "提携", "民間", "個人", "都市", "地方",
    "規模", "翌日", "前日", "当日", "昨日", "本日", "同日", "後日", "毎週",
    "毎月", "毎日", "主治医", "療育", "記念", "厚生", "協同", "等", "の", "型",
    "他", "同", "当", "本", "某", "各", "前", "元", "先", "別", "両", "自",
    "母", "現", "旧", "新", "大", "中", "小", "日", "度", "方", "科", NULL};

/* Before these a name in hiragana stands: みなと総合病院. */
static const char *const after_kana[] = {
    "総合", "中央", "記念", "厚生", "協同", "市民", "市立", NULL};

static bool
in_name(const struct scan *scan, size_t at)
{
	return scan_kanji(scan->c[at]) || scan_katakana(scan->c[at]) ||
	       scan_letter(scan->c[at]);
}

/* Words off both ends; what is left is a name, but for a single letter. */
static bool
is_generic(const struct scan *scan, struct part name)
{
	size_t n = 1;

	while (n > 0 && name.from < name.to) {
		n = scan_ends(scan, name, generic);
		name.to -= n;
		for (const char *const *g = generic; n == 0 && *g != NULL; g++)
			if (scan_has(scan, name.from, *g) <=
			    name.to - name.from) {
				n = scan_has(scan, name.from, *g);
				name.from += n;
			}
	}
	return name.from >= name.to ||
	       (name.to - name.from == 1 && scan_letter(scan->c[name.from]));
}

/* The start of a name in hiragana that begins a phrase, or at. */
static size_t
kana_before(const struct scan *scan, size_t at)
{
	static const char *const inflected[] = {"の", "た", "な", "る", "い",
	    "う", "が", "を", "に", "で", "は", "も", "から", "て", NULL};
	size_t from = at;

	while (from > 0 && scan_hiragana(scan->c[from - 1]))
		from--;
	if (at - from < 2 || (from > 0 && in_name(scan, from - 1)) ||
	    scan_ends(scan, (struct part){from, at}, inflected) > 0)
		return at;
	return from;
}

/* The start of a name that a facility's kind at that place belongs to. */
static size_t
facility_from(const struct scan *scan, size_t at)
{
	struct part name = {at, at};

	while (name.from > 0 && in_name(scan, name.from - 1))
		name.from--;
	if (!is_generic(scan, name))
		return name.from;
	if (name.from < at && is_one_of(scan, name, after_kana) &&
	    kana_before(scan, name.from) < name.from)
		return kana_before(scan, name.from);
	return at;
}

bool
rule_hospital(const struct scan *scan, struct part *part)
{
	for (size_t i = part->from; i < scan->n; i++) {
		size_t n = 0, from;

		for (const char *const *f = facilities; n == 0 && *f != NULL;
		     f++)
			n = scan_has(scan, i, *f);
		from = n == 0 ? i : facility_from(scan, i);
		if (from == i || from < part->from)
			continue;
		*part = (struct part){from, i + n};
		return true;
	}
	return false;
}

/* The facility of the report itself, whatever its name is made of. */
bool
rule_facility(const struct scan *scan, struct part *part)
{
	if (scan->facility == NULL || *scan->facility == '\0')
		return false;
	for (size_t i = part->from; i < scan->n; i++) {
		size_t n = scan_has(scan, i, scan->facility);

		if (n == 0)
			continue;
		*part = (struct part){i, i + n};
		return true;
	}
	return false;
}
