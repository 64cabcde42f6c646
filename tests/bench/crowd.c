/* SPDX-License-Identifier: MIT */
/*
 * crowd SOCKET UID PEOPLE SECONDS READS PACE
 *	connects as the uids UID, UID+1, … (as root), says "connected", waits
 *	for a line, lets all of them work at once for SECONDS and prints what
 *	that came to; goes when its input ends. Each does READS reads before a
 *	write (-1: no writes) and a write not before PACE ms after its last.
 * crowd bare DIR LOGIN SECONDS
 *	the same writes in one process, without socket, service or company.
 *
 * A read is what screens ask for, a write is note.save: once, audit and all.
 */
#include <errno.h>
#include <grp.h>
#include <inttypes.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/call/call.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/wire.h"
#include "db/session.h"

#define SAMPLES 32768 /* of each kind and person; the first ones */
#define REPLY_MS 60000
#define SECOND 1000000LL

enum kind { READ, WRITE, KINDS };

struct one {
	uint32_t n[KINDS], refused;
	uint32_t took[KINDS][SAMPLES]; /* microseconds */
};

/* What the people tell; shared. */
static struct board {
	_Atomic int connected, failed;
	struct one people[];
} * board;

static struct {
	const char *socket;
	uid_t uid;
	int people, reads;
	int64_t seconds, pace; /* of a write: microseconds */
} crowd;

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * SECOND + t.tv_nsec / 1000;
}

static void
pause_until(int64_t at)
{
	int64_t left = at - now();
	const struct timespec t = {left / SECOND, left % SECOND * 1000};

	if (left > 0)
		nanosleep(&t, NULL);
}

/* --- one person ------------------------------------------------------------ */

static int
dial(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%s", crowd.socket);
	for (int i = 0; fd >= 0 && i < 1000; i++) {
		if (connect(fd, (struct sockaddr *)&address, sizeof address) ==
		    0)
			return fd;
		if (errno != EAGAIN) /* its queue of connections is full */
			break;
		pause_until(now() + 10000);
	}
	perror(crowd.socket);
	return -1;
}

/* One call and its reply; true when it was done. */
static bool
ask(struct wire *wire, const char *name, json_t *args)
{
	char *line = message_call(1, name, args), *reply;
	size_t bytes;
	bool done = false;

	if (wire_write(wire, line, REPLY_MS) == 0 &&
	    wire_read(wire, REPLY_MS, &reply, &bytes) == WIRE_LINE)
		done = strstr(reply, "\"error\":") == NULL;
	free(line);
	return done;
}

static bool
read_something(struct wire *wire, unsigned turn)
{
	const char *programme = "specialist-new";
	int slot = (int)(turn * 7 % 20) + 1;

	switch (turn % 9) {
	case 2:
	case 5:
	case 8:
		return ask(wire, "case.show",
		    json_pack(
			"{s:s, s:i}", "programme", programme, "slot", slot));
	case 3:
		return ask(
		    wire, "facility.search", json_pack("{s:s}", "query", "若"));
	case 6:
		return ask(wire, "supervisor.search",
		    json_pack("{s:s}", "query", "すず"));
	default:
		return ask(wire, "case.list",
		    json_pack("{s:s}", "programme", programme));
	}
}

static json_t *
note(unsigned turn)
{
	char once[40], text[40];

	snprintf(once, sizeof once, "%016" PRIx64 "%08x%08x", (uint64_t)now(),
	    (unsigned)getpid(), turn);
	snprintf(text, sizeof text, "外来 %u", turn);
	return json_pack("{s:s, s:s, s:i, s:s}", "once", once, "programme",
	    "specialist-new", "slot", (int)(turn % 20) + 1, "text", text);
}

/* One call of that kind; how long it took is kept, the refused are counted. */
static void
call(struct wire *wire, struct one *me, enum kind kind, unsigned turn)
{
	int64_t began = now();
	bool done = kind == WRITE ? ask(wire, "note.save", note(turn))
				  : read_something(wire, turn);

	if (!done)
		me->refused++;
	else if (me->n[kind] < SAMPLES)
		me->took[kind][me->n[kind]++] = (uint32_t)(now() - began);
}

static void
work(struct wire *wire, struct one *me)
{
	int64_t end = now() + crowd.seconds * SECOND, due = now();
	unsigned turn = (unsigned)(me - board->people);

	while (now() < end) {
		for (int i = 0; i != crowd.reads && now() < end; i++)
			call(wire, me, READ, turn++);
		pause_until(due);
		if (crowd.reads < 0 || now() >= end)
			break;
		due = now() + crowd.pace;
		call(wire, me, WRITE, turn++);
	}
}

/* In its process; begins when the gate's other end is closed, and waits to be
 * ended. */
static void
person(int i, int gate)
{
	uid_t uid = crowd.uid + (uid_t)i;
	struct wire wire;
	char none;
	int fd;

	if (setgroups(0, NULL) < 0 || setresgid(uid, uid, uid) < 0 ||
	    setresuid(uid, uid, uid) < 0)
		_exit(1);
	fd = dial();
	wire_init(&wire, fd);
	if (fd < 0 || !ask(&wire, "session.hello",
			  json_pack("{s:i, s:b}", "protocol", call_protocol(),
			      "first", 1))) {
		board->failed++;
		_exit(1);
	}
	board->connected++;
	while (read(gate, &none, 1) < 0 && errno == EINTR)
		;
	work(&wire, &board->people[i]);
	board->connected--;
	for (;;)
		pause();
}

/* --- all of them ------------------------------------------------------------ */

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static json_t *
spread(enum kind kind)
{
	uint32_t *took, least = UINT32_MAX, most = 0;
	size_t n = 0, at = 0;
	int64_t sum = 0;
	json_t *json;

	for (int i = 0; i < crowd.people; i++)
		n += board->people[i].n[kind];
	took = heap_new(n + 1, sizeof *took);
	for (int i = 0; i < crowd.people; i++) {
		const struct one *one = &board->people[i];

		memcpy(took + at, one->took[kind], one->n[kind] * sizeof *took);
		at += one->n[kind];
		least = one->n[kind] < least ? one->n[kind] : least;
		most = one->n[kind] > most ? one->n[kind] : most;
	}
	for (size_t i = 0; i < n; i++)
		sum += took[i];
	qsort(took, n, sizeof *took, compare);
	json =
	    json_pack("{s:I, s:I, s:i, s:i, s:i, s:i, s:i}", "n", (json_int_t)n,
		"sum", (json_int_t)sum, "p50", (int)took[n / 2], "p99",
		(int)took[n * 99 / 100], "worst", (int)took[n == 0 ? 0 : n - 1],
		"least", (int)least, "most", (int)most);
	free(took);
	return json;
}

static void
tell(int64_t took)
{
	int64_t refused = 0;
	json_t *all;
	char *text;

	for (int i = 0; i < crowd.people; i++)
		refused += board->people[i].refused;
	all = json_pack("{s:f, s:I, s:o, s:o}", "seconds",
	    (double)took / SECOND, "refused", (json_int_t)refused, "read",
	    spread(READ), "write", spread(WRITE));
	text = json_dumps(all, JSON_COMPACT);
	puts(text);
	free(text);
	json_decref(all);
}

/* False: some could not come. */
static bool
all_come(int gate[2])
{
	for (int i = 0; i < crowd.people; i++)
		if (fork() == 0) {
			close(gate[1]);
			person(i, gate[0]);
		}
	while (board->connected < crowd.people && board->failed == 0)
		pause_until(now() + 1000);
	return board->failed == 0;
}

static int
gather(void)
{
	size_t bytes =
	    sizeof *board + (size_t)crowd.people * sizeof *board->people;
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	int64_t began;
	int gate[2];
	bool came;

	board = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
	    /* cppcheck-suppress invalidFunctionArg ; -1 is no file */
	    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (board == MAP_FAILED || pipe(gate) < 0)
		return 1;
	sigaction(SIGCHLD, &ignore, NULL);
	came = all_come(gate);
	puts(came ? "connected" : "failed");
	fflush(stdout);
	if (came && getchar() != EOF) {
		began = now();
		close(gate[1]);
		while (board->connected > 0)
			pause_until(now() + 1000);
		tell(now() - began);
		fflush(stdout);
		while (getchar() != EOF)
			;
	}
	sigaction(SIGTERM, &ignore, NULL);
	kill(0, SIGTERM);
	return came ? 0 : 1;
}

/* --- without company -------------------------------------------------------- */

static int
bare(const char *data, const char *login, int64_t seconds)
{
	const struct clock clock = {.frozen = TIME_NONE};
	const struct call *save = call_find("note.save");
	int64_t began = now();
	struct session session;
	struct store *store;
	struct err err = {0};
	unsigned n = 0;

	if (store_open(data, &store, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	session_init(&session, store, &clock, login);
	for (; now() < began + seconds * SECOND && err.code == ERR_NONE; n++) {
		json_t *args = note(n);

		free(session_call(&session, save, args, &err));
		json_decref(args);
	}
	printf("%.1f\n", n / ((double)(now() - began) / SECOND));
	session_release(&session);
	store_close(store);
	return err.code == ERR_NONE ? 0 : 1;
}

int
main(int argc, char **argv)
{
	setenv("TZ", "Asia/Tokyo", 1);
	i18n_start(NULL, NULL);
	if (argc == 5 && strcmp(argv[1], "bare") == 0)
		return bare(argv[2], argv[3], strtoll(argv[4], NULL, 10));
	if (argc != 7) {
		fputs("usage: crowd SOCKET UID PEOPLE SECONDS READS PACE\n"
		      "       crowd bare DIR LOGIN SECONDS\n",
		    stderr);
		return 2;
	}
	setpgid(0, 0);
	crowd.socket = argv[1];
	crowd.uid = (uid_t)strtoul(argv[2], NULL, 10);
	crowd.people = (int)strtol(argv[3], NULL, 10);
	crowd.seconds = strtoll(argv[4], NULL, 10);
	crowd.reads = (int)strtol(argv[5], NULL, 10);
	crowd.pace = strtoll(argv[6], NULL, 10) * 1000;
	return gather();
}
