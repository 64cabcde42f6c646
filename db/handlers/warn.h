/* SPDX-License-Identifier: MIT */
/*
 * warn: loads what core/warning asks before cases are sent.
 */
#ifndef WARN_H
#define WARN_H

#include "core/call/requests.h"
#include "facts.h"

/*
 * ERR_CONFIRM with all warnings unless each of them has been confirmed: what
 * was confirmed is told again beside a new one, so that the next answer is to
 * all of them. Writes nothing.
 */
int
warn_sending(struct ctx *, const struct request_send_args *,
    const struct person_row *supervisor, struct err *);

#endif
