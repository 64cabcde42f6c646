/* SPDX-License-Identifier: MIT */
/* sendmail: a mail to a program of this host, sendmail(8) or what stands for
 * it, without a shell. */
#ifndef MAIL_SENDMAIL_H
#define MAIL_SENDMAIL_H

#include "smtp.h"

/* program is a path; it has ms milliseconds. */
void
sendmail_send(
    const char *program, long ms, const struct parcel *, struct attempt *);

#endif
