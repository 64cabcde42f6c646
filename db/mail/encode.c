/* SPDX-License-Identifier: MIT */
#include "encode.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BODY_BYTES 57 /* make a line of 76 */
#define FRAME 12      /* =?UTF-8?B??= */
#define WORD_CHARS 75
#define CHARACTER_BYTES 4

/* Nobody else writes to it: a lock for each letter costs more than it. */
static void
base64(FILE *f, const char *text, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = (const unsigned char *)text;

	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)s[i] << 16;

		v |= i + 1 < n ? (uint32_t)s[i + 1] << 8 : 0;
		v |= i + 2 < n ? s[i + 2] : 0;
		putc_unlocked(digits[v >> 18], f);
		putc_unlocked(digits[v >> 12 & 63], f);
		putc_unlocked(i + 1 < n ? digits[v >> 6 & 63] : '=', f);
		putc_unlocked(i + 2 < n ? digits[v & 63] : '=', f);
	}
}

void
encode_base64(FILE *f, const char *text, size_t bytes)
{
	for (size_t at = 0; at < bytes; at += BODY_BYTES) {
		base64(f, text + at,
		    bytes - at < BODY_BYTES ? bytes - at : BODY_BYTES);
		fputs("\r\n", f);
	}
}

/* The bytes of the character that begins here; a stray byte is one. */
static size_t
character(const char *s, size_t n)
{
	size_t bytes = 1;

	while (bytes < n && bytes < CHARACTER_BYTES &&
	       ((unsigned char)s[bytes] & 0xC0) == 0x80)
		bytes++;
	return bytes;
}

/* How many of these bytes go into one word without padding behind them, or
 * all that are left; 0: none can. */
static size_t
fits(const char *s, size_t n, size_t room)
{
	size_t best = 0;

	if (n <= room)
		return n;
	for (size_t at = 0; at < room;) {
		at += character(s + at, n - at);
		if (at <= room && at % 3 == 0)
			best = at;
	}
	return best;
}

/* One character that leaves the others where base64 needs no padding. */
static void
quoted(FILE *f, const char *s, size_t n)
{
	fputs("=?UTF-8?Q?", f);
	for (size_t i = 0; i < n; i++)
		fprintf(f, "=%02X", (unsigned char)s[i]);
	fputs("?=", f);
}

void
encode_words(FILE *f, const char *text, size_t used)
{
	size_t left = strlen(text);
	size_t chars = ENCODE_LINE - used;

	for (bool first = true; left > 0; first = false) {
		size_t room, n;

		chars = first && chars < WORD_CHARS ? chars : WORD_CHARS;
		room = (chars - FRAME) / 4 * 3;
		n = fits(text, left, room);
		if (!first)
			fputs("\r\n ", f);
		if (n == 0) {
			n = character(text, left);
			quoted(f, text, n);
		} else {
			fputs("=?UTF-8?B?", f);
			base64(f, text, n);
			fputs("?=", f);
		}
		text += n;
		left -= n;
	}
}
