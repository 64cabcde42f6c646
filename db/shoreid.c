/* SPDX-License-Identifier: MIT */
/* shoreid: the service. Owns the one database; see session.h. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/install.h"
#include "db/clock.h"
#include "db/listen.h"
#include "db/owner.h"
#include "db/sample/sample.h"
#include "db/session.h"
#include "db/store/store.h"

#define DEFAULT_ZONE "Asia/Tokyo"

struct arguments {
	const char *data, *listen, *as, *now;
	bool stdio, sample;
};

static const struct option longs[] = {
    {"stdio", no_argument, NULL, 's'},
    {"listen", required_argument, NULL, 'l'},
    {"data", required_argument, NULL, 'd'},
    {"as", required_argument, NULL, 'a'},
    {"now", required_argument, NULL, 'n'},
    {"sample", no_argument, NULL, 'S'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static void
usage(FILE *out)
{
	fputs("usage: shoreid --stdio --data DIR [--as LOGIN] [--now TIME]"
	      " [--sample]\n"
	      "       shoreid --listen PATH --data DIR\n",
	    out);
}

static int
parse(int argc, char **argv, struct arguments *a, struct err *err)
{
	int c;

	*a = (struct arguments){0};
	while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1)
		switch (c) {
		case 's':
			a->stdio = true;
			break;
		case 'l':
			a->listen = optarg;
			break;
		case 'd':
			a->data = optarg;
			break;
		case 'a':
			a->as = optarg;
			break;
		case 'n':
			a->now = optarg;
			break;
		case 'S':
			a->sample = true;
			break;
		case 'h':
			usage(stdout);
			exit(0);
		default:
			return err_set(err, ERR_USAGE, NULL);
		}
	if (optind != argc || a->data == NULL ||
	    a->stdio == (a->listen != NULL))
		return err_set(err, ERR_USAGE,
		    N_("shoreid takes --data DIR and either --stdio or "
		       "--listen PATH."));
	/* who it is comes from the kernel when others can connect */
	if (a->listen != NULL && (a->as != NULL || a->now != NULL || a->sample))
		return err_set(err, ERR_USAGE,
		    N_("A listening service takes no --as, --now or "
		       "--sample."));
	return 0;
}

/* One person on standard input and output, as in a private directory. */
static int
serve_stdio(const struct arguments *a, struct err *err)
{
	struct store *store = NULL;
	struct session session;
	struct clock clock;
	char *login = owner_login(a->as);
	int rc = clock_init(&clock, a->now, err);

	if (rc == 0)
		rc = store_open(a->data, &store, err);
	if (rc == 0)
		rc = a->sample ? sample_start(store, &clock, err)
			       : owner_start(store, login, err);
	if (rc == 0) {
		session_init(&session, store, &clock, login);
		session_serve(&session, STDIN_FILENO, STDOUT_FILENO);
		session_release(&session);
	}
	store_close(store);
	free(login);
	return rc;
}

int
main(int argc, char **argv)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct arguments a;
	struct err err = {0};
	char *locale = install_locale();
	int rc;

	setenv("TZ", DEFAULT_ZONE, 0);
	i18n_start(locale, NULL);
	free(locale);
	sigaction(SIGPIPE, &ignore, NULL);
	openlog("shoreid", LOG_PID, LOG_DAEMON);
	rc = parse(argc, argv, &a, &err);
	if (rc == 0 && a.listen != NULL)
		rc = listen_serve(a.listen, a.data, &err);
	else if (rc == 0)
		rc = serve_stdio(&a, &err);
	if (rc < 0)
		fprintf(stderr, "%s\n", err.text);
	rc = err_status(err.code);
	err_clear(&err);
	closelog();
	return rc;
}
