/* SPDX-License-Identifier: MIT */
/*
 * delivery: when a notice is tried again, and when it is given up.
 *
 * Pure: times and chance are arguments. (domain.md: notices; trust.md: mail
 * server)
 */
#ifndef DELIVERY_H
#define DELIVERY_H

#include <stdbool.h>
#include <stdint.h>

#include "words.h"

#define DELIVERY_LEASE 600 /* seconds the mailer has for its answer */
#define DELIVERY_SECONDS (5 * 86400LL) /* then it is given up */

/* True for what is tried again. */
bool delivery_again(enum delivery);

/*
 * The Unix time of the next try after so many, or TIME_NONE: given up. since
 * is when it was first to be sent. Each wait is a fifth longer or shorter by
 * chance, any number; the last try is at the end of the five days.
 */
int64_t
delivery_next(int64_t tries, int64_t since, int64_t now, uint32_t chance);

/*
 * What a mail server said, as one line of ASCII of at most DETAIL_BYTES
 * (call/mail.h) and without what a terminal could take for more than text;
 * heap, NULL for NULL and for nothing.
 */
char *
delivery_detail(const char *);

#endif
