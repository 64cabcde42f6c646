/* SPDX-License-Identifier: MIT */
/* conf_read: the text of a configuration file, from a descriptor. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "heap.h"
#include "i18n.h"

/* Who can write it can say which program is called for another host. */
static int
check(const char *file, const struct stat *st, struct err *err)
{
	if (!S_ISREG(st->st_mode))
		return err_set(err, ERR_USAGE, N_("%s is no file."), file);
	if ((st->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return err_set(err, ERR_USAGE,
		    N_("Others can write %s (chmod go-w)."), file);
	if (st->st_size > CONF_BYTES)
		return err_set(err, ERR_USAGE,
		    N_("%s is too large: at most %d bytes."), file, CONF_BYTES);
	return 0;
}

/* All of it; more than that is no longer what was checked. */
static ssize_t
take(int fd, char *text, size_t bytes)
{
	size_t used = 0;
	ssize_t n = 1;

	while (n != 0 && used < bytes) {
		n = read(fd, text + used, bytes - used);
		if (n < 0 && errno != EINTR)
			return -1;
		used += n > 0 ? (size_t)n : 0;
	}
	return (ssize_t)used;
}

int
conf_read(struct conf *conf, const char *file, int fd, struct err *err)
{
	struct stat st;
	char *text;
	ssize_t n;
	int rc;

	if (fstat(fd, &st) < 0)
		return err_set(err, ERR_USAGE, N_("%s can't be read: %s"), file,
		    strerror(errno));
	rc = check(file, &st, err);
	if (rc < 0)
		return rc;
	text = heap_new(1, (size_t)st.st_size + 1);
	n = take(fd, text, (size_t)st.st_size);
	if (n < 0)
		rc = err_set(err, ERR_USAGE, N_("%s can't be read: %s"), file,
		    strerror(errno));
	else {
		conf->file = heap_dup(file);
		rc = conf_parse(conf_rows, CONF_COUNT, file, text, (size_t)n,
		    conf->value, err);
	}
	free(text);
	return rc;
}
