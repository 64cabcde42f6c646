/* SPDX-License-Identifier: MIT */
/* report_text: what a supervisor reads for the stored text of an item. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "core/call/requests.h"

/*
 * The label of a choice, a facility with its kind and dates, a period, else
 * the text itself; heap. text is of view->items or view->before.
 */
char *
report_text(const struct request_view *, enum form_item, const char *text);

#endif
