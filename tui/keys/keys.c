/* SPDX-License-Identifier: MIT */
#include "keys.h"

#include <stdlib.h>

#include "core/heap.h"

static struct key_line *
line_of(struct list *lines, enum action action)
{
	struct key_line *all = lines->at, *line;

	for (size_t i = 0; i < lines->n; i++)
		if (all[i].action == action)
			return &all[i];
	line = list_add(lines, sizeof *line);
	*line = (struct key_line){.action = action};
	return line;
}

static void
add_key(struct key_line *line, int code)
{
	char name[KEYMAP_NAME], *more;

	keymap_name(code, name);
	more = line->keys == NULL ? heap_dup(name)
				  : heap_printf("%s %s", line->keys, name);
	free(line->keys);
	line->keys = more;
}

void
keys_list(const char *screen, const char *also, bool tab, struct list *lines)
{
	*lines = (struct list){0};
	for (size_t i = 0; i < binding_count; i++) {
		const struct binding *b = &bindings[i];

		if (keymap_binds(b, screen, also, tab) &&
		    keymap_find(screen, also, tab, b->code) == b->action)
			add_key(line_of(lines, b->action), b->code);
	}
}

void
keys_release(struct list *lines)
{
	struct key_line *all = lines->at;

	for (size_t i = 0; i < lines->n; i++)
		free(all[i].keys);
	free(all);
	*lines = (struct list){0};
}
