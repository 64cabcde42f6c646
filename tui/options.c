/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "core/date.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "place.h"

#define DEMO_LOGIN "yamada"
#define HELP_CELLS 20 /* of the column with the options' names */

#define ROW(name, type, member, value, help)                                   \
	{                                                                      \
		name, type, offsetof(struct options, member), value, help      \
	}

const struct option_row options_rows[] = {
    ROW("demo", OPTION_FLAG, demo, NULL,
	N_("Try it with an invented society, on this machine alone.")),
    ROW("fresh", OPTION_FLAG, fresh, NULL, N_("Begin the demo again.")),
    ROW("private", OPTION_TEXT, dir, "DIR",
	N_("Work with data of your own in this folder.")),
    ROW("host", OPTION_TEXT, host, "USER@SERVER",
	N_("The service of another host, through ssh.")),
    ROW("socket", OPTION_TEXT, socket, "PATH",
	N_("Socket of the service (also SHOREI_SOCKET).")),
    ROW("config", OPTION_TEXT, config, "FILE",
	N_("The configuration file, instead of the host's.")),
    ROW("as", OPTION_TEXT, as, "LOGIN",
	N_("Whom to be, in the demo or with data of your own.")),
    ROW("now", OPTION_TEXT, now, "TIME",
	N_("A fixed clock: 2026-06-15T10:00:00+09:00, or @FILE.")),
    ROW("lang", OPTION_TEXT, lang, "ja|en", N_("The language.")),
    ROW("json", OPTION_FLAG, json, NULL, N_("Answers of commands as JSON.")),
    ROW("plain", OPTION_FLAG, plain, NULL,
	N_("Questions and answers, line by line, for screen readers.")),
    ROW("confirm", OPTION_MANY, confirm, "CODE",
	N_("Say yes to a warning, once for each.")),
    ROW("help", OPTION_FLAG, help, NULL, N_("This text.")),
    ROW("version", OPTION_FLAG, version, NULL, N_("The version.")),
    /* what --host starts on the server */
    ROW("relay", OPTION_FLAG, relay, NULL, NULL),
    /* for the manual */
    ROW("print-keys", OPTION_FLAG, keys, NULL, NULL),
    ROW("print-calls", OPTION_FLAG, calls, NULL, NULL),
    /* for tests: ms after the last key, and at most while typing */
    ROW("save-idle", OPTION_TEXT, save_idle, "MS", NULL),
    ROW("save-every", OPTION_TEXT, save_every, "MS", NULL),
    ROW("keep-idle", OPTION_TEXT, keep_idle, "MS", NULL),
    ROW("keep-every", OPTION_TEXT, keep_every, "MS", NULL),
    ROW("lock-after", OPTION_TEXT, lock_after, "MS", NULL),
    ROW("end-within", OPTION_TEXT, end_within, "MS", NULL),
    {.name = NULL},
};

static size_t
count_rows(const struct option_row *rows)
{
	size_t n = 0;

	while (rows[n].name != NULL)
		n++;
	return n;
}

/* For getopt_long: val is the row's number, from 1 on. */
static struct option *
getopt_table(const struct option_row *rows)
{
	size_t n = count_rows(rows);
	struct option *table = heap_new(n + 1, sizeof *table);

	for (size_t i = 0; i < n; i++)
		table[i] = (struct option){.name = rows[i].name,
		    .has_arg = rows[i].type == OPTION_FLAG ? no_argument
							   : required_argument,
		    .val = (int)i + 1};
	return table;
}

static void
take(const struct option_row *row, void *into, char *value)
{
	void *p = (char *)into + row->offset;
	struct list *list = p;
	const char **all;

	switch (row->type) {
	case OPTION_FLAG:
		*(bool *)p = true;
		break;
	case OPTION_TEXT:
		*(const char **)p = value;
		break;
	case OPTION_MANY:
		all = heap_grow(list->at, list->n + 1, sizeof *all);
		all[list->n++] = value;
		list->at = all;
		break;
	}
}

int
options_read(const struct option_row *rows, bool whole, void *into, int *argc,
    char ***argv, struct err *err)
{
	struct option *table = getopt_table(rows);
	int found, rc = 0;

	opterr = 0; /* the sentence is ours */
	optind = 0; /* glibc's way to begin again */
	while (rc == 0 && (found = getopt_long(*argc, *argv,
			       whole ? ":" : "+:", table, NULL)) != -1) {
		const char *word = (*argv)[optind - 1];

		if (found == ':')
			rc = err_set(
			    err, ERR_USAGE, N_("%s needs a value."), word);
		else if (found == '?')
			rc = err_set(err, ERR_USAGE,
			    N_("There is no option %s here, or it takes no "
			       "value; --help lists them."),
			    word);
		else
			take(&rows[found - 1], into, optarg);
	}
	*argc -= optind;
	*argv += optind;
	free(table);
	return rc;
}

void
options_help(const struct option_row *rows, FILE *out)
{
	char *name, *padded;

	for (; rows->name != NULL; rows++) {
		if (rows->help == NULL)
			continue;
		name = rows->value == NULL
			   ? heap_printf("--%s", rows->name)
			   : heap_printf("--%s %s", rows->name, rows->value);
		/* a long one pushes its text on */
		padded = text_cells(name, strlen(name)) > HELP_CELLS
			     ? heap_dup(name)
			     : text_pad(name, HELP_CELLS);
		fprintf(out, "  %s %s\n", padded, gettext(rows->help));
		free(padded);
		free(name);
	}
}

static int
check_together(const struct options *o, struct err *err)
{
	bool own = o->demo || o->dir != NULL;

	if (o->demo + (o->dir != NULL) + (o->host != NULL) +
		(o->socket != NULL) >
	    1)
		return err_set(err, ERR_USAGE,
		    N_("Only one of --demo, --private, --host and --socket can "
		       "be given."));
	if (o->relay && (own || o->host != NULL))
		return err_set(
		    err, ERR_USAGE, N_("--relay goes with --socket only."));
	if (o->fresh && !o->demo)
		return err_set(
		    err, ERR_USAGE, N_("--fresh goes with --demo only."));
	if ((o->as != NULL || o->now != NULL) && !own)
		return err_set(err, ERR_USAGE,
		    N_("--as and --now go with --demo or --private only."));
	return 0;
}

static int
check_values(const struct options *o, struct err *err)
{
	int64_t at;

	if (o->lang != NULL && strcmp(o->lang, "ja") != 0 &&
	    strcmp(o->lang, "en") != 0)
		return err_set(err, ERR_USAGE, N_("--lang is ja or en."));
	if (o->dir != NULL && o->dir[0] == '\0')
		return err_set(err, ERR_USAGE,
		    N_("--private needs the name of a folder."));
	/* ssh would take it for an option of its own */
	if (o->host != NULL && (o->host[0] == '-' || o->host[0] == '\0'))
		return err_set(err, ERR_USAGE,
		    N_("--host needs a name like user@server, which does not "
		       "begin with -."));
	if (o->now != NULL && o->now[0] != '@' && !time_parse(o->now, &at))
		return err_set(err, ERR_USAGE,
		    N_("--now is a time like 2026-06-15T10:00:00+09:00, or "
		       "@FILE."));
	return 0;
}

/* With the site's language, unless there is the person's. */
static int
configure(struct options *options, struct err *err)
{
	int rc;

	if (options->help || options->version || options->keys ||
	    options->calls)
		return 0;
	rc = config_load(options->config, &options->conf, err);
	if (options->lang == NULL)
		i18n_site(conf_get(&options->conf, CONF_KEY_LANGUAGE));
	return rc;
}

int
options_start(struct options *options, int *argc, char ***argv, struct err *err)
{
	int rc;

	*options = (struct options){0};
	rc = options_read(options_rows, false, options, argc, argv, err);
	if (options->lang != NULL) /* refusals of the others are in it, too */
		i18n_language(options->lang);
	if (rc == 0)
		rc = configure(options, err);
	if (rc == 0)
		rc = check_values(options, err);
	if (rc == 0)
		rc = check_together(options, err);
	return rc;
}

void
options_release(struct options *options)
{
	free(options->confirm.at);
	conf_release(&options->conf);
	*options = (struct options){0};
}

/* What stands in the environment, else in the configuration. */
static const char *
chosen(const char *variable, const struct conf *conf, enum conf_key key)
{
	const char *value = getenv(variable);

	return value == NULL || text_blank(value) ? conf_get(conf, key) : value;
}

const char *
options_ambiguous(const struct options *options)
{
	return chosen("SHOREI_AMBIGUOUS", &options->conf, CONF_KEY_AMBIGUOUS);
}

int
options_connect(const struct options *options, struct connect *want, char **dir,
    struct err *err)
{
	*dir = NULL;
	*want = (struct connect){.dir = options->dir,
	    .as = options->as,
	    .now = options->now,
	    .fixed = options->lang != NULL,
	    .config = options->config,
	    .host = options->host,
	    .ssh = chosen("SHOREI_SSH", &options->conf, CONF_KEY_SSH),
	    .socket = options->socket};
	if (want->socket == NULL)
		want->socket =
		    chosen("SHOREI_SOCKET", &options->conf, CONF_KEY_SOCKET);
	if (options->dir != NULL)
		return place_private(options->dir, err);
	if (!options->demo)
		return 0;
	*dir = place_demo(options->fresh, err);
	if (*dir == NULL)
		return -err->code;
	want->dir = *dir;
	want->sample = true;
	if (want->as == NULL)
		want->as = DEMO_LOGIN;
	return 0;
}
