/* SPDX-License-Identifier: MIT */
/* submit: 申請 of a whole list: what keeps it back, or what is asked first,
 * and the receipt. */
#ifndef SUBMIT_H
#define SUBMIT_H

#include "core/call/applications.h"
#include "tui/program/screen.h"

/* Asks the service, then the person; `yes` is to call submit_send. */
void
submit_ask(struct screen *, int programme, void (*yes)(struct screen *));
/* Submits the rows of the list (of case_row) and shows the receipt. */
void
submit_send(struct screen *, const struct case_list *);

#endif
