/* SPDX-License-Identifier: MIT */
/* anonymity_inside: what the rules see of a text; for core/anonymity*.c. */
#ifndef ANONYMITY_INSIDE_H
#define ANONYMITY_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <unitypes.h>

#include "form.h"

/* A text as code points, full-width ASCII and blanks as ASCII. */
struct scan {
	ucs4_t *c;  /* n, and a 0 behind them */
	size_t *at; /* n + 1: the byte where each begins */
	size_t n;
	enum form_item item;
	const char *facility; /* or NULL */
};

/* A part of it: code points [from, to). */
struct part {
	size_t from, to;
};

/* The next part from part->from on that the rule is about; false: none. */
typedef bool
rule(const struct scan *, struct part *);

/* anonymity_text.c: people and places */
rule rule_name, rule_address, rule_hospital, rule_facility;
/* anonymity_number.c */
rule rule_telephone, rule_date, rule_digits, rule_initials;

bool scan_digit(ucs4_t);
bool scan_letter(ucs4_t);
bool scan_capital(ucs4_t);
bool scan_kanji(ucs4_t); /* with 々 and ヶ */
bool scan_katakana(ucs4_t);
bool scan_hiragana(ucs4_t);
/* Does the UTF-8 text stand at that place? Returns how many code points. */
size_t
scan_has(const struct scan *, size_t at, const char *utf8);
/* Does one of the texts (NULL at the end) end the part? How many points. */
size_t
scan_ends(const struct scan *, struct part, const char *const *texts);

#endif
