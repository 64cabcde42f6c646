/* SPDX-License-Identifier: MIT */
/*
 * peer SOCKET MODE NUMBER [FROM]: who connects by hand, and is rude.
 *
 *	half N		N connections with half a line each, held until standard
 *			input ends; prints how many were refused
 *	flood MS	connects and hangs up, for so long; prints how often, and
 *			how many of those looked at were told to wait
 *	files N		N lines, each with 100 descriptors; holds, prints the
 *			number of answers
 *	notes N FROM	writes N notes, one after another, whose once counts
 *			from FROM; who is cut connects again and repeats it, who
 *			is told to wait does. Prints the number of each once that
 *			was acknowledged; last on standard error how often it was
 *			told to wait, was cut, and the longest wait for an
 *			answer in milliseconds
 *	write N FROM	as notes, and takes a refusal for an answer
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MOST 1000
#define LINE 65536
#define PASSED 100
#define HELD 16 /* connections that one account may have */
#define LIMIT_MS 20000
#define PAUSE_MS 20

static const char *path;

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000;
}

static int
dial(void)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(at.sun_path, sizeof at.sun_path, "%s", path);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof at) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void
until_input_ends(void)
{
	char byte;

	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) > 0)
		continue;
}

static int
half(long n, long from)
{
	static const char line[] = "{\"jsonrpc\":\"2.0\",";
	struct pollfd p[MOST];
	long refused = 0, end = now_ms() + LIMIT_MS;

	(void)from;
	for (long i = 0; i < n; i++) {
		p[i] = (struct pollfd){.fd = dial(), .events = POLLIN};
		if (p[i].fd < 0)
			return 1;
		send(p[i].fd, line, sizeof line - 1, MSG_NOSIGNAL);
	}
	while (refused < n - HELD && now_ms() < end) {
		poll(p, (nfds_t)n, PAUSE_MS);
		for (long i = 0; i < n; i++)
			if (p[i].fd >= 0 && p[i].revents != 0) {
				close(p[i].fd);
				p[i].fd = -1;
				refused++;
			}
	}
	printf("%ld\n", refused);
	until_input_ends();
	return 0;
}

/* One line of an answer; false: the connection is gone. */
static bool
answer(int fd, char *line, size_t room)
{
	size_t n = 0;
	ssize_t k;

	while (n < room - 1) {
		k = read(fd, line + n, room - 1 - n);
		if (k <= 0)
			return false;
		n += (size_t)k;
		line[n] = '\0';
		if (line[n - 1] == '\n')
			return true;
	}
	return false;
}

/* How many of a flood are looked at more closely. */
#define LOOKED_AT 100
#define LOOK_MS 500

/* Nothing is said to who was let in. */
static bool
told_to_wait(int fd)
{
	static char line[LINE];
	struct pollfd p = {.fd = fd, .events = POLLIN};

	return poll(&p, 1, LOOK_MS) == 1 && answer(fd, line, sizeof line) &&
	       strstr(line, "\"BUSY\"") != NULL;
}

static int
flood(long ms, long from)
{
	long end = now_ms() + ms, n = 0, told = 0;

	(void)from;
	for (int fd; now_ms() < end; n++) {
		fd = dial();
		if (fd < 0)
			continue;
		if (n % LOOKED_AT == LOOKED_AT - 1)
			told += told_to_wait(fd);
		close(fd);
	}
	printf("%ld %ld\n", n, told);
	return 0;
}

/* Sends a line with descriptors beside it. */
static bool
pass(int fd, const char *line)
{
	union {
		char bytes[CMSG_SPACE(PASSED * sizeof(int))];
		struct cmsghdr align;
	} beside = {0};
	struct iovec text = {(void *)line, strlen(line)};
	struct msghdr message = {.msg_iov = &text,
	    .msg_iovlen = 1,
	    .msg_control = beside.bytes,
	    .msg_controllen = sizeof beside.bytes};
	struct cmsghdr *c = CMSG_FIRSTHDR(&message);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(PASSED * sizeof(int));
	for (int i = 0; i < PASSED; i++) {
		int one = STDIN_FILENO;

		memcpy(CMSG_DATA(c) + (size_t)i * sizeof one, &one, sizeof one);
	}
	return sendmsg(fd, &message, MSG_NOSIGNAL) == (ssize_t)text.iov_len;
}

static int
files(long n, long from)
{
	static char line[LINE];
	int fd = dial();
	long answers = 0;

	(void)from;
	for (long i = 0; i < n; i++)
		if (pass(fd, "{\"jsonrpc\":\"2.0\",\"id\":1,"
			     "\"method\":\"none\"}\n") &&
		    answer(fd, line, sizeof line))
			answers++;
	printf("%ld\n", answers);
	until_input_ends();
	return 0;
}

/* What came of it all. */
struct tally {
	long waits, cuts, worst;
};

/* One note: true when it was done. */
static bool
note(int fd, long number, bool *cut, struct tally *tally)
{
	static char line[LINE];
	long start = now_ms(), took;

	snprintf(line, sizeof line,
	    "{\"jsonrpc\":\"2.0\",\"id\":%ld,\"method\":\"note.save\","
	    "\"params\":{\"once\":\"%032lx\",\"programme\":\"specialist-new\","
	    "\"slot\":%ld,\"text\":\"備考 %ld\"}}\n",
	    number, (unsigned long)number, number % 20 + 1, number);
	*cut = send(fd, line, strlen(line), MSG_NOSIGNAL) < 0 ||
	       !answer(fd, line, sizeof line);
	took = now_ms() - start;
	if (took > tally->worst)
		tally->worst = took;
	return !*cut && strstr(line, "\"result\"") != NULL;
}

static int
notes(long n, long from, bool again)
{
	struct tally tally = {0};
	int fd = dial();
	bool cut;

	for (long i = 0; i < n;) {
		if (note(fd, from + i, &cut, &tally)) {
			printf("%032lx\n", (unsigned long)(from + i++));
			fflush(stdout);
			continue;
		}
		tally.cuts += cut;
		tally.waits += !cut;
		i += !again;
		if (again)
			poll(NULL, 0, PAUSE_MS);
		if (cut) {
			close(fd);
			fd = dial();
		}
	}
	fprintf(stderr, "%ld %ld %ld\n", tally.waits, tally.cuts, tally.worst);
	return 0;
}

static int
notes_again(long n, long from)
{
	return notes(n, from, true);
}

static int
notes_once(long n, long from)
{
	return notes(n, from, false);
}

static const struct {
	const char *name;
	int (*runs)(long, long);
} modes[] = {
    {"half", half},
    {"flood", flood},
    {"files", files},
    {"notes", notes_again},
    {"write", notes_once},
};

int
main(int argc, char **argv)
{
	const struct rlimit many = {2 * MOST, 2 * MOST};

	if (argc < 4)
		return 2;
	path = argv[1];
	setrlimit(RLIMIT_NOFILE, &many);
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
		if (strcmp(modes[i].name, argv[2]) == 0)
			return modes[i].runs(strtol(argv[3], NULL, 10),
			    argc > 4 ? strtol(argv[4], NULL, 10) : 0);
	return 2;
}
