/* SPDX-License-Identifier: MIT */
#include "identity.h"

#include "core/i18n.h"

#define ROOT 0
#define OVERFLOW 65534 /* nobody, and every uid of another user namespace */

bool
identity_nobody(uid_t uid)
{
	return uid == ROOT || uid == OVERFLOW || uid == (uid_t)-1;
}

static int
find(struct store *store, const char *login, struct person_row *person,
    struct err *err)
{
	return store_one(store, QUERY_PERSON_BY_LOGIN, ARGS(arg_text(login)),
	    &person_row_shape, person, err);
}

/* What is kept for a login; *uid is INT_NONE where nothing is. */
static int
kept(struct store *store, const char *login, int64_t *uid, struct err *err)
{
	struct person_row person;
	int rc = store_begin_read(store, err);

	if (rc < 0)
		return rc;
	rc = find(store, login, &person, err);
	*uid = person.uid;
	shape_release(&person_row_shape, &person);
	store_rollback(store);
	return rc;
}

int
identity_keep(
    struct store *store, const char *login, int64_t uid, struct err *err)
{
	int64_t now;
	int rc = kept(store, login, &now, err);

	if (rc <= 0 || now != INT_NONE)
		return rc <= 0 ? rc : now == uid;
	rc = store_begin_write(store, err);
	if (rc == 0)
		rc = store_run(store, QUERY_PERSON_UID,
		    ARGS(arg_text(login), arg_int(uid)), err);
	if (rc == 0)
		rc = store_commit(store, err);
	store_rollback(store);
	if (rc == -ERR_STRANGER) {
		err_clear(err);
		return 0;
	}
	return rc < 0 ? rc : 1;
}

int
identity_load(struct store *store, const char *login, int64_t uid,
    struct person_row *person, struct err *err)
{
	int rc = find(store, login, person, err);

	if (rc == 0)
		return err_set(err, ERR_STRANGER,
		    N_("The login \"%s\" is not registered. Please tell the "
		       "office this name."),
		    login);
	if (rc == 1 && uid != INT_NONE && person->uid != uid)
		return err_set(err, ERR_STRANGER,
		    N_("The login \"%s\" is registered for another account of "
		       "this host. Please tell the office."),
		    login);
	return rc < 0 ? rc : 0;
}
