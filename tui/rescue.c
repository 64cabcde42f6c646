/* SPDX-License-Identifier: MIT */
#include "rescue.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client.h"
#include "core/heap.h"
#include "place.h"

#define FILE_BYTES (4 << 20) /* a larger one is not ours */
#define TEXTS 200            /* of one file */

SHAPE(rescued, M_LINE(rescued, where, 0), M_PROSE(rescued, text, 0),
    M_WORD(rescued, programme, programme_words, OPTIONAL_MEMBER),
    M_WORD(rescued, item, form_words, OPTIONAL_MEMBER),
    M_INT(rescued, slot, 0, 0, OPTIONAL_MEMBER),
    M_INT(rescued, seen, 0, 0, OPTIONAL_MEMBER));

struct kept_file {
	char *of;
	int64_t kept_at;
	struct list texts; /* of rescued */
};
static const struct member kept_file_members[] = {
    M_LINE(kept_file, of, 0),
    M_TIME(kept_file, kept_at),
    M_MANY(kept_file, texts, rescued, 0, TEXTS),
    M_END,
};
static const struct shape kept_file_shape = {
    "kept", sizeof(struct kept_file), kept_file_members};

struct rescue {
	char *of, *name;  /* of its file */
	struct list next; /* of rescued: what is to be kept */
	char *kept;       /* the texts of the file as JSON; NULL: no file */
	int fd;           /* of the file, locked; -1 */
};

/* The folder, or -1. */
static int
open_folder(bool make)
{
	char *path = place_kept(make);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	free(path);
	return fd;
}

static char *
new_name(void)
{
	char once[ONCE_CHARS + 1];

	client_once(once);
	return heap_printf("%s.json", once);
}

struct rescue *
rescue_new(const char *of)
{
	struct rescue *rescue = heap_new(1, sizeof *rescue);

	rescue->of = heap_dup(of);
	rescue->name = new_name();
	rescue->fd = -1;
	return rescue;
}

void
rescue_free(struct rescue *rescue)
{
	if (rescue == NULL)
		return;
	if (rescue->fd >= 0)
		close(rescue->fd);
	shape_list_release(&rescued_shape, &rescue->next);
	free(rescue->of);
	free(rescue->name);
	free(rescue->kept);
	free(rescue);
}

void
rescue_add(struct rescue *rescue, const struct rescued *text)
{
	struct rescued *copy;

	if (text->text == NULL || *text->text == '\0' ||
	    rescue->next.n == TEXTS)
		return;
	copy = shape_add(&rescued_shape, &rescue->next);
	*copy = *text;
	copy->where = heap_dup(text->where);
	copy->text = heap_dup(text->text);
}

void
rescue_add_text(struct rescue *rescue, char *where, const char *text)
{
	struct rescued other = {.where = where,
	    .text = (char *)text,
	    .programme = WORD_NONE,
	    .item = WORD_NONE,
	    .slot = INT_NONE,
	    .seen = INT_NONE};

	rescue_add(rescue, &other);
	free(where);
}

bool
rescue_holds(const struct rescue *rescue)
{
	return rescue->kept != NULL;
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

/*
 * The file as a whole, or as it was before. The descriptor of the new one,
 * locked as the living program's, or -1.
 */
static int
write_file(int folder, const char *name, const char *text)
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

static char *
json_of(const struct kept_file *file)
{
	json_t *json = shape_to_json(&kept_file_shape, file);
	char *text = json_dumps(json, JSON_COMPACT);

	json_decref(json);
	return text;
}

static void
forget_file(struct rescue *rescue)
{
	int folder = open_folder(false);

	if (folder >= 0) {
		unlinkat(folder, rescue->name, 0);
		close(folder);
	}
	rescue_seal(rescue);
}

static bool
replace_file(struct rescue *rescue, const char *text)
{
	int folder = open_folder(true), fd = -1, why;

	if (folder >= 0) {
		fd = write_file(folder, rescue->name, text);
		why = errno;
		close(folder);
		errno = why;
	}
	if (fd < 0)
		return false;
	if (rescue->fd >= 0)
		close(rescue->fd);
	rescue->fd = fd;
	return true;
}

bool
rescue_keep(struct rescue *rescue, int64_t at)
{
	struct kept_file file = {rescue->of, 0, rescue->next};
	char *texts = file.texts.n > 0 ? json_of(&file) : NULL, *whole;
	bool done = true;

	if (texts == NULL && rescue->kept != NULL)
		forget_file(rescue);
	else if (texts != NULL &&
		 (rescue->kept == NULL || strcmp(texts, rescue->kept) != 0)) {
		file.kept_at = at;
		whole = json_of(&file);
		done = replace_file(rescue, whole);
		free(whole);
		if (done) {
			free(rescue->kept);
			rescue->kept = texts;
			texts = NULL;
		}
	}
	free(texts);
	shape_list_release(&rescued_shape, &rescue->next);
	return done;
}

void
rescue_seal(struct rescue *rescue)
{
	if (rescue->fd >= 0)
		close(rescue->fd);
	rescue->fd = -1;
	free(rescue->kept);
	rescue->kept = NULL;
	free(rescue->name);
	rescue->name = new_name();
}

/* --- What is left over --------------------------------------------------- */

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

/*
 * A file that no running program has, of that service and person. Its
 * descriptor, locked, or -1.
 */
static int
open_left(int folder, const char *name, const char *of, struct kept_file *file)
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

static void
take_found(const char *name, struct kept_file *file, struct list *found)
{
	struct rescued *texts = file->texts.at;

	for (size_t i = 0; i < file->texts.n; i++) {
		struct rescue_found *one =
		    list_add(found, sizeof(struct rescue_found));

		one->id = (int64_t)found->n;
		one->file = heap_dup(name);
		one->kept_at = file->kept_at;
		one->text = texts[i];
		shape_init(&rescued_shape, &texts[i]);
	}
}

void
rescue_find(const char *of, struct list *found)
{
	int folder = open_folder(false), fd;
	DIR *dir = folder < 0 ? NULL : fdopendir(folder);
	const struct dirent *entry;
	struct kept_file file;

	if (dir == NULL) {
		if (folder >= 0)
			close(folder);
		return;
	}
	while ((entry = readdir(dir)) != NULL) {
		size_t n = strlen(entry->d_name);

		if (n < 5 || strcmp(entry->d_name + n - 5, ".json") != 0)
			continue;
		fd = open_left(folder, entry->d_name, of, &file);
		if (fd < 0)
			continue;
		take_found(entry->d_name, &file, found);
		shape_release(&kept_file_shape, &file);
		close(fd);
	}
	closedir(dir);
}

void
rescue_found_release(struct list *found)
{
	struct rescue_found *one = found->at;

	for (size_t i = 0; i < found->n; i++) {
		free(one[i].file);
		shape_release(&rescued_shape, &one[i].text);
	}
	free(found->at);
	*found = (struct list){0};
}

static void
remove_text(struct list *texts, const struct rescued *text)
{
	struct rescued *at = texts->at;

	for (size_t i = 0; i < texts->n; i++) {
		if (strcmp(at[i].where, text->where) != 0 ||
		    strcmp(at[i].text, text->text) != 0)
			continue;
		shape_release(&rescued_shape, &at[i]);
		memmove(&at[i], &at[i + 1], (--texts->n - i) * sizeof *at);
		return;
	}
}

void
rescue_drop(const char *of, const struct rescue_found *found)
{
	int folder = open_folder(false), fd = -1, now = -1;
	struct kept_file file;
	char *text;

	if (folder >= 0)
		fd = open_left(folder, found->file, of, &file);
	if (fd >= 0) {
		remove_text(&file.texts, &found->text);
		text = json_of(&file);
		if (file.texts.n == 0)
			unlinkat(folder, found->file, 0);
		else
			now = write_file(folder, found->file, text);
		if (now >= 0)
			close(now);
		free(text);
		shape_release(&kept_file_shape, &file);
		close(fd);
	}
	if (folder >= 0)
		close(folder);
}
