/* SPDX-License-Identifier: MIT */
/*
 * service: the mailer's end of the service's socket. A call can be sent now
 * and its answer be read later, so that the service works while a mail goes
 * out. (house.md: one call, from key to disk)
 */
#ifndef MAIL_SERVICE_H
#define MAIL_SERVICE_H

#include <stdint.h>

#include "core/call/call.h"
#include "core/wire.h"

#define SERVICE_MS 30000 /* for a call */

/* Zeroed it is none. */
struct service {
	int fd; /* 0: none */
	struct wire wire;
	int64_t sent, answered; /* ids of the last ones */
};

/* The listening service of that path. ERR_NO_SERVICE, ERR_USAGE. */
int
service_open(struct service *, const char *path, struct err *);
void
service_close(struct service *);
bool
service_is_open(const struct service *);

/* Answers come in the order of the calls. */
int
service_send(struct service *, enum call_id, const void *args, struct err *);
/* reply is to be released also after a refusal of the service, which err has.
 * ERR_NO_SERVICE, ERR_PROTOCOL: the connection is of no use any more. */
int
service_answer(struct service *, enum call_id, void *reply, struct err *);

#endif
