/* SPDX-License-Identifier: MIT */
#include "text.h"

#include "heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

static const struct variant {
	char32_t from, to;
} variants[] = {
#define VARIANT(from, to) {from, to},
#include "text_variant.def"
#undef VARIANT
};

static int
compare_variant(const void *key, const void *row)
{
	char32_t c = *(const char32_t *)key;
	char32_t from = ((const struct variant *)row)->from;

	return (c > from) - (c < from);
}

static ucs4_t
usual_kanji(ucs4_t c)
{
	char32_t key = c;
	const struct variant *v;

	v = bsearch(&key, variants, sizeof variants / sizeof *variants,
	    sizeof *variants, compare_variant);
	return v != NULL ? v->to : c;
}

/* The mark of a long vowel (U+30FC) and ヷ to ヺ have no hiragana. */
static ucs4_t
hiragana(ucs4_t c)
{
	if ((c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE)
		return c - 0x60;
	return c;
}

/* Blanks, and what nobody sees: among it the selectors that pick a glyph. */
static bool
unseen(ucs4_t c)
{
	return uc_is_property_white_space(c) ||
	       uc_is_property_default_ignorable_code_point(c);
}

/* Takes the buffer and its n bytes, gives another; no text can fail here. */
static uint8_t *
nfkc(uint8_t *s, size_t *n)
{
	uint8_t *out = u8_normalize(UNINORM_NFKC, s, *n, NULL, n);

	free(s);
	if (out == NULL)
		abort(); /* out of memory */
	return out;
}

static uint8_t *
lower_case(uint8_t *s, size_t *n)
{
	uint8_t *out = u8_casefold(s, *n, NULL, NULL, NULL, n);

	free(s);
	if (out == NULL)
		abort(); /* out of memory */
	return out;
}

static uint8_t *
map(uint8_t *s, size_t *n)
{
	/* The usual kanji may be longer than its variant. */
	uint8_t *out = heap_new(*n + 1, 2);
	size_t at, to = 0;
	ucs4_t c;

	for (at = 0; at < *n;) {
		at += (size_t)u8_mbtouc(&c, s + at, *n - at);
		if (!unseen(c))
			to += (size_t)u8_uctomb(
			    out + to, usual_kanji(hiragana(c)), 6);
	}
	free(s);
	*n = to;
	return out;
}

char *
text_fold(const char *name)
{
	char *clean = text_clean_line(name, strlen(name)), *key;
	size_t n = strlen(clean);
	uint8_t *s;

	s = nfkc((uint8_t *)clean, &n);
	s = lower_case(s, &n);
	s = map(s, &n);
	s = nfkc(s, &n); /* か and a voice mark with a blank before it */
	key = heap_ndup((const char *)s, n);
	free(s);
	return key;
}

static char
digit_of(ucs4_t c)
{
	if (c >= 0xFF10 && c <= 0xFF19)
		return (char)('0' + (c - 0xFF10));
	switch (c) {
	case 0x2010: /* what input methods and Word give for "-" */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case 0x30FC:
	case 0xFF0D:
	case 0xFF70:
		return '-';
	case 0xFF0F:
		return '/';
	case 0xFF0E:
		return '.';
	case 0x301C:
	case 0xFF5E:
		return '~';
	case 0x3000:
		return ' ';
	default:
		return '\0';
	}
}

static char
ascii_of(ucs4_t c)
{
	char digit = digit_of(c);

	if (digit != '\0')
		return digit;
	if (c > 0xFF00 && c < 0xFF5F)
		return (char)('!' + (c - 0xFF01));
	return c == 0x3001 ? ',' : c == 0x3002 ? '.' : '\0';
}

static char *
each(const char *s, char (*of)(ucs4_t))
{
	size_t n = strlen(s), at, to = 0, len;
	char *out = heap_new(n + 1, 1), ascii;
	ucs4_t c;

	for (at = 0; at < n; at += len) {
		len = (size_t)u8_mbtouc(&c, (const uint8_t *)s + at, n - at);
		ascii = of(c);
		if (ascii != '\0') {
			out[to++] = ascii;
		} else {
			memcpy(out + to, s + at, len);
			to += len;
		}
	}
	return out;
}

char *
text_ascii_digits(const char *s)
{
	return each(s, digit_of);
}

char *
text_ascii(const char *s)
{
	return each(s, ascii_of);
}

/* What no folding takes away: ASCII, kana, the common kanji. */
static bool
surely_seen(ucs4_t c)
{
	return (c > ' ' && c < 0x7F) || (c >= 0x3041 && c <= 0x3096) ||
	       (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x4E00 && c <= 0x9FFF);
}

/* Nearly every text shows at its first character that it is none: folding a
 * whole report for this was a third of what a registration cost. */
bool
text_blank(const char *s)
{
	const uint8_t *at = (const uint8_t *)s;
	char *folded;
	ucs4_t c;
	bool none;

	for (int n; (n = u8_strmbtouc(&c, at)) > 0; at += n)
		if (surely_seen(c))
			return false;
	folded = text_fold(s);
	none = folded[strspn(folded, "\n")] == '\0';
	free(folded);
	return none;
}
