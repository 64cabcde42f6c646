/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/install.h"

#define ZONES "/usr/share/zoneinfo" /* of tzset(3) */
#define ZONE_MAGIC "TZif"           /* tzfile(5) */

static int
check_owner(int fd, const char *file, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) == 0 && (st.st_uid == 0 || st.st_uid == geteuid()))
		return 0;
	return err_set(err, ERR_USAGE,
	    N_("%s must belong to root or to the user of the service."), file);
}

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
		rc = check_owner(fd, file, err);
		if (rc == 0)
			rc = conf_read(conf, file, fd, err);
		close(fd);
	} else if (named != NULL || errno != ENOENT)
		rc = err_set(err, ERR_USAGE, N_("%s can't be read: %s"), file,
		    strerror(errno));
	free(usual);
	return rc;
}

/* There are other files beside the zones, and folders of zones. */
static bool
known(const char *zone)
{
	char *path = heap_printf(ZONES "/%s", zone);
	char magic[sizeof ZONE_MAGIC - 1];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool is = fd >= 0 &&
		  read(fd, magic, sizeof magic) == (ssize_t)sizeof magic &&
		  memcmp(magic, ZONE_MAGIC, sizeof magic) == 0;

	if (fd >= 0)
		close(fd);
	free(path);
	return is;
}

int
config_zone(const struct conf *conf, struct err *err)
{
	const char *zone = conf_get(conf, CONF_KEY_ZONE);
	bool given = conf_given(conf, CONF_KEY_ZONE);

	if (!given && getenv("TZ") != NULL)
		return 0;
	setenv("TZ", zone, 1);
	if (known(zone))
		return 0;
	if (given)
		return conf_refuse(conf, CONF_KEY_ZONE,
		    _("This host knows no such time zone."), err);
	return err_set(err, ERR_USAGE,
	    N_("This host knows no time zone %s (its package is tzdata)."),
	    zone);
}
