/* SPDX-License-Identifier: MIT */
/*
 * place: where the program finds what belongs to it.
 *
 * Owns paths: the service's program, the person's home and folders of his
 * state. Refuses to know what is done with them. (contracts.md: finding things)
 * Returned paths are heap.
 */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>

#include "core/err.h"

/* shoreid in the program's own folder, else in ../libexec/shorei; NULL when
 * it is in neither. */
char *
place_service(void);
/* shorei-print and shorei-sheet, found in the same way. */
char *
place_print(void);
char *
place_sheet(void);
/*
 * The folder of the demo, made when it was not there, for its owner alone;
 * fresh: without the database of earlier demos. NULL with err set.
 */
char *
place_demo(bool fresh, struct err *);
/* The folder of rescue.h, for its owner alone, made when told to. */
char *
place_kept(bool make);
/* A file of that name in the person's home, where what he takes out goes
 * unless he says otherwise. */
char *
place_home(const char *name);
/* Makes the folder of --private, for its owner alone, when it is not there
 * but the one above is. */
int
place_private(const char *dir, struct err *);

#endif
