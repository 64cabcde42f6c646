/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/heap.h"
#include "golden.h"
#include "place.h"

int
stage_open(struct stage *stage, const struct setup *setup, const char *place)
{
	*stage = (struct stage){
	    .setup = setup, .place = place, .rows = 24, .cols = 80};
	words_set(&stage->env, heap_dup("TERM=xterm-256color"));
	stage_session(stage, "1");
	return place_settle(place, &stage->env);
}

/* --- Waiting ------------------------------------------------------------- */

#define LOOK_MS 20 /* for what no descriptor tells: a file that comes */

static long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000L;
}

static void
note_end(struct stage *stage, pid_t pid, int status)
{
	if (pid == stage->command) {
		stage->command_ended = true;
		stage->command_status = status;
	}
	for (size_t i = 0; i < stage->n; i++) {
		struct tty *tty = &stage->actor[i]->tty;

		if (tty->pid == pid && !tty->ended) {
			tty->ended = true;
			tty->status = status;
		}
	}
}

/* false: there is no child left, not even a grandchild (a subreaper). */
static bool
reap(struct stage *stage)
{
	struct signalfd_siginfo seen[8];
	int status;
	pid_t pid;

	while (read(stage->setup->children, seen, sizeof seen) > 0)
		continue;
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		note_end(stage, pid, status);
	return pid == 0;
}

/* Waits at most ms for anything to happen, and takes it in. */
static void
turn(struct stage *stage, long ms)
{
	struct pollfd *fd = heap_new(stage->n + 1, sizeof *fd);

	fd[0] = (struct pollfd){.fd = stage->setup->children, .events = POLLIN};
	for (size_t i = 0; i < stage->n; i++) {
		struct tty *tty = &stage->actor[i]->tty;

		fd[i + 1].fd = tty->eof ? -1 : tty->fd;
		fd[i + 1].events = tty_events(tty);
	}
	if (poll(fd, stage->n + 1, (int)ms) > 0) {
		for (size_t i = 0; i < stage->n; i++) {
			if (fd[i + 1].revents != 0)
				tty_io(&stage->actor[i]->tty);
		}
	}
	reap(stage);
	free(fd);
}

bool
stage_until(struct stage *stage, int (*is)(struct stage *, const void *),
    const void *arg)
{
	long end = now() + stage->setup->limit, left;
	int answer;

	turn(stage, 0); /* what is already there counts */
	while ((answer = is(stage, arg)) == 0 && (left = end - now()) > 0)
		turn(stage, left < LOOK_MS ? left : LOOK_MS);
	return answer > 0;
}

void
stage_quiet(struct stage *stage, long ms)
{
	struct tty *tty = stage_tty(stage);
	long end = now() + stage->setup->limit, since = now(), left;
	size_t seen = tty->read;

	while (!tty->eof && now() < end && (left = since + ms - now()) > 0) {
		turn(stage, left);
		if (tty->read != seen) {
			seen = tty->read;
			since = now();
		}
	}
}

/* --- Programs ------------------------------------------------------------ */

void
stage_session(struct stage *stage, const char *name)
{
	struct actor *actor;

	for (size_t i = 0; i < stage->n; i++) {
		if (strcmp(stage->actor[i]->session, name) == 0) {
			stage->current = i;
			return;
		}
	}
	actor = heap_new(1, sizeof *actor);
	actor->session = heap_dup(name);
	tty_init(&actor->tty);
	stage->actor =
	    heap_grow(stage->actor, stage->n + 1, sizeof *stage->actor);
	stage->current = stage->n;
	stage->actor[stage->n++] = actor;
}

struct tty *
stage_tty(struct stage *stage)
{
	struct tty *tty = &stage->actor[stage->current]->tty;

	return tty->vt != NULL ? tty : NULL;
}

static void
add_all(struct words *all, const struct words *more)
{
	for (size_t i = 0; i < more->n; i++)
		words_take(all, heap_dup(more->at[i]));
}

/* The words of wrap, the program, its arguments. */
static struct words
command_line(const struct setup *setup, const struct words *args)
{
	struct words all = {0}, none = {0};
	const char *why;

	if (setup->wrap != NULL)
		script_words(&all, setup->wrap, &none, &why);
	words_take(&all, heap_dup(setup->shorei));
	add_all(&all, args);
	return all;
}

int
stage_run(struct stage *stage, const struct words *args)
{
	struct words all = {0}, line = command_line(stage->setup, args);
	struct tty *tty = &stage->actor[stage->current]->tty;
	const char *home = words_get(&stage->env, "HOME", 4);
	int result;

	add_all(&all, &stage->under);
	add_all(&all, &line);
	words_release(&line);
	tty_release(tty);
	result = tty_start(
	    tty, stage->rows, stage->cols, all.at, stage->env.at, home);
	tty->holds = stage->holds;
	words_release(&all);
	return result;
}

static _Noreturn void
become(struct stage *stage, char **argv, const char *out, const char *err)
{
	int null = open("/dev/null", O_RDONLY);
	int one = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int two = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid(); /* no terminal to fall back on */
	if (dup2(null, 0) == 0 && dup2(one, 1) == 1 && dup2(two, 2) == 2 &&
	    chdir(words_get(&stage->env, "HOME", 4)) == 0) {
		closefrom(3);
		execvpe(argv[0], argv, stage->env.at);
	}
	_exit(127);
}

static int
is_command_over(struct stage *stage, const void *arg)
{
	(void)arg;
	return stage->command_ended;
}

int
stage_complete(struct stage *stage, const struct words *all)
{
	char *out = heap_printf("%s/stdout", stage->place);
	char *err = heap_printf("%s/stderr", stage->place);
	int result = -1;

	stage->command_ended = false;
	stage->command = fork();
	if (stage->command == 0)
		become(stage, all->at, out, err);
	if (stage->command > 0) {
		result = 0;
		if (!stage_until(stage, is_command_over, NULL)) {
			kill(stage->command, SIGKILL);
			stage_until(stage, is_command_over, NULL);
			errno = ETIMEDOUT;
			result = -1;
		}
		free(stage->out);
		free(stage->err);
		stage->out = golden_load(out);
		stage->err = golden_load(err);
	}
	free(out);
	free(err);
	return result;
}

int
stage_command(struct stage *stage, const struct words *args)
{
	struct words all = command_line(stage->setup, args);
	int result = stage_complete(stage, &all);

	words_release(&all);
	return result;
}

char *
stage_ending(int status)
{
	if (WIFEXITED(status))
		return heap_printf(
		    "exited with status %d", WEXITSTATUS(status));
	return heap_printf("was killed by SIG%s",
	    WIFSIGNALED(status) ? sigabbrev_np(WTERMSIG(status)) : "?");
}

/* --- The end ------------------------------------------------------------- */

static int
is_empty(struct stage *stage, const void *arg)
{
	(void)arg;
	return !reap(stage);
}

/* Kills the children of this process that are left, grandchildren too. */
static void
kill_rest(struct stage *stage, FILE *why)
{
	while (reap(stage)) {
		char *list = golden_load("/proc/thread-self/children");
		char *at = list, *end;
		long pid;

		for (; at != NULL && (pid = strtol(at, &end, 10)) > 0;
		     at = end) {
			char *path = heap_printf("/proc/%ld/comm", pid);
			char *name = golden_load(path);

			fprintf(why, "left running: %ld %s%s", pid,
			    name != NULL ? name : "?",
			    name != NULL ? "" : "\n");
			kill((pid_t)pid, SIGKILL);
			waitpid((pid_t)pid, NULL, 0);
			free(name);
			free(path);
		}
		if (list == NULL || at == list) {
			free(list);
			break;
		}
		free(list);
	}
}

/* After a hang-up a program ends by itself: 0, 129, or by SIGHUP. */
static int
check_end(const struct actor *actor, FILE *why)
{
	int status = actor->tty.status;
	char *ending;

	if (actor->tty.pid == 0 || !actor->tty.ended ||
	    (WIFEXITED(status) &&
		(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 129)) ||
	    (WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP))
		return 0;
	ending = stage_ending(status);
	fprintf(why, "session %s: at the end the program %s\n", actor->session,
	    ending);
	free(ending);
	return -1;
}

int
stage_close(struct stage *stage, FILE *why)
{
	bool *running = heap_new(stage->n, sizeof *running);
	int result = 0;

	for (size_t i = 0; i < stage->n; i++) {
		struct tty *tty = &stage->actor[i]->tty;

		running[i] = !tty->ended;
		tty_hangup(tty);
	}
	if (!stage_until(stage, is_empty, NULL)) {
		fprintf(why, "after a hang-up and %g s:\n",
		    (double)stage->setup->limit / 1000);
		kill_rest(stage, why);
		result = -1;
	}
	for (size_t i = 0; i < stage->n; i++) {
		struct actor *actor = stage->actor[i];

		if (running[i] && check_end(actor, why) != 0)
			result = -1;
		tty_release(&actor->tty);
		free(actor->session);
		free(actor);
	}
	free(running);
	free(stage->actor);
	words_release(&stage->under);
	words_release(&stage->env);
	free(stage->out);
	free(stage->err);
	return result;
}
