/* SPDX-License-Identifier: MIT */
/*
 * encode: texts as mail carries them: base64 (RFC 2045) and encoded-words
 * (RFC 2047). UTF-8 in, ASCII out. Knows no header by name.
 */
#ifndef MAIL_ENCODE_H
#define MAIL_ENCODE_H

#include <stddef.h>
#include <stdio.h>

#define ENCODE_LINE 76 /* characters of a line, without its CR LF */

/* Lines of base64, each with CR LF at its end. */
void
encode_base64(FILE *, const char *, size_t bytes);
/*
 * A text as encoded-words of at most 75 characters, one a line, folded with CR
 * LF and a blank. Every one holds whole characters, and only the last can end
 * in padding, for some readers join them before they decode. used: the
 * characters that stand in the first line already.
 */
void
encode_words(FILE *, const char *, size_t used);

#endif
