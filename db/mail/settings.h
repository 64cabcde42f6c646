/* SPDX-License-Identifier: MIT */
/*
 * settings: what the mailer needs to know, out of the configuration, and the
 * login for the mail server out of a file that nobody else can read.
 */
#ifndef MAIL_SETTINGS_H
#define MAIL_SETTINGS_H

#include <stdbool.h>

#include "core/conf.h"

struct settings {
	bool by_program;    /* sendmail(8), not a mail server */
	bool starttls, tls; /* asked for, or from the first byte */
	const char *server; /* these are borrowed from the configuration */
	const char *port, *ca, *program;
	const char *from, *name, *reply_to;
	char *login, *password; /* heap; NULL: without */
};

/* credentials: the folder that systemd gives a service, or NULL. What does not
 * go together is refused with its line. ERR_USAGE. Release it either way. */
int
settings_load(struct settings *, const struct conf *, const char *credentials,
    struct err *);
/* Leaves no password in memory. */
void
settings_release(struct settings *);

#endif
