/* SPDX-License-Identifier: MIT */
/* Programs, where they run, how they end. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/heap.h"
#include "golden.h"
#include "template.h"
#include "verbs.h"

#define DEMO_FILE "../state/shorei/demo/shorei.db" /* from the home */

/* --- On a terminal ------------------------------------------------------- */

static int
act_size(struct play *play, const struct rest *rest)
{
	return verb_size(play, rest, &play->stage.rows, &play->stage.cols);
}

static int
act_term(struct play *play, const struct rest *rest)
{
	words_set(&play->stage.env, heap_printf("TERM=%s", rest->words.at[0]));
	return 0;
}

static int
act_env(struct play *play, const struct rest *rest)
{
	for (size_t i = 0; i < rest->words.n; i++) {
		if (strchr(rest->words.at[i], '=') == NULL)
			return verb_fail(play, "not NAME=VALUE");
		words_set(&play->stage.env, heap_dup(rest->words.at[i]));
	}
	return 0;
}

/* What starts the program and is told so: a shell, for one. */
static int
act_under(struct play *play, const struct rest *rest)
{
	words_release(&play->stage.under);
	for (size_t i = 0; i < rest->words.n; i++)
		words_take(&play->stage.under, heap_dup(rest->words.at[i]));
	return 0;
}

/* A file of the test's folder, by its own name where programs start. */
static int
act_file(struct play *play, const struct rest *rest)
{
	const char *name = rest->words.at[0];
	char *from = heap_printf("%s/%s", play->folder, name);
	char *to =
	    heap_printf("%s/%s", words_get(&play->stage.env, "HOME", 4), name);
	char *real = realpath(from, NULL);
	int result = 0;

	if (real == NULL || symlink(real, to) != 0)
		result = verb_fail(play, "%s", strerror(errno));
	free(real);
	free(from);
	free(to);
	return result;
}

static int
act_session(struct play *play, const struct rest *rest)
{
	stage_session(&play->stage, rest->words.at[0]);
	return 0;
}

static int
run(struct play *play, const struct words *args)
{
	struct tty *tty = stage_tty(&play->stage);

	if (tty != NULL && !tty->ended)
		return verb_fail(play,
		    "the program of this session has not ended: exit first");
	if (stage_run(&play->stage, args) != 0)
		return verb_fail(play, "%s", strerror(errno));
	return 0;
}

static int
act_run(struct play *play, const struct rest *rest)
{
	return run(play, &rest->words);
}

static int
act_demo(struct play *play, const struct rest *rest)
{
	static const char *const before[] = {
	    "--demo", "--now", TEMPLATE_NOW, "--as"};
	struct words args = {0};
	int result;

	if (rest->words.n == 0)
		return 0; /* the state is there since the beginning */
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		words_take(&args, heap_dup(before[i]));
	for (size_t i = 0; i < rest->words.n; i++)
		words_take(&args, heap_dup(rest->words.at[i]));
	result = run(play, &args);
	words_release(&args);
	return result;
}

static int
act_hangup(struct play *play, const struct rest *rest)
{
	(void)rest;
	tty_hangup(stage_tty(&play->stage));
	return 0;
}

static int
signal_number(const char *name)
{
	for (int n = 1; n < NSIG; n++) {
		const char *abbreviation = sigabbrev_np(n);

		if (abbreviation != NULL && strcmp(abbreviation, name) == 0)
			return n;
	}
	return -1;
}

static int
act_signal(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	int n = signal_number(rest->words.at[0]);

	if (n < 0)
		return verb_fail(play, "no such signal");
	if (tty->ended)
		return verb_fail_screen(play);
	kill(tty->pid, n);
	return 0;
}

static int
act_stall(struct play *play, const struct rest *rest)
{
	(void)rest;
	if (tty_stall(stage_tty(&play->stage)) < 0)
		return verb_fail(play, "%s", strerror(errno));
	return 0;
}

/* To all that the program has started: its service. */
static int
act_service(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	int n = signal_number(rest->words.at[0]), found = 0;
	char *path = heap_printf(
	    "/proc/%d/task/%d/children", (int)tty->pid, (int)tty->pid);
	char *children = golden_load(path), *next = children, *end;

	free(path);
	if (children == NULL || n < 0)
		return verb_fail(play, "no such program or signal");
	for (long pid; (pid = strtol(next, &end, 10)) > 0; next = end)
		found += kill((pid_t)pid, n) == 0;
	free(children);
	return found > 0 ? 0 : verb_fail(play, "it has no service");
}

/* A file or folder of the home to another place there. */
static int
act_move(struct play *play, const struct rest *rest)
{
	const char *home = words_get(&play->stage.env, "HOME", 4);
	char *from = heap_printf("%s/%s", home, rest->words.at[0]);
	char *to = heap_printf("%s/%s", home, rest->words.at[1]);
	int result = 0;

	if (rename(from, to) != 0)
		result = verb_fail(play, "%s", strerror(errno));
	free(from);
	free(to);
	return result;
}

struct files {
	char *folder;
	int n;
};

/* A file that is whole, not one on its way to its name. */
static bool
is_whole(const char *name)
{
	return name[strlen(name) - 1] != '~';
}

/* So many files are there, whole, for their owner alone, and no others. */
static int
are_files(struct stage *stage, const void *arg)
{
	const struct files *files = arg;
	DIR *dir = opendir(files->folder);
	const struct dirent *entry;
	struct stat st;
	int n = 0;

	(void)stage;
	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (fstatat(dirfd(dir), entry->d_name, &st,
			AT_SYMLINK_NOFOLLOW) == 0 &&
		    !S_ISDIR(st.st_mode))
			n += st.st_mode == (S_IFREG | 0600) &&
				     is_whole(entry->d_name)
				 ? 1
				 : 1000;
	if (dir != NULL)
		closedir(dir);
	return n == files->n;
}

static int
act_files(struct play *play, const struct rest *rest)
{
	const char *home = words_get(&play->stage.env, "HOME", 4);
	struct files files = {
	    .folder = heap_printf("%s/%s", home, rest->words.at[1]),
	    .n = verb_number(rest->words.at[0], 100)};
	bool there = stage_until(&play->stage, are_files, &files);

	free(files.folder);
	return there ? 0 : verb_fail_screen(play);
}

static int
is_ended(struct stage *stage, const void *arg)
{
	(void)arg;
	return stage_tty(stage)->ended;
}

static int
act_exit(struct play *play, const struct rest *rest)
{
	struct tty *tty = stage_tty(&play->stage);
	const char *word = rest->words.at[0];
	int status = verb_number(word, 255), killer = signal_number(word);

	if (status < 0 && killer < 0)
		return verb_fail(play, "neither a status nor a signal");
	if (!stage_until(&play->stage, is_ended, NULL))
		return verb_fail_screen(play);
	if (WIFEXITED(tty->status) ? WEXITSTATUS(tty->status) == status
				   : WTERMSIG(tty->status) == killer)
		return 0;
	return verb_fail_screen(play);
}

/* --- To completion ------------------------------------------------------- */

static int
act_command(struct play *play, const struct rest *rest)
{
	struct stage *stage = &play->stage;
	struct words args = rest->words;
	int wanted = 0;
	char *ending;

	if (strncmp(args.at[0], "exit=", 5) == 0) {
		wanted = verb_number(args.at[0] + 5, 255);
		if (wanted < 0)
			return verb_fail(play, "not a status");
		args.at++;
		args.n--;
	}
	if (stage_command(stage, &args) != 0)
		return verb_fail(play, "%s", strerror(errno));
	if (WIFEXITED(stage->command_status) &&
	    WEXITSTATUS(stage->command_status) == wanted)
		return 0;
	ending = stage_ending(stage->command_status);
	verb_fail(play, "it %s, not %d\nstdout:\n%sstderr:\n%s", ending, wanted,
	    stage->out, stage->err);
	free(ending);
	return -1;
}

/* Into the demo's database, behind the back of the service. */
static int
act_sql(struct play *play, const struct rest *rest)
{
	struct stage *stage = &play->stage;
	struct words all = {0};
	int rc;

	words_take(&all, heap_dup("sqlite3"));
	words_take(&all, heap_dup("-bail"));
	words_take(&all, heap_dup("-cmd"));
	words_take(&all, heap_dup(".timeout 5000"));
	words_take(&all, heap_dup(DEMO_FILE));
	words_take(&all, heap_dup(rest->text));
	rc = stage_complete(stage, &all);
	words_release(&all);
	if (rc != 0)
		return verb_fail(play, "%s", strerror(errno));
	if (stage->command_status != 0)
		return verb_fail(play, "%s", stage->err);
	return 0;
}

static int
check_printed(struct play *play, const char *printed, const char *text)
{
	if (printed == NULL)
		return verb_fail(play, "no command has been run");
	if (strstr(printed, text) != NULL)
		return 0;
	return verb_fail(play, "it is not in\n%s", printed);
}

static int
act_stdout(struct play *play, const struct rest *rest)
{
	return check_printed(play, play->stage.out, rest->text);
}

static int
act_stderr(struct play *play, const struct rest *rest)
{
	return check_printed(play, play->stage.err, rest->text);
}

const struct verb verbs_program[] = {
    {"size", VERB_WORDS, 2, 2, false, act_size},
    {"term", VERB_WORDS, 1, 1, false, act_term},
    {"env", VERB_WORDS, 1, SIZE_MAX, false, act_env},
    {"under", VERB_WORDS, 0, SIZE_MAX, false, act_under},
    {"file", VERB_WORDS, 1, 1, false, act_file},
    {"session", VERB_WORDS, 1, 1, false, act_session},
    {"run", VERB_WORDS, 0, SIZE_MAX, false, act_run},
    {"demo", VERB_WORDS, 0, SIZE_MAX, false, act_demo},
    {"hangup", VERB_WORDS, 0, 0, true, act_hangup},
    {"signal", VERB_WORDS, 1, 1, true, act_signal},
    {"stall", VERB_WORDS, 0, 0, true, act_stall},
    {"service", VERB_WORDS, 1, 1, true, act_service},
    {"move", VERB_WORDS, 2, 2, false, act_move},
    {"files", VERB_WORDS, 2, 2, false, act_files},
    {"exit", VERB_WORDS, 1, 1, true, act_exit},
    {"command", VERB_WORDS, 1, SIZE_MAX, false, act_command},
    {"sql", VERB_TEXT, 0, 0, false, act_sql},
    {"stdout", VERB_TEXT, 0, 0, false, act_stdout},
    {"stderr", VERB_TEXT, 0, 0, false, act_stderr},
    {0},
};
