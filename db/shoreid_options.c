/* SPDX-License-Identifier: MIT */
#include "shoreid_options.h"

#include <getopt.h>
#include <string.h>

#include "core/i18n.h"
#include "db/digest.h"

#define WITH(task) (1U << (task))

/* A task, or a word or a switch that goes with some tasks. */
struct row {
	const char *name;
	int has_word;
	enum task task;
	size_t offset;  /* of the word or the switch, when it is no task */
	unsigned tasks; /* that take it */
};

#define AT(m) offsetof(struct shoreid_options, m)
#define WORD(m, n, t)                                                          \
	{                                                                      \
		.name = n, .has_word = required_argument, .offset = AT(m),     \
		.tasks = t                                                     \
	}
#define SWITCH(m, n, t)                                                        \
	{                                                                      \
		.name = n, .offset = AT(m), .tasks = t                         \
	}

#define EVERY (~0U)

static const struct row rows[] = {
    {.name = "help", .task = TASK_HELP},
    {.name = "stdio", .task = TASK_STDIO},
    {.name = "listen", .has_word = optional_argument, .task = TASK_LISTEN},
    {.name = "init", .task = TASK_INIT},
    {.name = "grant-staff",
	.has_word = required_argument,
	.task = TASK_GRANT_STAFF},
    {.name = "forget-uids", .task = TASK_FORGET_UIDS},
    {.name = "verify", .task = TASK_VERIFY},
    {.name = "backup", .has_word = required_argument, .task = TASK_BACKUP},
    {.name = "restore", .has_word = required_argument, .task = TASK_RESTORE},
    WORD(config, "config", EVERY),
    WORD(data, "data", EVERY),
    WORD(as, "as", WITH(TASK_STDIO)),
    WORD(now, "now", WITH(TASK_STDIO)),
    WORD(head, "head", WITH(TASK_VERIFY)),
    SWITCH(sample, "sample", WITH(TASK_STDIO)),
    SWITCH(as_mailer, "as-mailer", WITH(TASK_STDIO)),
};

#define ROWS (sizeof rows / sizeof *rows)

const char *
shoreid_options_usage(void)
{
	return "usage: shoreid --listen [PATH] [--data DIR]\n"
	       "       shoreid --stdio --data DIR [--as LOGIN] [--now TIME]"
	       " [--sample]\n"
	       "       shoreid --stdio --data DIR --as-mailer [--now TIME]\n"
	       "       shoreid --init [--data DIR]\n"
	       "       shoreid --grant-staff LOGIN [--data DIR]\n"
	       "       shoreid --forget-uids [--data DIR]\n"
	       "       shoreid --verify [--data DIR] [--head HASH]\n"
	       "       shoreid --backup FILE [--data DIR]\n"
	       "       shoreid --restore FILE [--data DIR]\n"
	       "       Each of them takes --config FILE.\n";
}

static int
take(struct shoreid_options *o, const struct row *row, const char *word,
    struct err *err)
{
	if (row->task != TASK_NONE && o->task != TASK_NONE)
		return err_set(err, ERR_USAGE,
		    N_("shoreid does one thing at a time: --%s can't stand "
		       "here, too."),
		    row->name);
	if (row->task != TASK_NONE) {
		o->task = row->task;
		o->word = word;
	} else if (row->has_word == no_argument) {
		*(bool *)((char *)o + row->offset) = true;
	} else {
		*(const char **)((char *)o + row->offset) = word;
	}
	return 0;
}

static bool
given(const struct shoreid_options *o, const struct row *row)
{
	if (row->task != TASK_NONE)
		return false;
	if (row->has_word == no_argument)
		return *(const bool *)((const char *)o + row->offset);
	return *(const char *const *)((const char *)o + row->offset) != NULL;
}

static bool
is_head(const char *text)
{
	return strlen(text) == DIGEST_HEX - 1 &&
	       strspn(text, "0123456789abcdefABCDEF") == DIGEST_HEX - 1;
}

/* What was given fits the task. Who it is comes from the kernel when others
 * can connect, so a listening service takes no --as. */
static int
check(const struct shoreid_options *o, struct err *err)
{
	if (o->task == TASK_HELP)
		return 0;
	if (o->task == TASK_NONE)
		return err_set(err, ERR_USAGE,
		    N_("shoreid takes one task; see shoreid --help."));
	if (o->task == TASK_STDIO && o->data == NULL)
		return err_set(err, ERR_USAGE,
		    N_("--stdio needs --data DIR: the service's data are not "
		       "one person's."));
	for (size_t i = 0; i < ROWS; i++)
		if (given(o, &rows[i]) && (rows[i].tasks & WITH(o->task)) == 0)
			return err_set(err, ERR_USAGE,
			    N_("--%s does not go with this task."),
			    rows[i].name);
	if (o->as != NULL && o->as_mailer)
		return err_set(err, ERR_USAGE,
		    N_("The mailer is no person: --as does not go with "
		       "--as-mailer."));
	if (o->head != NULL && !is_head(o->head))
		return err_set(err, ERR_USAGE,
		    N_("--head takes the 64 hex digits that --verify printed, "
		       "not \"%s\"."),
		    o->head);
	return 0;
}

/* getopt takes an optional word only as --listen=PATH. */
static const char *
word_of(const struct row *row, int argc, char **argv)
{
	if (optarg == NULL && row->has_word == optional_argument &&
	    optind < argc && argv[optind][0] != '-')
		return argv[optind++];
	return optarg;
}

int
shoreid_options_parse(
    int argc, char **argv, struct shoreid_options *o, struct err *err)
{
	struct option longs[ROWS + 1] = {{0}};
	int c, at = 0, rc = 0;

	*o = (struct shoreid_options){0};
	for (size_t i = 0; i < ROWS; i++)
		longs[i] = (struct option){
		    .name = rows[i].name, .has_arg = rows[i].has_word};
	while (rc == 0 && (c = getopt_long(argc, argv, "", longs, &at)) != -1)
		rc = c == 0 ? take(o, &rows[at], word_of(&rows[at], argc, argv),
				  err)
			    : err_set(err, ERR_USAGE, NULL);
	if (rc == 0 && optind != argc)
		rc = err_set(err, ERR_USAGE, N_("\"%s\" is a word too many."),
		    argv[optind]);
	return rc < 0 ? rc : check(o, err);
}

void
shoreid_options_settle(struct shoreid_options *o, const struct conf *conf)
{
	if (o->data == NULL)
		o->data = conf_get(conf, CONF_KEY_DATA);
	o->mailer = conf_get(conf, CONF_KEY_MAILER);
	o->open_with = conf_get(conf, CONF_KEY_OPEN_WITH);
	if (o->task == TASK_LISTEN && o->word == NULL)
		o->word = conf_get(conf, CONF_KEY_SOCKET);
}
