/* SPDX-License-Identifier: MIT */
#include "socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"

#define BACKLOG 512
#define INHERITED 3 /* sd_listen_fds(3): the first one */

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

int
socket_path(const char *path, struct err *err)
{
	struct sockaddr_un at;

	return address(path, &at, err);
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

int
socket_open(const char *path, struct err *err)
{
	struct sockaddr_un at;
	mode_t mask;
	int fd, rc = address(path, &at, err);

	if (rc < 0)
		return rc;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return err_set(err, ERR_NO_SERVICE, NULL);
	remove_dead(&at);
	mask = umask(0111); /* everybody may connect: 0666 */
	rc = bind(fd, (const struct sockaddr *)&at, sizeof at);
	umask(mask);
	if (rc < 0 || listen(fd, BACKLOG) < 0) {
		rc = err_set(err, ERR_NO_SERVICE, N_("Can't listen on %s: %s"),
		    at.sun_path, strerror(errno));
		close(fd);
		return rc;
	}
	return fd;
}

/* Decimal digits and nothing else; -1: it is none. */
static long
number(const char *text)
{
	char *end;
	long n;

	if (text == NULL || text[0] < '0' || text[0] > '9')
		return -1;
	n = strtol(text, &end, 10);
	return *end == '\0' ? n : -1;
}

static bool
listens(int fd)
{
	int family = 0, type = 0, on = 0;
	socklen_t n = sizeof on;

	return getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &n) == 0 &&
	       getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &n) == 0 &&
	       getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &n) == 0 &&
	       family == AF_UNIX && type == SOCK_STREAM && on != 0;
}

int
socket_inherited(int *fd, struct err *err)
{
	long pid = number(getenv("LISTEN_PID"));
	long count = number(getenv("LISTEN_FDS"));

	*fd = -1;
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	if (pid != (long)getpid() || count == 0)
		return 0;
	if (count != 1 || !listens(INHERITED))
		return err_set(err, ERR_USAGE,
		    N_("The socket that was handed over can't be used."));
	fcntl(INHERITED, F_SETFD, FD_CLOEXEC);
	*fd = INHERITED;
	return 0;
}

void
socket_close(int fd, const char *path)
{
	close(fd);
	if (path != NULL)
		unlink(path);
}

uid_t
socket_uid(int fd)
{
	struct ucred peer;
	socklen_t n = sizeof peer;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &n) < 0)
		return (uid_t)-1;
	return peer.uid;
}

bool
socket_say(int fd, const char *line)
{
	char *all = heap_printf("%s\n", line);
	size_t n = strlen(all);
	ssize_t sent = send(fd, all, n, MSG_DONTWAIT | MSG_NOSIGNAL);

	free(all);
	return sent == (ssize_t)n;
}
