/* SPDX-License-Identifier: MIT */
/* resend: the last notice about a case is sent again, after a question. */
#ifndef RESEND_H
#define RESEND_H

#include "core/call/cases.h"
#include "tui/program/screen.h"

/* Why it can't be, a msgid; NULL: it may. */
const char *
resend_refuses(const struct case_row *);
/* `yes` is to call resend_send. */
void
resend_ask(struct screen *, void (*yes)(struct screen *));
void
resend_send(struct screen *, int programme, const struct case_row *);

#endif
