/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/i18n.h"
#include "core/install.h"

int
config_load(const char *named, struct conf *conf, struct err *err)
{
	char *usual = named == NULL ? install_conf() : NULL;
	const char *file = named == NULL ? usual : named;
	int fd, rc = 0;

	*conf = (struct conf){0};
	if (file == NULL)
		return 0;
	/* what is no file is refused, not waited for */
	fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd >= 0) {
		rc = conf_read(conf, file, fd, err);
		close(fd);
	} else if (named != NULL || errno != ENOENT)
		rc = err_set(err, ERR_USAGE, N_("%s can't be read: %s"), file,
		    strerror(errno));
	free(usual);
	return rc;
}
