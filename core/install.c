/* SPDX-License-Identifier: MIT */
#include "install.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "heap.h"

/* The folder of the running program; "." where /proc is not to be had. */
static char *
own_folder(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);
	const char *slash;

	if (n <= 0 || n == (ssize_t)sizeof path)
		return heap_dup(".");
	slash = memrchr(path, '/', (size_t)n);
	return slash == NULL ? heap_dup(".")
			     : heap_ndup(path, (size_t)(slash - path));
}

char *
install_find(const char *const *relative)
{
	char *folder = own_folder(), *path = NULL;

	for (; *relative != NULL; relative++) {
		path = heap_printf("%s/%s", folder, *relative);
		if (access(path, X_OK) == 0)
			break;
		free(path);
		path = NULL;
	}
	free(folder);
	return path;
}

char *
install_locale(void)
{
	/* with the dot only a folder is found: /usr/bin/locale is a program */
	static const char *const places[] = {
	    "locale/.", "../share/locale/.", "../../share/locale/.", NULL};

	return install_find(places);
}

/* Cuts a folder off the end of a path, if it stands there. */
static bool
cut(char *path, const char *folder)
{
	size_t n = strlen(path), tail = strlen(folder);

	if (n < tail || strcmp(path + n - tail, folder) != 0)
		return false;
	path[n - tail] = '\0';
	return true;
}

char *
install_conf(void)
{
	char *prefix = own_folder(), *path = NULL;

	if (cut(prefix, "/bin") || cut(prefix, "/libexec/shorei"))
		path = heap_printf("%s/etc/shorei/shorei.conf",
		    strcmp(prefix, "/usr") == 0 ||
			    strcmp(prefix, "/usr/local") == 0
			? ""
			: prefix);
	free(prefix);
	return path;
}
