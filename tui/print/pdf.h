/* SPDX-License-Identifier: MIT */
/*
 * pdf: a document as an A4 PDF, the same bytes for the same document and
 * fonts: its date is the document's, no clock is asked.
 */
#ifndef PDF_H
#define PDF_H

#include <stdio.h>

#include "core/document.h"
#include "missing.h"

/*
 * font: a family of fontconfig. missing is the caller's to release. 0, or -1:
 * it could not be written (errno).
 */
int
pdf_write(const struct document *, const char *font, FILE *, struct missing *);

#endif
