/* SPDX-License-Identifier: MIT */
/*
 * spread: a line made as wide as its column: between words, and beside each
 * Japanese character, by the same everywhere. Pango widens blanks alone where a
 * line has any, and tears "6 kg" in a Japanese sentence apart; the letters of a
 * word stay together. Refuses to know what is a page.
 */
#ifndef SPREAD_H
#define SPREAD_H

#include <pango/pango.h>

/* The line on which iter stands; width in Pango's units. The last one of a
 * paragraph stays, and one that would be torn apart. */
void
spread_line(PangoLayoutIter *, int width);

#endif
