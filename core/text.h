/* SPDX-License-Identifier: MIT */
/*
 * text: UTF-8 as the people of the society write it.
 *
 * Owns counting (bytes, grapheme clusters, cells), what may stand in a text,
 * cleaning of what was pasted, and the key under which a name is found.
 * Refuses to know what an item is or where it stands on a screen.
 *
 * A cluster is what u8_grapheme_breaks says (ｶﾞ is one, a family emoji is one);
 * a cell is a column of the terminal by wcwidth (LC_CTYPE must be UTF-8).
 * All sizes named n or bytes are bytes. Returned char * are the caller's.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define TEXT_CLUSTER_BYTES 64 /* contracts.md: sizes */

enum text_fault {
	TEXT_OK,
	TEXT_BROKEN,  /* not UTF-8 */
	TEXT_CONTROL, /* C0, DEL, C1, U+2028/2029; LF is allowed in prose */
	TEXT_BIDI,    /* an override or isolate that could turn a line around */
	TEXT_CLUSTER, /* one cluster longer than TEXT_CLUSTER_BYTES */
};

/* The first fault of the n bytes; a NUL among them is a control. */
enum text_fault
text_check_line(const char *, size_t n);
enum text_fault
text_check_prose(const char *, size_t n);

size_t
text_clusters(const char *); /* number of grapheme clusters */

/*
 * Borders of clusters in s[0..n): the byte offset after the cluster that
 * begins at or holds `at`, and the last border before `at`. Both stay inside
 * [0, n]. They look at the neighbourhood only, so a long text costs no more;
 * in a row of hundreds of flags that means: `at` must be a border.
 */
size_t
text_next(const char *s, size_t n, size_t at);
size_t
text_prev(const char *s, size_t n, size_t at);

int
text_cells(const char *, size_t n); /* controls count nothing */

/*
 * How many bytes of s are whole clusters that fit into `cells`; *used, when
 * not NULL, gets the cells they take.
 */
size_t
text_fit(const char *s, int cells, int *used);

/* Stands for what has no room, in one cell: "…", or "~" where the ellipsis has
 * two. Static. */
const char *
text_more(void);

/*
 * A copy of at most `cells` cells, filled up with blanks to exactly that; a
 * text that was cut ends in text_more(). Controls are blanks in it: it is one
 * row.
 */
char *
text_pad(const char *, int cells);

/*
 * What may be stored, made from what was pasted or typed: every kind of line
 * end (CR LF, CR, VT, FF, NEL, U+2028/2029) to LF, in a line to a blank; tab to
 * a blank; other controls, bidi controls, U+FEFF and bad bytes dropped; then
 * NFC except U+F900-FAFF and U+2F800-2FA1F (NFC would change name kanji);
 * over-long clusters cut to TEXT_CLUSTER_BYTES. The result always passes
 * text_check_* and cleaning it again changes nothing.
 */
char *
text_clean_line(const char *, size_t n);
char *
text_clean_prose(const char *, size_t n);

/*
 * The search key of a name: NFKC, lower case, katakana to hiragana, variants
 * of kanji to the usual one (text_variant.def: 髙 to 高), blanks and unseen
 * characters (selectors of glyphs) taken out. So スズ, ｽｽﾞ and すず begin what
 * スズキ gives, 山﨑 is found as 山崎, SUZUKI as Suzuki. (domain.md: supervisor
 * search) Never to be shown or stored as the name.
 */
char *
text_fold(const char *);

/*
 * The grams by which a search key (text_fold) is found, each followed by a
 * blank: every character, every two, and every three of ASCII; ASCII that is
 * no letter or digit is a border. _asked: those that a key must have to hold
 * the query, of which the key itself is then looked at. A gram has at most
 * three characters: longer words can stand among them. (speed.md: search)
 */
char *
text_grams(const char *folded);
char *
text_grams_asked(const char *folded);

/* True when it holds nothing that can be seen: blanks of any width, LF. */
bool
text_blank(const char *);

/*
 * For dates and numbers: full-width digits, the full-width forms of - / . and
 * blank, every dash (ー too, which input methods give), and 〜 as ~, to ASCII;
 * the rest stays.
 */
char *
text_ascii_digits(const char *);
/*
 * For an answer that is no text: all full-width forms of ASCII, too, and 、 as
 * a comma, 。 as a dot.
 */
char *
text_ascii(const char *);

#endif
