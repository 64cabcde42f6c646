/* SPDX-License-Identifier: MIT */
#include "mail_options.h"

#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>

#include "core/i18n.h"

#define CONNECT_MS 20000
#define SEND_MS 120000
#define POLL_MS 60000
#define MOST_MS 240000 /* twice that is less than the service waits */

enum kind { SWITCH, WORD, NUMBER };

static const struct row {
	const char *name;
	enum kind kind;
	size_t offset;
} rows[] = {
    {"help", SWITCH, offsetof(struct mail_options, help)},
    {"once", SWITCH, offsetof(struct mail_options, once)},
    {"watch", SWITCH, offsetof(struct mail_options, watch)},
    {"config", WORD, offsetof(struct mail_options, config)},
    {"socket", WORD, offsetof(struct mail_options, socket)},
    {"connect-ms", NUMBER, offsetof(struct mail_options, patience.connect)},
    {"send-ms", NUMBER, offsetof(struct mail_options, patience.send)},
    {"poll-ms", NUMBER, offsetof(struct mail_options, poll_ms)},
};

#define ROWS (sizeof rows / sizeof *rows)

const char *
mail_options_usage(void)
{
	return "usage: shorei-mail --once [--config FILE] [--socket PATH]\n"
	       "       shorei-mail --watch [--config FILE] [--socket PATH]"
	       " [--poll-ms N]\n"
	       "       Both take --connect-ms N and --send-ms N.\n";
}

static int
take_number(const struct row *row, long *to, struct err *err)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(optarg, &end, 10);
	if (errno != 0 || end == optarg || *end != '\0' || n < 1 || n > MOST_MS)
		return err_set(err, ERR_USAGE,
		    N_("--%s takes a number from 1 to %d."), row->name,
		    MOST_MS);
	*to = n;
	return 0;
}

static int
take(struct mail_options *o, const struct row *row, struct err *err)
{
	void *to = (char *)o + row->offset;

	switch (row->kind) {
	case SWITCH:
		*(bool *)to = true;
		return 0;
	case WORD:
		*(const char **)to = optarg;
		return 0;
	case NUMBER:
		return take_number(row, to, err);
	}
	return 0;
}

int
mail_options_parse(
    int argc, char **argv, struct mail_options *o, struct err *err)
{
	struct option longs[ROWS + 1] = {{0}};
	int c, at = 0, rc = 0;

	*o = (struct mail_options){
	    .patience = {CONNECT_MS, SEND_MS}, .poll_ms = POLL_MS};
	for (size_t i = 0; i < ROWS; i++)
		longs[i] = (struct option){.name = rows[i].name,
		    .has_arg = rows[i].kind == SWITCH ? no_argument
						      : required_argument};
	while (rc == 0 && (c = getopt_long(argc, argv, "", longs, &at)) != -1)
		rc = c == 0 ? take(o, &rows[at], err)
			    : err_set(err, ERR_USAGE, NULL);
	if (rc == 0 && optind != argc)
		rc = err_set(err, ERR_USAGE, N_("\"%s\" is a word too many."),
		    argv[optind]);
	if (rc == 0 && !o->help && o->once == o->watch)
		rc = err_set(err, ERR_USAGE,
		    N_("shorei-mail takes --once or --watch; see shorei-mail "
		       "--help."));
	return rc;
}
