/* SPDX-License-Identifier: MIT */
/* session_login: what a greeting leaves to be written. */
#include "db/audit.h"
#include "session.h"

static int
keep(struct session *session, struct err *err)
{
	int64_t person = session->came.person, at = session->came.at;
	int rc = store_begin_write(session->store, err);

	if (rc == 0)
		rc = store_run(session->store, QUERY_PERSON_LOGIN,
		    ARGS(arg_int(person), arg_int(at)), err);
	if (rc == 0)
		rc = audit_add(session->store, at, person,
		    calls[CALL_HELLO].name, "", "DONE", err);
	if (rc == 0)
		rc = store_commit(session->store, err);
	store_rollback(session->store);
	return rc;
}

void
session_settle(struct session *session)
{
	struct err err = {0};

	if (session->came.at == 0)
		return;
	keep(session, &err);
	session_log(session, calls[CALL_HELLO].name, "", err.code);
	session->came.at = 0;
	err_clear(&err);
}
