/* SPDX-License-Identifier: MIT */
#include "admin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "db/clock.h"
#include "db/index.h"
#include "db/login.h"
#include "db/place.h"
#include "db/rows.h"
#include "db/verify.h"

static const struct clock clock_of_host = {.frozen = TIME_NONE};

/* One row of the audit by the service itself, and the end of a transaction. */
static int
finish(
    struct store *store, const char *task, const char *subject, struct err *err)
{
	int rc = audit_add(store, clock_now(&clock_of_host), AUDIT_SERVICE,
	    task, subject, "DONE", err);

	return rc < 0 ? rc : store_commit(store, err);
}

static int
first_row(const char *data, struct err *err)
{
	struct store *store = NULL;
	int rc = store_open(data, &store, err);

	if (rc == 0)
		rc = store_begin_write(store, err);
	if (rc == 0)
		rc = finish(store, "init", "", err);
	store_close(store);
	return rc;
}

int
admin_init(const struct shoreid_options *o, struct err *err)
{
	int place = -1, rc = place_make(o->data, err);

	if (rc == 0)
		rc = place = place_hold(o->data, true, err);
	if (rc >= 0)
		rc = place_is_empty(o->data, err);
	if (rc == 0)
		rc = first_row(o->data, err);
	if (place >= 0)
		close(place);
	if (rc == 0)
		printf(_("An empty society is in %s.\n"), o->data);
	return rc;
}

/* His number is the login until the list of members gives him another. */
static int
enter_staff(struct store *store, const char *login, struct err *err)
{
	char *name = login_full_name(login);
	struct person_row same;
	int rc = store_one(store, QUERY_PERSON_BY_MEMBER, ARGS(arg_text(login)),
	    &person_row_shape, &same, err);

	shape_release(&person_row_shape, &same);
	if (rc == 1)
		rc = err_set(err, ERR_STATE,
		    N_("\"%s\" is the number of another member."), login);
	if (rc == 0)
		rc = store_run(store, QUERY_PERSON_ADD,
		    ARGS(arg_int(INT_NONE), arg_text(login), arg_text(name),
			arg_text(""), arg_text(""), arg_text(NULL), arg_int(0),
			arg_int(1), arg_int(1), arg_text(login)),
		    err);
	if (rc == 0)
		rc = index_person(store, store_last_id(store), err);
	free(name);
	return rc;
}

static int
grant(struct store *store, const char *login, struct err *err)
{
	struct person_row person;
	int rc = store_one(store, QUERY_PERSON_BY_LOGIN, ARGS(arg_text(login)),
	    &person_row_shape, &person, err);

	if (rc == 1)
		rc = store_run(store, QUERY_PERSON_GRANT_STAFF,
		    ARGS(arg_int(person.id)), err);
	else if (rc == 0)
		rc = enter_staff(store, login, err);
	shape_release(&person_row_shape, &person);
	return rc;
}

/* Else whoever is given that account one day would be staff. */
static int
check_account(const char *login, struct err *err)
{
	if (text_check_line(login, strlen(login)) == TEXT_OK &&
	    login_exists(login))
		return 0;
	return err_set(
	    err, ERR_NOT_FOUND, N_("This host has no account of that name."));
}

/* Work in the database of the directory, and its row of the audit. */
static int
change(const struct shoreid_options *o, bool alone, const char *task,
    int (*work)(struct store *, const char *word, struct err *),
    struct err *err)
{
	const char *subject = o->word == NULL ? "" : o->word;
	struct store *store = NULL;
	int place = -1, rc = place_has_database(o->data, err);

	if (rc == 0)
		rc = place_is_ours(o->data, err);
	if (rc == 0)
		rc = place = place_hold(o->data, alone, err);
	if (rc >= 0)
		rc = store_open(o->data, &store, err);
	if (rc == 0)
		rc = store_begin_write(store, err);
	if (rc == 0)
		rc = work(store, o->word, err);
	if (rc == 0)
		rc = finish(store, task, subject, err);
	store_close(store);
	if (place >= 0)
		close(place);
	return rc;
}

int
admin_grant_staff(const struct shoreid_options *o, struct err *err)
{
	int rc = check_account(o->word, err);

	if (rc == 0)
		rc = change(o, false, "grant-staff", grant, err);
	if (rc == 0)
		printf(_("%s is staff now.\n"), o->word);
	return rc;
}

static int
forget(struct store *store, const char *word, struct err *err)
{
	(void)word;
	return store_run(store, QUERY_PERSON_FORGET_UIDS, NO_ARGS, err);
}

/* Alone: who is connected was let in by what is forgotten. */
int
admin_forget_uids(const struct shoreid_options *o, struct err *err)
{
	int rc = change(o, true, "forget-uids", forget, err);

	if (rc == 0)
		puts(_("The uid of each account is kept anew at its first "
		       "connection."));
	return rc;
}

/* The head is for whoever keeps it in another place. */
static void
print_walk(int schema, const struct audit_walk *walk)
{
	if (schema < AUDIT_SCHEMA)
		printf(_("The audit of schema %d is no chain yet.\n"), schema);
	else
		printf(_("The audit has %lld rows; its head is %s\n"),
		    (long long)walk->rows, walk->head);
	if (walk->kept >= 0)
		printf(
		    _("The kept head is row %lld.\n"), (long long)walk->kept);
}

static int
verify_file(const char *file, const char *kept, struct err *err)
{
	struct store *store = NULL;
	struct audit_walk walk;
	int schema, rc = store_inspect(file, &store, err);

	if (rc == 0)
		rc = verify_store(store, kept, &walk, err);
	if (rc == 0)
		rc = store_schema(store, &schema, err);
	if (rc == 0)
		print_walk(schema, &walk);
	store_close(store);
	return rc;
}

int
admin_verify(const struct shoreid_options *o, struct err *err)
{
	char *path = place_database(o->data);
	int rc = place_has_database(o->data, err);

	if (rc == 0)
		rc = verify_file(path, o->head, err);
	free(path);
	return rc;
}

int
admin_backup(const struct shoreid_options *o, struct err *err)
{
	char *path = place_database(o->data);
	struct store *store = NULL;
	int place = -1, rc = place_has_database(o->data, err);

	if (rc == 0)
		rc = place = place_hold(o->data, false, err);
	if (rc >= 0)
		rc = store_inspect(path, &store, err);
	if (rc == 0)
		rc = store_copy(store, o->word, err);
	store_close(store);
	/* it is kept even if the audit is broken */
	if (rc == 0)
		rc = verify_file(o->word, NULL, err);
	if (place >= 0)
		close(place);
	free(path);
	return rc;
}

static int
restore(const char *file, const char *data, struct err *err)
{
	char *path = place_database(data);
	struct store *store = NULL;
	struct audit_walk walk;
	int schema, rc = store_inspect(file, &store, err);

	if (rc == 0)
		rc = store_schema(store, &schema, err);
	if (rc == 0)
		rc = verify_store(store, NULL, &walk, err);
	if (rc == 0)
		rc = store_copy(store, path, err);
	if (rc == 0)
		print_walk(schema, &walk);
	store_close(store);
	free(path);
	return rc;
}

int
admin_restore(const struct shoreid_options *o, struct err *err)
{
	int place = -1, rc = place_make(o->data, err);

	if (rc == 0)
		rc = place = place_hold(o->data, true, err);
	if (rc >= 0)
		rc = place_is_empty(o->data, err);
	if (rc == 0)
		rc = restore(o->word, o->data, err);
	if (place >= 0)
		close(place);
	return rc;
}
