/* SPDX-License-Identifier: MIT */
#include "rescue.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/heap.h"
#include "rescue_file.h"
#include "tui/client.h"

struct rescue {
	char *of, *name;  /* of its file */
	struct list next; /* of rescued: what is to be kept */
	char *kept;       /* the texts of the file as JSON; NULL: no file */
	int fd;           /* of the file, locked; -1 */
};

char *
rescue_of(const struct connect *want, const struct hello *hello)
{
	const char *kind = want->host != NULL  ? "host"
			   : want->dir != NULL ? "folder"
					       : "socket";
	const char *name = want->host != NULL  ? want->host
			   : want->dir != NULL ? want->dir
					       : want->socket;
	char *real = want->host == NULL ? realpath(name, NULL) : NULL, *of;

	of = heap_printf("%s %s member %s login %s", kind,
	    real == NULL ? name : real,
	    hello->member == NULL ? "" : hello->member,
	    hello->login == NULL ? "" : hello->login);
	free(real);
	return of;
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
	    rescue->next.n == RESCUE_TEXTS)
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

static void
forget_file(struct rescue *rescue)
{
	int folder = rescue_file_folder(false);

	if (folder >= 0) {
		unlinkat(folder, rescue->name, 0);
		close(folder);
	}
	rescue_seal(rescue);
}

static bool
replace_file(struct rescue *rescue, const char *text)
{
	int folder = rescue_file_folder(true), fd = -1, why;

	if (folder >= 0) {
		fd = rescue_file_write(folder, rescue->name, text);
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
	char *texts = file.texts.n > 0 ? rescue_file_json(&file) : NULL, *whole;
	bool done = true;

	if (texts == NULL && rescue->kept != NULL)
		forget_file(rescue);
	else if (texts != NULL &&
		 (rescue->kept == NULL || strcmp(texts, rescue->kept) != 0)) {
		file.kept_at = at;
		whole = rescue_file_json(&file);
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
