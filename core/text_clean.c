/* SPDX-License-Identifier: MIT */
#include "text.h"

#include "heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>
#include <unistr.h>

struct piece {
	uint8_t *s; /* heap, not terminated */
	size_t n;
};

/* NFC would make 神 of U+FA19: these stand in people's names as they are. */
static bool
name_kanji(ucs4_t c)
{
	return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/* Word and the web end lines in many ways; CR of a CR LF is seen elsewhere. */
static bool
line_end(ucs4_t c)
{
	return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 ||
	       c == 0x2029;
}

/* What is stored for one character; 0 when nothing is. */
static ucs4_t
replacement(ucs4_t c, bool prose)
{
	char utf8[8];
	int n;

	if (line_end(c))
		return prose ? '\n' : ' ';
	if (c == '\t')
		return ' ';
	if (c == 0 || c == 0xFEFF) /* the latter opens files of Windows */
		return 0;
	n = u8_uctomb((uint8_t *)utf8, c, sizeof utf8);
	return text_check_line(utf8, (size_t)n) == TEXT_OK ? c : 0;
}

static struct piece
keep(const char *text, size_t n, bool prose)
{
	const uint8_t *s = (const uint8_t *)text;
	struct piece out = {heap_new(n + 1, 1), 0};
	size_t at;
	ucs4_t c;
	int len;

	for (at = 0; at < n; at += (size_t)len) {
		len = u8_mbtoucr(&c, s + at, n - at);
		if (len < 0) {
			len = 1;
			continue;
		}
		if (c == '\r' && at + 1 < n && s[at + 1] == '\n')
			continue;
		c = replacement(c, prose);
		if (c != 0) /* never longer than what it stands for */
			out.n += (size_t)u8_uctomb(
			    out.s + out.n, c, (ptrdiff_t)(n - out.n));
	}
	return out;
}

static void
append(struct piece *out, const uint8_t *s, size_t n)
{
	if (n == 0)
		return;
	out->s = heap_grow(out->s, out->n + n, 1);
	memcpy(out->s + out->n, s, n);
	out->n += n;
}

static void
append_nfc(struct piece *out, const uint8_t *s, size_t n)
{
	uint8_t *nfc;
	size_t len;

	if (n == 0)
		return;
	nfc = u8_normalize(UNINORM_NFC, s, n, NULL, &len);
	if (nfc == NULL)
		abort(); /* out of memory: the text was checked */
	append(out, nfc, len);
	free(nfc);
}

static struct piece
compose(const struct piece *in)
{
	struct piece out = {NULL, 0};
	size_t from = 0, at, len;
	ucs4_t c;

	for (at = 0; at < in->n; at += len) {
		len = (size_t)u8_mbtouc(&c, in->s + at, in->n - at);
		if (!name_kanji(c))
			continue;
		append_nfc(&out, in->s + from, at - from);
		append(&out, in->s + at, len);
		from = at + len;
	}
	append_nfc(&out, in->s + from, in->n - from);
	return out;
}

/* Gives a copy with its clusters cut; *cut says whether there was one to. */
static struct piece
cut_clusters(const struct piece *in, bool *cut)
{
	struct piece out = {heap_new(in->n, 1), 0};
	size_t at, end, len;

	*cut = false;
	for (at = 0; at < in->n; at = end) {
		end = text_next((const char *)in->s, in->n, at);
		len = end - at;
		if (len > TEXT_CLUSTER_BYTES) {
			len = TEXT_CLUSTER_BYTES;
			while ((in->s[at + len] & 0xC0) == 0x80)
				len--;
			*cut = true;
		}
		memcpy(out.s + out.n, in->s + at, len);
		out.n += len;
	}
	return out;
}

static char *
clean(const char *text, size_t n, bool prose)
{
	struct piece kept = keep(text, n, prose), composed;
	bool cut;
	char *s;

	/* What a cut has brought together may be one cluster, so again. */
	do {
		composed = compose(&kept);
		free(kept.s);
		kept = cut_clusters(&composed, &cut);
		free(composed.s);
	} while (cut);
	s = heap_ndup((const char *)kept.s, kept.n);
	free(kept.s);
	return s;
}

char *
text_clean_line(const char *s, size_t n)
{
	return clean(s, n, false);
}

char *
text_clean_prose(const char *s, size_t n)
{
	return clean(s, n, true);
}
