/* SPDX-License-Identifier: MIT */
/*
 * document: what is to stand on paper: parts, each beginning a page, of
 * blocks one below the other.
 *
 * Made by a program that has read a report, taken by shorei-print as JSON and
 * by the screen as plain text. Owns the shape and the plain text; refuses to
 * know what a report is and how a page looks. All texts are as they are to be
 * read, in the language of the document.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "shape.h"
#include "words.h"

struct block {
	int kind;      /* enum block_kind */
	char *label;   /* of a row, prose or seal; may be NULL */
	char *text;    /* may be NULL: an empty value */
	int64_t share; /* of a bar: thousandths of the longest, else INT_NONE */
};
extern const struct shape block_shape;

struct part {
	char *title;  /* in the PDF's outline */
	char *footer; /* on each of its pages, before "page n/m" */
	struct list blocks;
};
extern const struct shape part_shape;

struct document {
	char *title;
	char *lang;   /* ja, en */
	int32_t date; /* of the document: no clock is asked for it */
	char *page;   /* "Page %d/%d" of a part, in that order */
	struct list parts;
};
extern const struct shape document_shape;

/* Each returns what it added, which stays valid until the next is added. */
struct part *
document_part(struct document *, const char *title, const char *footer);
struct block *
document_block(
    struct part *, enum block_kind, const char *label, const char *text);

/* n of what the label says, as a bar; most: the longest beside it. */
void
document_bar(struct part *, const char *label, int64_t n, int64_t most);

/* Plain text without frames, for copying; heap. */
char *
document_text(const struct document *);

#endif
