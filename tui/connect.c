/* SPDX-License-Identifier: MIT */
#include "connect.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"
#include "place.h"
#include "remote.h"

#define CONNECT_SECONDS 10
#define END_MS 5000 /* for a child to end by itself */
#define WORDS_BYTES 1024
#define ARGS_MAX 14

static void
set_nonblocking(int fd)
{
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

static int
fail_socket(const char *path, struct err *err)
{
	if (errno == EACCES || errno == EPERM)
		return err_set(err, ERR_NO_SERVICE,
		    N_("You may not use the service at %s."), path);
	return err_set(err, ERR_NO_SERVICE,
	    N_("There is no service at %s (%s)."), path, strerror(errno));
}

static int
open_socket(const char *path, struct connection *c, struct err *err)
{
	struct sockaddr_un where = {.sun_family = AF_UNIX};
	/* a full backlog would hold connect() for ever */
	struct timeval limit = {.tv_sec = CONNECT_SECONDS};

	if (strlen(path) >= sizeof where.sun_path)
		return err_set(err, ERR_USAGE,
		    N_("The path of a socket has less than %zu bytes."),
		    sizeof where.sun_path);
	memcpy(where.sun_path, path, strlen(path));
	c->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0)
		return fail_socket(path, err);
	setsockopt(c->fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
	if (connect(c->fd, (struct sockaddr *)&where, sizeof where) < 0) {
		fail_socket(path, err);
		close(c->fd);
		c->fd = -1;
		return -err->code;
	}
	set_nonblocking(c->fd);
	return 0;
}

static void
arguments(const struct connect *want, const char *program, const char **args)
{
	size_t n = 0;

	args[n++] = program;
	args[n++] = "--stdio";
	args[n++] = "--data";
	args[n++] = want->dir;
	if (want->sample)
		args[n++] = "--sample";
	if (want->as != NULL) {
		args[n++] = "--as";
		args[n++] = want->as;
	}
	if (want->config != NULL) {
		args[n++] = "--config";
		args[n++] = want->config;
	}
	if (want->now != NULL) {
		args[n++] = "--now";
		args[n++] = want->now;
	}
	args[n] = NULL;
}

/*
 * The environment, with the language that was chosen here: a service that
 * refuses to start says so before it was greeted. Release it and its first.
 */
static char **
environment(void)
{
	size_t n = 0, used = 0;
	char **all;

	while (environ[n] != NULL)
		n++;
	all = heap_new(n + 2, sizeof *all);
	all[used++] = heap_printf("LC_ALL=%s.UTF-8",
	    strcmp(i18n_current(), "en") == 0 ? "en_US" : "ja_JP");
	for (size_t i = 0; i < n; i++)
		if (strncmp(environ[i], "LC_ALL=", 7) != 0)
			all[used++] = environ[i];
	return all;
}

/*
 * In the child: nothing but its socket and its log is inherited, neither
 * descriptors nor signals. A hang-up of the terminal or Ctrl-C ends the program
 * first, which then saves drafts by the child: a service has a session of its
 * own; ssh needs the terminal for its questions, and lets ignored signals be.
 * One that was stopped goes on when the program is gone, and sees that it is.
 */
static void
become(const char *const *args, char **env, bool session, int fd, int log)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigset_t none;

	for (int sig = 1; sig < NSIG; sig++)
		sigaction(sig, &usual, NULL);
	if (session) {
		setsid();
	} else {
		sigaction(SIGHUP, &ignore, NULL);
		sigaction(SIGINT, &ignore, NULL);
		sigaction(SIGQUIT, &ignore, NULL);
	}
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGCONT);
	if (dup2(fd, STDIN_FILENO) < 0 || dup2(fd, STDOUT_FILENO) < 0 ||
	    (log >= 0 && dup2(log, STDERR_FILENO) < 0))
		_exit(REMOTE_NO_PROGRAM);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	execvpe(args[0], (char *const *)args, env);
	_exit(REMOTE_NO_PROGRAM);
}

/* Starts the program at the other end of a socket pair. */
static int
open_child(const char *const *args, char **env, bool session,
    struct connection *c, struct err *err)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return err_set(err, ERR_NO_SERVICE, NULL);
	/* a file, for a pipe that nobody reads would hold the child */
	c->log = memfd_create("log", MFD_CLOEXEC);
	if (c->log >= 0)
		fcntl(c->log, F_SETFL, O_APPEND);
	c->child = fork();
	if (c->child == 0)
		become(args, env, session, pair[1], c->log);
	close(pair[1]);
	c->fd = pair[0];
	if (c->child < 0) {
		c->child = 0;
		connect_close(c);
		return err_set(err, ERR_NO_SERVICE, NULL);
	}
	set_nonblocking(c->fd);
	return 0;
}

static int
open_private(const struct connect *want, struct connection *c, struct err *err)
{
	const char *args[ARGS_MAX];
	char *program = place_service(), **env;
	int rc;

	if (program == NULL)
		return err_set(err, ERR_NO_SERVICE,
		    N_("The program shoreid is not where shorei is."));
	arguments(want, program, args);
	env = environment();
	rc = open_child(args, env, true, c, err);
	free(env[0]);
	free(env);
	free(program);
	return rc;
}

static int
open_host(const struct connect *want, struct connection *c, struct err *err)
{
	char *words = heap_dup(want->ssh);
	const char **args = remote_args(words, want->host, want->quiet);
	int rc = open_child(args, environ, false, c, err);

	if (rc == 0)
		c->host = want->host;
	free(args);
	free(words);
	return rc;
}

int
connect_open(const struct connect *want, struct connection *c, struct err *err)
{
	*c = (struct connection){.fd = -1, .log = -1};
	if (want->dir != NULL)
		return open_private(want, c, err);
	if (want->host != NULL)
		return open_host(want, c, err);
	return open_socket(want->socket, c, err);
}

/* True when the child has ended within the time. */
static bool
ended(int pidfd, int ms)
{
	struct pollfd p = {.fd = pidfd, .events = POLLIN};
	int rc;

	do
		rc = poll(&p, 1, ms);
	while (rc < 0 && errno == EINTR);
	return rc != 0;
}

static void
reap(struct connection *c)
{
	int pidfd;

	if (c->child <= 0)
		return;
	pidfd = pidfd_open(c->child, 0);
	if (pidfd >= 0) {
		/* a stopped one sees neither the end nor SIGTERM */
		kill(c->child, SIGCONT);
		if (!ended(pidfd, END_MS))
			kill(c->child, SIGTERM);
		if (!ended(pidfd, END_MS))
			kill(c->child, SIGKILL);
		close(pidfd);
	}
	while (waitpid(c->child, &c->status, 0) < 0)
		if (errno != EINTR)
			break;
	c->child = -1;
}

/* The last line of what the child wrote, for libraries may have warned
 * before; heap, empty when there is none. */
static char *
last_line(struct connection *c)
{
	char words[WORDS_BYTES + 1];
	const char *line;
	off_t size = lseek(c->log, 0, SEEK_END);
	ssize_t n = pread(c->log, words, WORDS_BYTES,
	    size > WORDS_BYTES ? size - WORDS_BYTES : 0);

	while (n > 0 && (words[n - 1] == '\n' || words[n - 1] == '\r'))
		n--;
	words[n > 0 ? n : 0] = '\0';
	line = strrchr(words, '\n');
	line = line == NULL ? words : line + 1;
	/* another host has no say in how this terminal behaves */
	return text_clean_line(line, strlen(line));
}

char *
connect_last_words(struct connection *c)
{
	static const char name[] = "shoreid: ";
	char *line, *words;

	reap(c);
	/* what a killed one left are no sentences: connect_close shows it */
	if (c->child == 0 || !WIFEXITED(c->status) ||
	    WEXITSTATUS(c->status) == 0 || c->log < 0)
		return NULL;
	line = last_line(c);
	if (c->host != NULL)
		words = remote_sentence(c->host, WEXITSTATUS(c->status), line);
	else if (line[0] == '\0')
		words = NULL;
	else if (strncmp(line, name, strlen(name)) == 0)
		words = heap_dup(line + strlen(name));
	else
		words = heap_dup(line);
	if (words != NULL) {
		close(c->log);
		c->log = -1;
	}
	free(line);
	return words;
}

static void
show_log(int log)
{
	char words[WORDS_BYTES];
	ssize_t n;

	for (off_t at = 0; (n = pread(log, words, sizeof words, at)) > 0;
	     at += n)
		if (write(STDERR_FILENO, words, (size_t)n) < 0)
			return;
}

void
connect_close(struct connection *c)
{
	if (c->fd >= 0)
		close(c->fd);
	reap(c);
	if (c->log >= 0) {
		if (c->child == -1 && c->status != 0)
			show_log(c->log);
		close(c->log);
	}
	*c = (struct connection){.fd = -1, .log = -1};
}
