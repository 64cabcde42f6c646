/* SPDX-License-Identifier: MIT */
/* shoreid: the service. Owns the one database; see session.h. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/install.h"
#include "db/admin.h"
#include "db/clock.h"
#include "db/config.h"
#include "db/listen.h"
#include "db/owner.h"
#include "db/place.h"
#include "db/sample/sample.h"
#include "db/session.h"
#include "db/shoreid_options.h"
#include "db/store/store.h"

/* Who begins a store; a mailer finds one that is there. */
static int
start(const struct shoreid_options *o, struct store *store,
    const struct clock *clock, const char *login, struct err *err)
{
	if (o->as_mailer)
		return 0;
	return o->sample ? sample_start(store, clock, err)
			 : owner_start(store, login, err);
}

/* One person on standard input and output, as in a private directory. */
static int
serve_stdio(const struct shoreid_options *o, struct err *err)
{
	struct store *store = NULL;
	struct session session;
	struct clock clock;
	char *login = owner_login(o->as);
	int place = -1, rc = clock_init(&clock, o->now, err);

	if (rc == 0)
		rc = place = place_hold(o->data, false, err);
	if (rc >= 0)
		rc = store_open(o->data, &store, err);
	if (rc == 0)
		rc = start(o, store, &clock, login, err);
	if (rc == 0) {
		session_init(
		    &session, store, &clock, o->as_mailer ? o->mailer : login);
		session.mailer = o->as_mailer;
		session.open_with = o->open_with;
		session_serve(&session, STDIN_FILENO, STDOUT_FILENO);
		session_release(&session);
	}
	store_close(store);
	if (place >= 0)
		close(place);
	free(login);
	return rc;
}

static int
serve_listening(const struct shoreid_options *o, struct err *err)
{
	const struct listen_site site = {o->data, o->mailer, o->open_with};
	int place = place_hold(o->data, false, err), rc;

	if (place < 0)
		return place;
	rc = listen_serve(o->word, &site, err);
	close(place);
	return rc;
}

static int
help(void)
{
	fputs(shoreid_options_usage(), stdout);
	return 0;
}

static int (*const tasks[])(const struct shoreid_options *, struct err *) = {
    [TASK_STDIO] = serve_stdio,
    [TASK_LISTEN] = serve_listening,
    [TASK_INIT] = admin_init,
    [TASK_GRANT_STAFF] = admin_grant_staff,
    [TASK_FORGET_UIDS] = admin_forget_uids,
    [TASK_VERIFY] = admin_verify,
    [TASK_BACKUP] = admin_backup,
    [TASK_RESTORE] = admin_restore,
};

/* What the host's file says of what was asked for, and then that. */
static int
do_task(struct shoreid_options *o, struct err *err)
{
	struct conf conf;
	int rc = config_load(o->config, &conf, err);

	i18n_site(conf_get(&conf, CONF_KEY_LANGUAGE));
	if (rc == 0)
		rc = config_zone(&conf, err);
	shoreid_options_settle(o, &conf);
	if (rc == 0)
		rc = tasks[o->task](o, err);
	conf_release(&conf);
	return rc;
}

int
main(int argc, char **argv)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct shoreid_options o;
	struct err err = {0};
	char *locale = install_locale();
	int rc;

	i18n_start(locale, NULL);
	free(locale);
	sigaction(SIGPIPE, &ignore, NULL);
	openlog("shoreid", LOG_PID, LOG_DAEMON);
	rc = shoreid_options_parse(argc, argv, &o, &err);
	if (rc == 0)
		rc = o.task == TASK_HELP ? help() : do_task(&o, &err);
	if (rc < 0)
		fprintf(stderr, "%s\n", err.text);
	rc = err_status(err.code);
	err_clear(&err);
	closelog();
	return rc;
}
