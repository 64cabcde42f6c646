/* SPDX-License-Identifier: MIT */
#include "rescue_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "tui/place.h"

#define FILE_BYTES (4 << 20) /* a larger one is not ours */

SHAPE(rescued, M_LINE(rescued, where, 0), M_PROSE(rescued, text, 0),
    M_WORD(rescued, programme, programme_words, OPTIONAL_MEMBER),
    M_WORD(rescued, item, form_words, OPTIONAL_MEMBER),
    M_INT(rescued, slot, 0, 0, OPTIONAL_MEMBER),
    M_INT(rescued, seen, 0, 0, OPTIONAL_MEMBER));

static const struct member kept_file_members[] = {
    M_LINE(kept_file, of, 0),
    M_TIME(kept_file, kept_at),
    M_MANY(kept_file, texts, rescued, 0, RESCUE_TEXTS),
    M_END,
};
const struct shape kept_file_shape = {
    "kept", sizeof(struct kept_file), kept_file_members};

int
rescue_file_folder(bool make)
{
	char *path = place_kept(make);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	free(path);
	return fd;
}

static bool
write_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, s, n);

		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0) {
			s += done;
			n -= (size_t)done;
		}
	}
	return fsync(fd) == 0;
}

int
rescue_file_write(int folder, const char *name, const char *text)
{
	char *aside = heap_printf("%s~", name);
	int fd;

	unlinkat(folder, aside, 0);
	fd = openat(folder, aside,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd >= 0 &&
	    (fchmod(fd, 0600) < 0 || flock(fd, LOCK_EX | LOCK_NB) < 0 ||
		!write_all(fd, text, strlen(text)) ||
		renameat(folder, aside, folder, name) < 0)) {
		int why = errno;

		unlinkat(folder, aside, 0);
		close(fd);
		fd = -1;
		errno = why;
	}
	if (fd >= 0)
		fsync(folder);
	free(aside);
	return fd;
}

char *
rescue_file_json(const struct kept_file *file)
{
	json_t *json = shape_to_json(&kept_file_shape, file);
	char *text = json_dumps(json, JSON_COMPACT);

	json_decref(json);
	return text;
}

static bool
read_all(int fd, char **text, size_t *n)
{
	struct stat st;
	ssize_t got = 0;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) ||
	    st.st_uid != geteuid() || st.st_size > FILE_BYTES)
		return false;
	*text = heap_new((size_t)st.st_size + 1, 1);
	for (*n = 0; *n < (size_t)st.st_size; *n += (size_t)got) {
		got = read(fd, *text + *n, (size_t)st.st_size - *n);
		if (got <= 0)
			break;
	}
	return *n == (size_t)st.st_size;
}

int
rescue_file_open(
    int folder, const char *name, const char *of, struct kept_file *file)
{
	int fd = openat(folder, name,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	char *text = NULL;
	struct err err = {0};
	json_t *json = NULL;
	size_t n;
	bool good = false;

	shape_init(&kept_file_shape, file);
	if (fd < 0)
		return -1;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 && read_all(fd, &text, &n))
		json = json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL);
	if (json != NULL)
		good =
		    shape_from_wire(&kept_file_shape, json, file, &err) == 0 &&
		    strcmp(file->of, of) == 0;
	json_decref(json);
	err_clear(&err);
	free(text);
	if (good)
		return fd;
	shape_release(&kept_file_shape, file);
	close(fd);
	return -1;
}
