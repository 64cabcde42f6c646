/* SPDX-License-Identifier: MIT */
/*
 * shorei-mail: notices go out as mail. A client of the service like any
 * other, known by its uid; the only program that holds the login of a mail
 * server and sees a network. It never opens the database.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <syslog.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/install.h"
#include "db/config.h"
#include "mail_options.h"
#include "round.h"
#include "watch.h"

/*
 * libcurl, what encrypts for it and the resolver obey the environment: a
 * proxy, a file for the keys of a connection, another list of certificates.
 * Nothing of it stays but language and zone. Returns the folder of
 * credentials, heap, or NULL.
 */
static char *
clean_environment(void)
{
	static const char *const kept[] = {
	    "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "TZ"};
	char *values[sizeof kept / sizeof *kept];
	char *credentials = heap_dup(getenv("CREDENTIALS_DIRECTORY"));

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		values[i] = heap_dup(getenv(kept[i]));
	clearenv();
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		if (values[i] != NULL)
			setenv(kept[i], values[i], 1);
		free(values[i]);
	}
	return credentials;
}

/* The password stands in no core file. */
static void
keep_memory(bool watched)
{
	const struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	if (watched)
		prctl(PR_SET_DUMPABLE, 0);
}

/* They wait until somebody looks: what is under way is finished. */
static void
hold_ends(sigset_t *ends)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGPIPE, &ignore, NULL);
	sigemptyset(ends);
	sigaddset(ends, SIGTERM);
	sigaddset(ends, SIGINT);
	sigaddset(ends, SIGHUP);
	sigprocmask(SIG_BLOCK, ends, NULL);
}

static int
once(struct round *round, struct err *err)
{
	int rc = round_run(round, err);

	if (rc == 0 && round->misconfigured)
		rc = err_set(err, ERR_STATE,
		    N_("Notices can't be sent: see the office's list of "
		       "notices for what the mail server says."));
	return rc;
}

static int
work(const struct mail_options *o, const struct conf *conf,
    const char *credentials, struct err *err)
{
	struct settings settings;
	sigset_t ends;
	struct round round = {.settings = &settings,
	    .socket =
		o->socket != NULL ? o->socket : conf_get(conf, CONF_KEY_SOCKET),
	    .patience = o->patience,
	    .ends = &ends};
	int rc = settings_load(&settings, conf, credentials, err);

	hold_ends(&ends);
	if (rc == 0)
		rc = o->once ? once(&round, err) : watch(&round, o->poll_ms);
	round_end(&round);
	settings_release(&settings);
	return rc;
}

static int
start(const struct mail_options *o, const char *credentials, struct err *err)
{
	struct conf conf;
	int rc = config_load(o->config, &conf, err);

	i18n_site(conf_get(&conf, CONF_KEY_LANGUAGE));
	if (rc == 0)
		rc = config_zone(&conf, err);
	if (rc == 0)
		rc = work(o, &conf, credentials, err);
	conf_release(&conf);
	return rc;
}

int
main(int argc, char **argv)
{
	char *credentials = clean_environment(), *locale = install_locale();
	struct mail_options o;
	struct err err = {0};
	int rc;

	i18n_start(locale, NULL);
	free(locale);
	openlog("shorei-mail", LOG_PID, LOG_MAIL);
	rc = mail_options_parse(argc, argv, &o, &err);
	keep_memory(rc == 0 && o.watch);
	if (rc == 0 && o.help)
		fputs(mail_options_usage(), stdout);
	else if (rc == 0)
		rc = start(&o, credentials, &err);
	if (rc < 0)
		fprintf(stderr, "%s\n", err.text);
	rc = err_status(err.code);
	err_clear(&err);
	free(credentials);
	closelog();
	return rc;
}
