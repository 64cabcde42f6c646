/* SPDX-License-Identifier: MIT */
/*
 * admin: what is done on the host, as the user of the service, and not
 * through a call: the first steps of a site and the care of its file.
 *
 * Each prints what it did on standard output; 0 or a negative code.
 */
#ifndef ADMIN_H
#define ADMIN_H

#include "db/shoreid_options.h"

/* An empty society: the directory (0700) and its database. */
int
admin_init(const struct shoreid_options *, struct err *);
/* A login of this host becomes staff (事務局), registered if it isn't yet. */
int
admin_grant_staff(const struct shoreid_options *, struct err *);
/* After a move to a host with other uids: the first connection of each login
 * counts anew (identity.h). ERR_BUSY while somebody works there. */
int
admin_forget_uids(const struct shoreid_options *, struct err *);
/* verify_store on the database, with a head from earlier. */
int
admin_verify(const struct shoreid_options *, struct err *);
/* One moment of the database as a file, while people work. */
int
admin_backup(const struct shoreid_options *, struct err *);
/* A backup that is in order becomes the database of a directory that has
 * none. */
int
admin_restore(const struct shoreid_options *, struct err *);

#endif
