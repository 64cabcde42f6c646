/* SPDX-License-Identifier: MIT */
#include "listen.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/wire.h"
#include "db/guard.h"
#include "db/identity.h"
#include "db/login.h"
#include "db/session.h"

#define BACKLOG 512
#define PAUSE_MS 100 /* when there are no descriptors left */

static volatile sig_atomic_t ended;

static void
on_end(int number)
{
	(void)number;
	ended = 1;
}

static void
handle(int number, void (*with)(int))
{
	const struct sigaction action = {.sa_handler = with};

	sigaction(number, &action, NULL);
}

static int
address(const char *path, struct sockaddr_un *at, struct err *err)
{
	*at = (struct sockaddr_un){.sun_family = AF_UNIX};
	if (strlen(path) >= sizeof at->sun_path)
		return err_set(err, ERR_USAGE,
		    N_("The path of the socket is too long: %s"), path);
	memcpy(at->sun_path, path, strlen(path));
	return 0;
}

/* A socket that nobody answers on is left from a service that died; what is
 * no socket is somebody's file. */
static void
remove_dead(const struct sockaddr_un *at)
{
	struct stat st;
	int fd;

	if (lstat(at->sun_path, &st) < 0 || !S_ISSOCK(st.st_mode))
		return;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	if (connect(fd, (const struct sockaddr *)at, sizeof *at) < 0 &&
	    errno == ECONNREFUSED)
		unlink(at->sun_path);
	close(fd);
}

static int
open_socket(const struct sockaddr_un *at, struct err *err)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	mode_t mask;
	int rc;

	if (fd < 0)
		return err_set(err, ERR_NO_SERVICE, NULL);
	remove_dead(at);
	mask = umask(0111); /* everybody may connect: 0666 */
	rc = bind(fd, (const struct sockaddr *)at, sizeof *at);
	umask(mask);
	if (rc < 0 || listen(fd, BACKLOG) < 0) {
		close(fd);
		return err_set(err, ERR_NO_SERVICE,
		    N_("Can't listen on %s: %s"), at->sun_path,
		    strerror(errno));
	}
	return fd;
}

/* Who connected, by the kernel's word; (uid_t)-1: it has none. */
static uid_t
peer_uid(int fd)
{
	struct ucred peer;
	socklen_t n = sizeof peer;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &n) < 0)
		return (uid_t)-1;
	return peer.uid;
}

/* One line for a connection that will not be served, if it goes out at once;
 * a peer that doesn't read is not waited for. */
static void
refuse(int fd, struct err *err)
{
	char *reply = message_error(NULL, err);
	char *line = heap_printf("%s\n", reply);

	if (send(fd, line, strlen(line), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
		syslog(LOG_INFO, "refused, and did not listen");
	free(line);
	free(reply);
	err_clear(err);
}

/* In the child: the database is opened after the fork. */
static int
serve(int fd, uid_t uid, const char *data, const sigset_t *mask)
{
	const struct clock clock = {.frozen = TIME_NONE};
	char *login = login_of_uid(uid);
	struct store *store = NULL;
	struct session session;
	struct err err = {0};
	int rc;

	guard_child();
	handle(SIGTERM, SIG_DFL);
	handle(SIGINT, SIG_DFL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	if (store_open(data, &store, &err) < 0) {
		syslog(LOG_ERR, "%s", err.text);
		err_clear(&err);
		free(login);
		return 1;
	}
	session_init(&session, store, &clock, login == NULL ? "" : login);
	session.uid = uid;
	rc = session_serve(&session, fd, fd);
	session_release(&session);
	store_close(store);
	free(login);
	return rc;
}

static void
accept_one(int listener, const char *data, const sigset_t *mask)
{
	int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
	struct err err = {0};
	uid_t uid;
	pid_t pid;

	if (fd < 0) {
		if (errno == EMFILE || errno == ENFILE || errno == ENOMEM)
			poll(NULL, 0, PAUSE_MS);
		return;
	}
	uid = peer_uid(fd);
	if (identity_nobody(uid)) {
		syslog(LOG_NOTICE, "uid %ld is refused", (long)uid);
		err_set(&err, ERR_STRANGER,
		    N_("This account belongs to no person. Please use your "
		       "own."));
		refuse(fd, &err);
		close(fd);
		return;
	}
	pid = fork();
	if (pid == 0) {
		close(listener);
		_exit(serve(fd, uid, data, mask));
	}
	if (pid < 0)
		syslog(LOG_ERR, "fork: %s", strerror(errno));
	close(fd);
}

/* The signals are let in while it waits alone, so that none is missed. */
static void
accept_all(int listener, const char *data)
{
	struct pollfd p = {.fd = listener, .events = POLLIN};
	sigset_t ends, before;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	sigprocmask(SIG_BLOCK, &ends, &before);
	handle(SIGTERM, on_end);
	handle(SIGINT, on_end);
	handle(SIGCHLD, SIG_IGN); /* children are not waited for */
	while (!ended)
		if (ppoll(&p, 1, NULL, &before) > 0)
			accept_one(listener, data, &before);
}

/* A migration happens once, before anybody connects. */
static int
try_store(const char *data, struct err *err)
{
	struct store *store = NULL;
	int rc = store_open(data, &store, err);

	store_close(store);
	return rc;
}

int
listen_serve(const char *path, const char *data, struct err *err)
{
	struct sockaddr_un at;
	int listener, rc = address(path, &at, err);

	if (rc == 0)
		rc = guard_start(data, err);
	guard_process();
	if (rc == 0)
		rc = try_store(data, err);
	if (rc < 0)
		return rc;
	listener = open_socket(&at, err);
	if (listener < 0)
		return listener;
	accept_all(listener, data);
	close(listener);
	unlink(path);
	return 0;
}
