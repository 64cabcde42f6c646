/* SPDX-License-Identifier: MIT */
#include "sendmail.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "address.h"

#define NO_PROGRAM 127

/* Lines end as those of this host. Returns a descriptor at its begin, or -1. */
static int
text_file(const struct parcel *parcel)
{
	int fd = memfd_create("mail", MFD_CLOEXEC);
	FILE *f = fd < 0 ? NULL : fdopen(dup(fd), "w");
	bool whole;

	if (f == NULL) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	for (size_t i = 0; i < parcel->bytes; i++)
		if (parcel->text[i] != '\r')
			putc(parcel->text[i], f);
	whole = ferror(f) == 0;
	whole = fclose(f) == 0 && whole && lseek(fd, 0, SEEK_SET) == 0;
	if (whole)
		return fd;
	close(fd);
	return -1;
}

/* In the child: its mail, its complaints, and nothing else of ours. */
__attribute__((noreturn)) static void
become(const char *program, const struct parcel *parcel, int text, int said)
{
	const char *args[] = {
	    program, "-i", "-f", parcel->from, "--", parcel->to, NULL};
	char *none[] = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", NULL};
	const struct sigaction usual = {.sa_handler = SIG_DFL};
	sigset_t empty;

	sigaction(SIGPIPE, &usual, NULL);
	sigemptyset(&empty);
	sigprocmask(SIG_SETMASK, &empty, NULL);
	setsid();
	if (dup2(text, STDIN_FILENO) < 0 || dup2(said, STDOUT_FILENO) < 0 ||
	    dup2(said, STDERR_FILENO) < 0)
		_exit(NO_PROGRAM);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	execve(program, (char *const *)args, none);
	_exit(NO_PROGRAM);
}

/* True when it ended by itself; else it is made to. */
static bool
ends(pid_t pid, long ms, int *status)
{
	struct pollfd p = {.fd = pidfd_open(pid, 0), .events = POLLIN};
	int rc;

	do
		rc = poll(&p, 1, (int)ms);
	while (rc < 0 && errno == EINTR);
	if (rc <= 0)
		kill(-pid, SIGKILL);
	if (rc <= 0) /* it may not have its session yet */
		kill(pid, SIGKILL);
	while (waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
	if (p.fd >= 0)
		close(p.fd);
	return rc > 0 && WIFEXITED(*status);
}

static void
keep_words(int said, struct attempt *attempt)
{
	ssize_t n = pread(said, attempt->detail, sizeof attempt->detail - 1, 0);

	attempt->detail[n > 0 ? n : 0] = '\0';
	attempt->detail[strcspn(attempt->detail, "\n")] = '\0';
}

static void
run(const char *program, long ms, const struct parcel *parcel, int text,
    int said, struct attempt *attempt)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		become(program, parcel, text, said);
	if (pid < 0)
		return;
	if (!ends(pid, ms, &status)) {
		attempt->delivery = DELIVERY_POSSIBLE;
	} else {
		attempt->code = WEXITSTATUS(status);
		attempt->delivery = outcome_exit(WEXITSTATUS(status));
	}
	keep_words(said, attempt);
}

void
sendmail_send(const char *program, long ms, const struct parcel *parcel,
    struct attempt *attempt)
{
	int text, said;

	*attempt = (struct attempt){DELIVERY_TEMPORARY, 0, ""};
	if (!address_fits(parcel->from) || !address_fits(parcel->to)) {
		*attempt = (struct attempt){
		    DELIVERY_PERMANENT, 0, "not an address that can be used"};
		return;
	}
	text = text_file(parcel);
	said = memfd_create("said", MFD_CLOEXEC);
	if (text >= 0 && said >= 0)
		run(program, ms, parcel, text, said, attempt);
	if (text >= 0)
		close(text);
	if (said >= 0)
		close(said);
}
