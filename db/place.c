/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"

static int
no_directory(const char *directory, struct err *err)
{
	return err_set(err, ERR_STORAGE,
	    N_("The directory %s can't be used: %s."), directory,
	    strerror(errno));
}

int
place_is_ours(const char *directory, struct err *err)
{
	struct stat st;

	if (lstat(directory, &st) < 0)
		return no_directory(directory, err);
	if (!S_ISDIR(st.st_mode) || st.st_uid != geteuid())
		return err_set(err, ERR_STORAGE,
		    N_("%s is no directory of yours. Do this as the user of "
		       "the service."),
		    directory);
	if ((st.st_mode & 077) != 0)
		return err_set(err, ERR_STORAGE,
		    N_("The directory %s is open to others (chmod 700)."),
		    directory);
	return 0;
}

int
place_make(const char *directory, struct err *err)
{
	if (mkdir(directory, 0700) < 0 && errno != EEXIST)
		return no_directory(directory, err);
	return place_is_ours(directory, err);
}

int
place_hold(const char *directory, bool alone, struct err *err)
{
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return no_directory(directory, err);
	if (flock(fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) < 0) {
		close(fd);
		return err_set(err, ERR_BUSY,
		    N_("Somebody works in %s: stop the service first."),
		    directory);
	}
	return fd;
}

char *
place_database(const char *directory)
{
	return heap_printf("%s/" PLACE_DATABASE, directory);
}

int
place_has_database(const char *directory, struct err *err)
{
	char *path = place_database(directory);
	struct stat st;
	int rc = 0;

	if (lstat(path, &st) < 0)
		rc = err_set(err, ERR_STORAGE,
		    N_("There is no database in %s (shoreid --init makes "
		       "one)."),
		    directory);
	free(path);
	return rc;
}

int
place_is_empty(const char *directory, struct err *err)
{
	static const char *const parts[] = {"", "-wal", "-shm", "-journal"};
	char *path;
	struct stat st;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof parts / sizeof *parts; i++) {
		path =
		    heap_printf("%s/" PLACE_DATABASE "%s", directory, parts[i]);
		if (lstat(path, &st) == 0)
			rc = err_set(err, ERR_STATE,
			    N_("%s is there already, and stays."), path);
		free(path);
	}
	return rc;
}
