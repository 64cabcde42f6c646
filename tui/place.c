/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"
#include "core/install.h"

#define DATABASE "shorei.db" /* and what SQLite puts beside it */

char *
place_service(void)
{
	static const char *const places[] = {
	    "shoreid", "../libexec/shorei/shoreid", NULL};

	return install_find(places);
}

char *
place_print(void)
{
	static const char *const places[] = {
	    "shorei-print", "../libexec/shorei/shorei-print", NULL};

	return install_find(places);
}

char *
place_sheet(void)
{
	static const char *const places[] = {
	    "shorei-sheet", "../libexec/shorei/shorei-sheet", NULL};

	return install_find(places);
}

/* The XDG base directory of state, whose path must be absolute. */
static char *
state_folder(void)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	struct passwd person, *found = NULL;
	char names[4096];

	if (state != NULL && state[0] == '/')
		return heap_dup(state);
	if (home == NULL || home[0] != '/') {
		home = getpwuid_r(getuid(), &person, names, sizeof names,
			   &found) == 0 &&
			       found != NULL
			   ? found->pw_dir
			   : "/";
	}
	return heap_printf("%s/.local/state", home);
}

/* Makes the folder and those above it. */
static int
make_folders(char *path)
{
	for (char *p = path + 1;; p++) {
		char was = *p;

		if (was != '/' && was != '\0')
			continue;
		*p = '\0';
		if (mkdir(path, 0700) < 0 && errno != EEXIST)
			return -1; /* path names the one that failed */
		*p = was;
		if (was == '\0')
			return 0;
	}
}

/* Removes the database's files from the folder, and nothing else. */
static int
remove_database(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int rc = 0;

	if (dir == NULL)
		return -1;
	while ((entry = readdir(dir)) != NULL)
		if (strncmp(entry->d_name, DATABASE, strlen(DATABASE)) == 0 &&
		    unlinkat(dirfd(dir), entry->d_name, 0) < 0)
			rc = -1;
	closedir(dir);
	return rc;
}

/* One of the program's own folders of state; heap. */
static char *
own_folder(const char *name)
{
	char *state = state_folder();
	char *path = heap_printf("%s/shorei/%s", state, name);

	free(state);
	return path;
}

char *
place_home(const char *name)
{
	const char *home = getenv("HOME");

	return heap_printf("%s/%s", home == NULL ? "." : home, name);
}

char *
place_kept(bool make)
{
	char *path = own_folder("kept");

	if (make)
		make_folders(path); /* who opens it notices what failed */
	return path;
}

char *
place_demo(bool fresh, struct err *err)
{
	char *path = own_folder("demo");

	if (make_folders(path) == 0 && (!fresh || remove_database(path) == 0))
		return path;
	err_set(err, ERR_NO_SERVICE, N_("The demo can't be kept in %s: %s."),
	    path, strerror(errno));
	free(path);
	return NULL;
}

int
place_private(const char *dir, struct err *err)
{
	if (mkdir(dir, 0700) == 0 || errno == EEXIST)
		return 0;
	return err_set(err, ERR_NO_SERVICE,
	    N_("The folder %s can't be made: %s."), dir, strerror(errno));
}
