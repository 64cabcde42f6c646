/* SPDX-License-Identifier: MIT */
/* mail_options: what shorei-mail was asked to do. */
#ifndef MAIL_OPTIONS_H
#define MAIL_OPTIONS_H

#include <stdbool.h>

#include "core/err.h"
#include "smtp.h"

/* Texts are borrowed from the arguments, NULL when not given. */
struct mail_options {
	bool help, once, watch;
	const char *config, *socket;
	struct patience patience;
	long poll_ms; /* at most, from one look to the next */
};

/* ERR_USAGE with what can't be understood. */
int
mail_options_parse(int argc, char **argv, struct mail_options *, struct err *);
/* The lines of --help; borrowed. */
const char *
mail_options_usage(void);

#endif
