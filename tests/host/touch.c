/* SPDX-License-Identifier: MIT */
/*
 * touch PID: all that one process can do to another. Prints one word for each
 * way that the kernel allowed, and nothing of those that it denied. The other
 * process may be stopped or dead afterwards.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define IOPRIO_PROCESS 1
#define IOPRIO_IDLE (3 << 13)

/* True where it was allowed, or failed for what only the allowed meet. */
static int
trace(pid_t pid)
{
	if (ptrace(PTRACE_SEIZE, pid, NULL, NULL) < 0)
		return 0;
	ptrace(PTRACE_DETACH, pid, NULL, NULL);
	return 1;
}

static int
read_memory(pid_t pid)
{
	char byte;
	struct iovec here = {&byte, 1}, there = {(void *)1, 1};

	return process_vm_readv(pid, &here, 1, &there, 1, 0) >= 0 ||
	       errno == EFAULT;
}

static int
write_memory(pid_t pid)
{
	char byte = 0;
	struct iovec here = {&byte, 1}, there = {(void *)1, 1};

	return process_vm_writev(pid, &here, 1, &there, 1, 0) >= 0 ||
	       errno == EFAULT;
}

static int
open_part(pid_t pid, const char *part, int how)
{
	char path[64];
	int fd;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, part);
	fd = open(path, how | O_CLOEXEC);
	if (fd < 0)
		return 0;
	close(fd);
	return 1;
}

static int
memory(pid_t pid)
{
	return open_part(pid, "mem", O_RDWR);
}

static int
maps(pid_t pid)
{
	return open_part(pid, "maps", O_RDONLY);
}

static int
environment(pid_t pid)
{
	return open_part(pid, "environ", O_RDONLY);
}

static int
descriptors(pid_t pid)
{
	return open_part(pid, "fd", O_RDONLY | O_DIRECTORY);
}

static int
root(pid_t pid)
{
	return open_part(pid, "root", O_RDONLY | O_DIRECTORY);
}

static int
take_descriptor(pid_t pid)
{
	int fd = pidfd_open(pid, 0), taken = pidfd_getfd(fd, 0, 0);

	return taken >= 0 || errno == EBADF;
}

static int
limits(pid_t pid)
{
	const struct rlimit none = {0, 0};

	return prlimit(pid, RLIMIT_FSIZE, &none, NULL) == 0;
}

static int
nice_value(pid_t pid)
{
	return setpriority(PRIO_PROCESS, (id_t)pid, 19) == 0;
}

static int
processors(pid_t pid)
{
	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET(0, &one);
	return sched_setaffinity(pid, sizeof one, &one) == 0;
}

static int
scheduler(pid_t pid)
{
	const struct sched_param none = {0};

	return sched_setscheduler(pid, SCHED_IDLE, &none) == 0;
}

static int
io_priority(pid_t pid)
{
	return syscall(SYS_ioprio_set, IOPRIO_PROCESS, pid, IOPRIO_IDLE) == 0;
}

static int
signal_stop(pid_t pid)
{
	return kill(pid, SIGSTOP) == 0;
}

static int
signal_go(pid_t pid)
{
	return kill(pid, SIGCONT) == 0;
}

static int
signal_end(pid_t pid)
{
	return kill(pid, SIGTERM) == 0;
}

static int
signal_kill(pid_t pid)
{
	return kill(pid, SIGKILL) == 0;
}

/* The last ones end it. */
static const struct {
	const char *name;
	int (*does)(pid_t);
} ways[] = {
    {"ptrace", trace},
    {"process_vm_readv", read_memory},
    {"process_vm_writev", write_memory},
    {"mem", memory},
    {"maps", maps},
    {"environ", environment},
    {"fd", descriptors},
    {"root", root},
    {"pidfd_getfd", take_descriptor},
    {"prlimit", limits},
    {"renice", nice_value},
    {"taskset", processors},
    {"scheduler", scheduler},
    {"ioprio", io_priority},
    {"STOP", signal_stop},
    {"CONT", signal_go},
    {"TERM", signal_end},
    {"KILL", signal_kill},
};

int
main(int argc, char **argv)
{
	pid_t pid = argc == 2 ? (pid_t)strtol(argv[1], NULL, 10) : 0;

	if (pid <= 1)
		return 2;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (ways[i].does(pid))
			puts(ways[i].name);
	return 0;
}
