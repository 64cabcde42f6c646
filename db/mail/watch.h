/* SPDX-License-Identifier: MIT */
/*
 * watch: rounds, one after another, each begun when the service says that
 * there are notices.
 *
 * The service is asked to say so by a call that it answers late (mail.wait),
 * so that nobody looks in vain, and a connection that can be cut at any time
 * is all that is held meanwhile. What it says is a hint: without it the next
 * round begins when the time is over, and nothing is lost but that time.
 */
#ifndef MAIL_WATCH_H
#define MAIL_WATCH_H

#include "round.h"

/* Until a signal; poll_ms is the longest from one round to the next. That the
 * service is gone for a while is said once. 0. */
int
watch(struct round *, int64_t poll_ms);

#endif
