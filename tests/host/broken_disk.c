/* SPDX-License-Identifier: MIT */
/*
 * broken_disk: while the file that BROKEN_DISK names is there, every write and
 * sync of this process fails with the errno that it holds. Stands before the C
 * library (LD_PRELOAD).
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* 0: the disk is well */
static int
broken(int fd)
{
	const char *path = getenv("BROKEN_DISK");
	struct stat st;
	FILE *file;
	char text[16] = "";

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || path == NULL)
		return 0;
	file = fopen(path, "re");
	if (file == NULL)
		return 0;
	if (fgets(text, sizeof text, file) == NULL)
		text[0] = '\0';
	fclose(file);
	return text[0] == '\0' ? EIO : (int)strtol(text, NULL, 10);
}

#define FAILS(fd)                                                              \
	do {                                                                   \
		int number = broken(fd);                                       \
		if (number != 0) {                                             \
			errno = number;                                        \
			return -1;                                             \
		}                                                              \
	} while (0)

/* The names of their parameters are the library's own affair.
 * NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */
ssize_t
pwrite64(int fd, const void *at, size_t n, off64_t offset)
{
	ssize_t (*real)(int, const void *, size_t, off64_t) = (ssize_t(*)(
	    int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");

	FAILS(fd);
	return real(fd, at, n, offset);
}

int
fsync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");

	FAILS(fd);
	return real(fd);
}

int
fdatasync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");

	FAILS(fd);
	return real(fd);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
