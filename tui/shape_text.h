/* SPDX-License-Identifier: MIT */
/* shape_text: what a person reads for a member of a struct. */
#ifndef SHAPE_TEXT_H
#define SHAPE_TEXT_H

#include "core/shape.h"

/* A label for a word, a day or a minute as digits, yes or no, the text itself;
 * NULL: it holds nothing; heap. The member is one of the shape's. */
char *
shape_text(const struct shape *, const struct member *, const void *row);
/* Every sentence of a list of struct reason, in one line; heap. */
char *
shape_text_reasons(const struct list *);

#endif
