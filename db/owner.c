/* SPDX-License-Identifier: MIT */
#include "owner.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "db/index.h"
#include "db/login.h"
#include "db/rows.h"

char *
owner_login(const char *chosen)
{
	char *login;

	if (chosen != NULL)
		return heap_dup(chosen);
	login = login_of_uid(getuid());
	return login == NULL ? heap_dup("") : login;
}

static int
enter(struct store *store, const char *login, struct err *err)
{
	char *name = login_full_name(login);
	int rc = store_run(store, QUERY_PERSON_ADD,
	    ARGS(arg_int(1), arg_text("1"), arg_text(name), arg_text(""),
		arg_text(""), arg_text(NULL), arg_int(1), arg_int(1),
		arg_int(1), arg_text(login)),
	    err);

	if (rc == 0)
		rc = index_person(store, 1, err);
	free(name);
	return rc;
}

int
owner_start(struct store *store, const char *login, struct err *err)
{
	struct id_row any;
	int rc = store_begin_write(store, err);

	if (rc == 0)
		rc = store_one(
		    store, QUERY_PERSON_ANY, NO_ARGS, &id_row_shape, &any, err);
	if (rc == 0)
		rc = enter(store, login, err);
	if (rc >= 0)
		rc = store_commit(store, err);
	store_rollback(store);
	return rc;
}
