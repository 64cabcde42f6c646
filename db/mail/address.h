/* SPDX-License-Identifier: MIT */
/*
 * address: which mail addresses are used at all.
 *
 * A dot-atom, "@" and a domain of letters, digits and hyphens (RFC 5321), all
 * ASCII, within the lengths of RFC 5321 4.5.3.1. Quoted local parts, address
 * literals and routes are refused on purpose: what passes can stand in a
 * header, in a command of SMTP and in an argument as it is.
 */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

#include <stdbool.h>

bool
address_fits(const char *);
/* What stands behind the "@"; borrowed. Of one that fits. */
const char *
address_domain(const char *);
/* The same form without a local part: the name of a mail server, or an IPv4
 * address. */
bool
address_host(const char *);

#endif
