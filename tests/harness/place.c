/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"

char *
place_new(void)
{
	const char *under = getenv("TMPDIR");
	char *path = heap_printf("%s/screentest.XXXXXX",
	    under != NULL && *under != '\0' ? under : "/tmp");
	char *place = NULL;

	if (mkdtemp(path) != NULL)
		place = realpath(path, NULL); /* TMPDIR may be relative */
	free(path);
	return place;
}

static FTS *
walk(const char *path)
{
	char *copy = heap_dup(path);
	FTS *fts =
	    fts_open((char *[]){copy, NULL}, FTS_PHYSICAL | FTS_NOCHDIR, NULL);

	free(copy);
	return fts;
}

void
place_remove(const char *path)
{
	FTS *fts = walk(path);
	FTSENT *entry;

	if (fts == NULL)
		return;
	while ((entry = fts_read(fts)) != NULL) {
		if (entry->fts_info != FTS_D)
			remove(entry->fts_accpath);
	}
	fts_close(fts);
}

static int
copy_file(const char *from, const char *to, mode_t mode)
{
	char bytes[65536];
	ssize_t n = -1;
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

	if (in >= 0 && out >= 0) {
		while ((n = read(in, bytes, sizeof bytes)) > 0) {
			if (write(out, bytes, (size_t)n) != n) {
				n = -1;
				break;
			}
		}
	}
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	return n == 0 ? 0 : -1;
}

int
place_copy(const char *from, const char *to)
{
	FTS *fts = walk(from);
	FTSENT *entry;
	int result = fts != NULL ? 0 : -1;

	while (result == 0 && (entry = fts_read(fts)) != NULL) {
		mode_t mode = entry->fts_statp->st_mode;
		char *path =
		    heap_printf("%s%s", to, entry->fts_path + strlen(from));

		if (entry->fts_info == FTS_D)
			result = mkdir(path, mode & 0777);
		else if (entry->fts_info == FTS_F)
			result =
			    copy_file(entry->fts_accpath, path, mode & 0777);
		if (result != 0 && errno == EEXIST && S_ISDIR(mode))
			result = 0;
		free(path);
	}
	if (fts != NULL)
		fts_close(fts);
	return result;
}

/* --- The environment ----------------------------------------------------- */

static const char *const kept[] = {"PATH", "LD_LIBRARY_PATH", "TERMINFO",
    "TERMINFO_DIRS", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS",
    "ASAN_SYMBOLIZER_PATH", "GCOV_PREFIX", "GCOV_PREFIX_STRIP",
    "LLVM_PROFILE_FILE"};

static const struct {
	const char *name, *folder;
} folders[] = {
    {"HOME", "home"},
    {"XDG_STATE_HOME", "state"},
    {"XDG_CONFIG_HOME", "config"},
    {"XDG_DATA_HOME", "data"},
    {"XDG_CACHE_HOME", "cache"},
    {"XDG_RUNTIME_DIR", "run"},
    {"TMPDIR", "tmp"},
};

int
place_settle(const char *path, struct words *env)
{
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		if (getenv(kept[i]) != NULL)
			words_set(env,
			    heap_printf("%s=%s", kept[i], getenv(kept[i])));
	}
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		char *folder = heap_printf("%s/%s", path, folders[i].folder);
		int made = mkdir(folder, 0700);

		words_set(env, heap_printf("%s=%s", folders[i].name, folder));
		free(folder);
		if (made != 0 && errno != EEXIST)
			return -1;
	}
	words_set(env, heap_dup("LC_ALL=C.UTF-8"));
	words_set(env, heap_dup("TZ=Asia/Tokyo"));
	return 0;
}
