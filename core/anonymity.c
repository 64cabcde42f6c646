/* SPDX-License-Identifier: MIT */
#include "anonymity.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "anonymity_inside.h"
#include "heap.h"
#include "i18n.h"

/* In this order: what one has found, the ones after it leave alone. */
static const struct {
	enum hint kind;
	rule *find;
	const char *sentence; /* msgid: label of the item, what was found */
} rows[] = {
    {HINT_TELEPHONE, rule_telephone,
	N_("%s: \"%s\" looks like a telephone number.")},
    {HINT_DATE, rule_date, N_("%s: \"%s\" is a full date.")},
    {HINT_DIGITS, rule_digits,
	N_("%s: \"%s\" has five or more digits, like the number of a record.")},
    {HINT_HOSPITAL, rule_facility, N_("%s: \"%s\" names a facility.")},
    {HINT_HOSPITAL, rule_hospital, N_("%s: \"%s\" names a facility.")},
    {HINT_ADDRESS, rule_address, N_("%s: \"%s\" looks like an address.")},
    {HINT_NAME, rule_name, N_("%s: \"%s\" looks like somebody's name.")},
    {HINT_INITIALS, rule_initials, N_("%s: \"%s\" looks like initials.")},
};

bool
scan_digit(ucs4_t c)
{
	return c >= '0' && c <= '9';
}

bool
scan_capital(ucs4_t c)
{
	return c >= 'A' && c <= 'Z';
}

bool
scan_letter(ucs4_t c)
{
	return scan_capital(c) || (c >= 'a' && c <= 'z');
}

bool
scan_kanji(ucs4_t c)
{
	return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) ||
	       c == 0x3005 || c == 0x30f6;
}

bool
scan_katakana(ucs4_t c)
{
	return (c >= 0x30a1 && c <= 0x30fc && c != 0x30fb) ||
	       (c >= 0xff66 && c <= 0xff9f);
}

bool
scan_hiragana(ucs4_t c)
{
	return c >= 0x3041 && c <= 0x309f;
}

/* The first two bytes tell nearly all words apart before one is decoded: a
 * report is held against every word at every place. */
static bool
may_begin(const char *utf8, ucs4_t c)
{
	if (c < 0x80)
		return (ucs4_t)utf8[0] == c;
	if (c < 0x800 || c >= 0x10000)
		return true;
	return (uint8_t)utf8[0] == (0xE0 | c >> 12) &&
	       (uint8_t)utf8[1] == (0x80 | (c >> 6 & 0x3F));
}

size_t
scan_has(const struct scan *scan, size_t at, const char *utf8)
{
	size_t n = 0;
	ucs4_t c;

	if (at >= scan->n || !may_begin(utf8, scan->c[at]))
		return 0;
	for (; *utf8 != '\0'; n++) {
		int bytes = u8_strmbtouc(&c, (const uint8_t *)utf8);

		if (bytes <= 0 || at + n >= scan->n || scan->c[at + n] != c)
			return 0;
		utf8 += bytes;
	}
	return n;
}

size_t
scan_ends(const struct scan *scan, struct part part, const char *const *texts)
{
	size_t n;

	for (; *texts != NULL; texts++) {
		n = u8_mbsnlen((const uint8_t *)*texts, strlen(*texts));
		if (n <= part.to - part.from &&
		    scan_has(scan, part.to - n, *texts) == n)
			return n;
	}
	return 0;
}

static ucs4_t
plain(ucs4_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xff01 + '!';
	return c == 0x3000 ? ' ' : c;
}

static void
scan_init(struct scan *scan, enum form_item item, const char *text,
    const char *facility)
{
	size_t bytes = strlen(text), i = 0;
	ucs4_t c;

	*scan = (struct scan){.item = item, .facility = facility};
	scan->c = heap_new(bytes + 1, sizeof *scan->c);
	scan->at = heap_new(bytes + 1, sizeof *scan->at);
	while (i < bytes) {
		int n = u8_mbtouc(&c, (const uint8_t *)text + i, bytes - i);

		scan->c[scan->n] = plain(c);
		scan->at[scan->n++] = i;
		i += (size_t)n;
	}
	scan->at[scan->n] = bytes;
}

static void
scan_release(struct scan *scan)
{
	free(scan->c);
	free(scan->at);
}

static bool
known(const struct list *hints, int item, int kind, const char *found)
{
	const struct hinted *h = hints->at;

	for (size_t i = 0; i < hints->n; i++)
		if (h[i].item == item && h[i].kind == kind &&
		    strcmp(h[i].found, found) == 0)
			return true;
	return false;
}

static void
add(struct list *hints, enum form_item item, size_t row, char *found)
{
	struct hinted *hinted;

	if (hints->n == ANONYMITY_MOST ||
	    known(hints, (int)item, (int)rows[row].kind, found)) {
		free(found);
		return;
	}
	hinted = list_add(hints, sizeof *hinted);
	*hinted = (struct hinted){
	    .item = (int)item, .kind = (int)rows[row].kind, .found = found};
/* the msgids of the table hold two %s */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	hinted->text = heap_printf(
	    gettext(rows[row].sentence), gettext(form_rows[item].label), found);
#pragma GCC diagnostic pop
}

static bool
take(bool *taken, struct part part)
{
	for (size_t i = part.from; i < part.to; i++)
		if (taken[i])
			return false;
	for (size_t i = part.from; i < part.to; i++)
		taken[i] = true;
	return true;
}

static void
check_text(const struct scan *scan, const char *text, struct list *hints)
{
	bool *taken = heap_new(scan->n + 1, sizeof *taken);
	struct part part;

	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
		for (part.from = 0; rows[row].find(scan, &part);
		     part.from = part.to)
			if (take(taken, part))
				add(hints, scan->item, row,
				    heap_ndup(text + scan->at[part.from],
					scan->at[part.to] -
					    scan->at[part.from]));
	free(taken);
}

void
anonymity_check(
    const struct items *items, const char *facility, struct list *hints)
{
	struct scan scan;

	for (int i = 0; i < ITEM_COUNT; i++) {
		enum form_item item = (enum form_item)i;

		if ((form_rows[i].type != FORM_LINE &&
			form_rows[i].type != FORM_PROSE) ||
		    item == ITEM_LITERATURE)
			continue;
		scan_init(&scan, item, items_text(items, item), facility);
		check_text(&scan, items_text(items, item), hints);
		scan_release(&scan);
	}
}
