/* SPDX-License-Identifier: MIT */
/* rescue_left: what earlier programs have left. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "rescue.h"
#include "rescue_file.h"

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
	int folder = rescue_file_folder(false), fd;
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
		fd = rescue_file_open(folder, entry->d_name, of, &file);
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
	int folder = rescue_file_folder(false), fd = -1, now = -1;
	struct kept_file file;
	char *text;

	if (folder >= 0)
		fd = rescue_file_open(folder, found->file, of, &file);
	if (fd >= 0) {
		remove_text(&file.texts, &found->text);
		text = rescue_file_json(&file);
		if (file.texts.n == 0)
			unlinkat(folder, found->file, 0);
		else
			now = rescue_file_write(folder, found->file, text);
		if (now >= 0)
			close(now);
		free(text);
		shape_release(&kept_file_shape, &file);
		close(fd);
	}
	if (folder >= 0)
		close(folder);
}
