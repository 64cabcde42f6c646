/* SPDX-License-Identifier: MIT */
#include "export_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

static int
unwritable(const char *path, int why, struct err *err)
{
	char *said = text_clean_line(path, strlen(path));

	if (why == ENOENT)
		err_set(err, ERR_USAGE,
		    N_("There is no folder for %s. Please check its name."),
		    said);
	else if (why == EACCES)
		err_set(
		    err, ERR_USAGE, N_("You may not write the file %s."), said);
	else
		err_set(err, ERR_USAGE, N_("The file %s can't be written: %s."),
		    said, strerror(why));
	free(said);
	return -err->code;
}

/* Something stands there: may it be replaced at all, and is it asked for? */
static int
judge_present(const char *path, bool replace, struct err *err)
{
	struct stat there;
	char *said;

	if (lstat(path, &there) < 0)
		return unwritable(path, errno, err);
	if (S_ISREG(there.st_mode) && replace)
		return 0;
	said = text_clean_line(path, strlen(path));
	if (S_ISREG(there.st_mode)) {
		reason_add(&err->why, EXPORT_EXISTS, NULL, INT64_MIN,
		    N_("The file %s would be replaced."), said);
		err_set(err, ERR_CONFIRM,
		    N_("There is a file %s already. Nothing was written."),
		    said);
	} else {
		err_set(err, ERR_USAGE,
		    N_("%s is no plain file. Please choose another name."),
		    said);
	}
	free(said);
	return -err->code;
}

static int
write_all(int fd, const char *bytes, size_t n)
{
	ssize_t k;

	for (size_t at = 0; at < n; at += (size_t)k) {
		k = write(fd, bytes + at, n - at);
		if (k < 0 && errno == EINTR)
			k = 0;
		else if (k < 0)
			return -errno;
	}
	return 0;
}

/* Fills the file just made and closes it; what failed is taken away. */
static int
fill(int fd, const char *path, const char *bytes, size_t n)
{
	int rc = write_all(fd, bytes, n);

	/* before it takes the place of an old one */
	if (rc == 0 && fsync(fd) < 0)
		rc = -errno;
	if (close(fd) < 0 && rc == 0)
		rc = -errno;
	if (rc < 0)
		unlink(path);
	return rc;
}

/* Beside the old one first: it is lost only when the new one is whole. */
static int
replace_file(const char *path, const char *bytes, size_t n, struct err *err)
{
	char *beside = heap_printf("%s.XXXXXX", path);
	int fd = mkostemp(beside, O_CLOEXEC), rc;

	rc = fd < 0 ? -errno : fill(fd, beside, bytes, n);
	if (rc == 0 && rename(beside, path) < 0) {
		rc = -errno;
		unlink(beside);
	}
	free(beside);
	return rc < 0 ? unwritable(path, -rc, err) : 0;
}

int
export_file_write(const char *path, bool replace, const char *bytes, size_t n,
    struct err *err)
{
	int fd, rc;

	if (path == NULL) {
		fwrite(bytes, 1, n, stdout);
		return 0; /* print_finish tells what went wrong */
	}
	if (*path == '\0')
		return err_set(
		    err, ERR_USAGE, N_("Please give the name of a file."));
	fd = open(
	    path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd >= 0) {
		rc = fill(fd, path, bytes, n);
		return rc < 0 ? unwritable(path, -rc, err) : 0;
	}
	if (errno != EEXIST)
		return unwritable(path, errno, err);
	rc = judge_present(path, replace, err);
	return rc < 0 ? rc : replace_file(path, bytes, n, err);
}
