/* SPDX-License-Identifier: MIT */
#include "guard.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "db/place.h"

#define OTHERS 077 /* every right of group and others */

bool
guard_map_is_host(const char *map)
{
	static const char *const host[] = {"0", "0", "4294967295"};
	size_t n;

	for (size_t i = 0; i < sizeof host / sizeof *host; i++) {
		map += strspn(map, " ");
		n = strcspn(map, " \n");
		if (n != strlen(host[i]) || memcmp(map, host[i], n) != 0)
			return false;
		map += n;
	}
	return strspn(map, " \n") == strlen(map);
}

static int
check_namespace(struct err *err)
{
	char map[256];
	int fd = open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, map, sizeof map - 1);

	if (fd >= 0)
		close(fd);
	map[n < 0 ? 0 : n] = '\0';
	if (guard_map_is_host(map))
		return 0;
	return err_set(err, ERR_USAGE,
	    N_("The service can't run in a user namespace: everybody would "
	       "look alike to it."));
}

/* One that is not there will be made. */
static int
check_file(const char *data, const char *name, struct err *err)
{
	char *path = heap_printf("%s/%s", data, name);
	struct stat st;
	int rc = 0;

	if (lstat(path, &st) == 0 &&
	    (!S_ISREG(st.st_mode) || st.st_nlink != 1 ||
		st.st_uid != geteuid() || (st.st_mode & OTHERS) != 0))
		rc = err_set(err, ERR_STORAGE,
		    N_("The file %s must belong to the service alone (0600), "
		       "and be no link."),
		    path);
	free(path);
	return rc;
}

int
guard_start(const char *data, struct err *err)
{
	static const char *const files[] = {PLACE_DATABASE,
	    PLACE_DATABASE "-wal", PLACE_DATABASE "-shm", "shorei.queue"};
	int rc = check_namespace(err);

	if (rc == 0 && geteuid() == 0)
		rc = err_set(err, ERR_USAGE,
		    N_("The service does not run as root: it needs an account "
		       "of its own."));
	if (rc == 0)
		rc = place_is_ours(data, err);
	for (size_t i = 0; rc == 0 && i < sizeof files / sizeof *files; i++)
		rc = check_file(data, files[i], err);
	return rc;
}

void
guard_process(void)
{
	const struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	umask(OTHERS);
}

void
guard_child(void)
{
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
}
