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

/* A key does what its first binding says; a later one is never met. */
static bool
is_met(size_t i, const char *screen, const char *also, bool tab)
{
	if (!keymap_binds(&bindings[i], screen, also, tab))
		return false;
	for (size_t k = 0; k < i; k++)
		if (bindings[k].code == bindings[i].code &&
		    keymap_binds(&bindings[k], screen, also, tab))
			return false;
	return true;
}

void
keys_list(const char *screen, const char *also, bool tab, struct list *lines)
{
	*lines = (struct list){0};
	for (size_t i = 0; i < binding_count; i++)
		if (is_met(i, screen, also, tab))
			add_key(line_of(lines, bindings[i].action),
			    bindings[i].code);
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
