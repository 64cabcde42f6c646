/* SPDX-License-Identifier: MIT */
#include "crash.h"

#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
#define FAULTS (sizeof faults / sizeof *faults)

/* All that the handler touches; nothing changes while it is set. */
static struct {
	volatile sig_atomic_t fd;
	pid_t owner; /* a forked child must not touch the terminal */
	struct termios line;
	char reset[CRASH_BYTES];
	size_t n;
	struct sigaction before[FAULTS];
} last = {.fd = -1};

/* A stack that overflowed has no room for a handler. */
static char stack[16384];

static void
put_back(void)
{
	int fd = last.fd;

	last.fd = -1; /* a fault in here, or in another thread, ends it */
	if (fd < 0 || getpid() != last.owner)
		return;
	if (write(fd, last.reset, last.n) >= 0)
		tcsetattr(fd, TCSANOW, &last.line);
}

static void
on_fault(int number)
{
	put_back();
	for (size_t i = 0; i < FAULTS; i++)
		if (faults[i] == number)
			sigaction(number, &last.before[i], NULL);
	raise(number); /* held back until this returns */
}

void
crash_watch(int fd, const struct termios *line, const char *reset, size_t n)
{
	struct sigaction action = {
	    .sa_handler = on_fault, .sa_flags = SA_ONSTACK};
	stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};

	if (n > sizeof last.reset)
		n = sizeof last.reset;
	memcpy(last.reset, reset, n);
	last.n = n;
	last.line = *line;
	last.owner = getpid();
	last.fd = fd;
	sigaltstack(&own, NULL);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < FAULTS; i++)
		sigaction(faults[i], &action, &last.before[i]);
}

void
crash_ignore(void)
{
	if (last.fd < 0)
		return;
	last.fd = -1;
	for (size_t i = 0; i < FAULTS; i++)
		sigaction(faults[i], &last.before[i], NULL);
}
