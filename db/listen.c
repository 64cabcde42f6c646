/* SPDX-License-Identifier: MIT */
#include "listen.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

#include "core/call/call.h"
#include "core/i18n.h"
#include "core/wire.h"
#include "db/bell.h"
#include "db/guard.h"
#include "db/identity.h"
#include "db/login.h"
#include "db/peers.h"
#include "db/session.h"
#include "db/socket.h"

#define PAUSE_MS 100   /* when there are no descriptors left */
#define FIRST_MS 30000 /* to say something after connecting */
#define CALL_MS 30000  /* for one call, its wait in the queue with it */
#define END_MS 15000   /* for the calls in hand when the service ends */

static volatile sig_atomic_t ended, died;

struct service {
	int fd;
	int bell; /* rung and heard by children */
	const struct listen_site *site;
	struct peers *peers;
	sigset_t before; /* the signals as they were */
	struct rate log; /* of what is refused here */
};

static void
on_end(int number)
{
	(void)number;
	ended = 1;
}

static void
on_death(int number)
{
	(void)number;
	died = 1;
}

static void
handle(int number, void (*with)(int))
{
	const struct sigaction action = {.sa_handler = with};

	sigaction(number, &action, NULL);
}

/* Why a connection is not served, in one line. */
static void
say(int fd, const struct err *err)
{
	char *reply = message_error(NULL, err);

	socket_say(fd, reply);
	free(reply);
}

/* What the site and the service have for a session. */
static void
settle(const struct service *service, int fd, struct session *session)
{
	const struct listen_site *site = service->site;

	/* the name of this uid, not the uid of that name: an account that isn't
	 * there is looked for everywhere */
	session->mailer = strcmp(session->login, site->mailer) == 0;
	session->open_with = site->open_with;
	session->first_ms = FIRST_MS;
	session->call_ms = CALL_MS;
	session->bell = service->bell;
	if (session->mailer)
		session->ear = bell_listen(service->bell, fd);
}

/* In the child: the database is opened after the fork. It ends by its parent
 * or by SIGTERM between two calls only (session_serve). */
static int
serve(const struct service *service, int fd, uid_t uid, struct rate *rate)
{
	const struct clock clock = {.frozen = TIME_NONE};
	char *login = login_of_uid(uid);
	struct store *store = NULL;
	struct session session;
	struct err err = {0};
	int rc = 1;

	if (store_open(service->site->data, &store, &err) < 0) {
		syslog(LOG_ERR, "%s", err.text);
		/* where the files are is nobody else's affair */
		err_set(&err, err.code, NULL);
		say(fd, &err);
		err_clear(&err);
	} else {
		session_init(
		    &session, store, &clock, login == NULL ? "" : login);
		session.uid = uid;
		session.rate = rate;
		settle(service, fd, &session);
		rc = session_serve(&session, fd, fd);
		bell_close(session.ear);
		session_release(&session);
	}
	store_close(store);
	free(login);
	return rc;
}

static void
begin_child(const struct service *service, pid_t parent)
{
	const sigset_t *before = &service->before;
	sigset_t kept;

	close(service->fd);
	handle(SIGTERM, SIG_DFL);
	handle(SIGINT, SIG_DFL);
	handle(SIGCHLD, SIG_DFL);
	/* the ends stay blocked until it waits for its first line */
	kept = *before;
	sigaddset(&kept, SIGTERM);
	sigaddset(&kept, SIGINT);
	sigprocmask(SIG_SETMASK, &kept, NULL);
	guard_child();
	if (getppid() != parent)
		_exit(1);
}

static void
refuse(struct service *service, int fd, uid_t uid, const struct err *err)
{
	if (rate_take(&service->log, RATE_LOG, rate_now()))
		syslog(LOG_NOTICE, "uid %lld: refused: %s", (long long)uid,
		    err_name(err->code));
	say(fd, err);
}

/* Negative: the connection is refused. */
static int
admit(struct service *service, int fd, uid_t uid, struct err *err)
{
	pid_t pid, parent = getpid();
	struct rate *rate;

	if (identity_nobody(uid))
		return err_set(err, ERR_STRANGER,
		    N_("This account belongs to no person. Please use your "
		       "own."));
	rate = peers_admit(service->peers, uid, rate_now(), err);
	if (rate == NULL)
		return -err->code;
	pid = fork();
	if (pid == 0) {
		begin_child(service, parent);
		_exit(serve(service, fd, uid, rate));
	}
	if (pid < 0) {
		syslog(LOG_ERR, "fork: %s", strerror(errno));
		return err_set(err, ERR_BUSY, NULL);
	}
	peers_add(service->peers, pid, uid);
	return 0;
}

static void
accept_one(struct service *service)
{
	int fd = accept4(service->fd, NULL, NULL, SOCK_CLOEXEC);
	struct err err = {0};
	uid_t uid;

	if (fd < 0) {
		if (errno == EMFILE || errno == ENFILE || errno == ENOMEM)
			poll(NULL, 0, PAUSE_MS);
		return;
	}
	uid = socket_uid(fd);
	if (admit(service, fd, uid, &err) < 0)
		refuse(service, fd, uid, &err);
	err_clear(&err);
	close(fd);
}

/* Places of children that have ended. */
static void
reap(struct service *service)
{
	int status;
	pid_t pid;
	uid_t uid;

	died = 0;
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		uid = peers_remove(service->peers, pid);
		if (WIFSIGNALED(status) && WTERMSIG(status) != SIGTERM)
			syslog(LOG_ERR, "uid %lld: session ended by signal %d",
			    (long long)uid, WTERMSIG(status));
	}
}

/* The signals are let in while it waits alone, so that none is missed. */
static void
take_signals(struct service *service)
{
	sigset_t mine;

	sigemptyset(&mine);
	sigaddset(&mine, SIGTERM);
	sigaddset(&mine, SIGINT);
	sigaddset(&mine, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mine, &service->before);
	sigdelset(&service->before, SIGTERM);
	sigdelset(&service->before, SIGINT);
	sigdelset(&service->before, SIGCHLD);
	handle(SIGTERM, on_end);
	handle(SIGINT, on_end);
	handle(SIGCHLD, on_death);
}

static void
accept_all(struct service *service)
{
	struct pollfd p = {.fd = service->fd, .events = POLLIN};

	while (!ended) {
		if (ppoll(&p, 1, NULL, &service->before) > 0)
			accept_one(service);
		if (died)
			reap(service);
	}
}

/* A migration happens once, before anybody connects. */
static int
try_store(const char *data, struct err *err)
{
	struct store *store = NULL;
	int rc = store_open(data, &store, err);

	store_close(store);
	/* no session needs a copy of what lies about in this heap */
	malloc_trim(0);
	return rc;
}

/* Sessions finish the call that they are at; who doesn't in time is cut. */
static void
end_all(struct service *service)
{
	int64_t end = rate_now() + END_MS * 1000LL, left;
	struct timespec wait;

	peers_signal(service->peers, SIGTERM);
	while (peers_count(service->peers) > 0) {
		left = end - rate_now();
		if (left <= 0)
			break;
		wait =
		    (struct timespec){left / 1000000, left % 1000000 * 1000L};
		ppoll(NULL, 0, &wait, &service->before);
		reap(service);
	}
	peers_signal(service->peers, SIGKILL);
}

/* The supervisor's socket is closed and stays where it is. */
static int
serve_all(struct service *service, const char *path, struct err *err)
{
	bool given;
	int rc = socket_inherited(&service->fd, err);

	given = service->fd >= 0;
	if (rc == 0 && !given)
		rc = service->fd = socket_open(path, err);
	if (rc < 0)
		return rc;
	take_signals(service);
	accept_all(service);
	socket_close(service->fd, given ? NULL : path);
	end_all(service);
	return 0;
}

int
listen_serve(const char *path, const struct listen_site *site, struct err *err)
{
	struct service service = {.fd = -1, .site = site};
	int rc = socket_path(path, err);

	if (rc == 0)
		rc = guard_start(site->data, err);
	guard_process();
	if (rc == 0)
		rc = try_store(site->data, err);
	if (rc < 0)
		return rc;
	login_load();
	call_protocol(); /* worked out here, not by each child */
	service.peers = peers_new();
	if (service.peers == NULL)
		return err_set(err, ERR_NO_SERVICE, NULL);
	service.bell = bell_new();
	rc = serve_all(&service, path, err);
	bell_close(service.bell);
	peers_free(service.peers);
	return rc;
}
