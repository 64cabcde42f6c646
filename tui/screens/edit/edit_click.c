/* SPDX-License-Identifier: MIT */
/* edit_click: a click on an item, as the keys would get there. */
#include "core/text.h"
#include "edit_inside.h"

static struct edit_item *
item_at(struct edit *edit, int y)
{
	for (size_t i = 0; i < edit->n; i++)
		if (y >= edit->items[i].y &&
		    y < edit->items[i].y + edit->items[i].rows)
			return &edit->items[i];
	return NULL;
}

/* A period has two fields. */
static FIELD *
field_at(const struct edit_item *item, int x)
{
	return item->field2 != NULL && x >= EDIT_VALUE_X + EDIT_DATE_CHARS + 1
		   ? item->field2
		   : item->field;
}

/* To a character of a date; what is typed then belongs to that day. */
static void
go_to_char(struct edit *edit, int x)
{
	int left;

	field_info(
	    current_field(edit->form), NULL, NULL, NULL, &left, NULL, NULL);
	edit->entered = false;
	edit_period_go(edit, x - left);
}

/* What it does there; `again`: the cursor was in that field already. */
static void
click_item(struct screen *screen, struct edit_item *item,
    const struct key *on_pad, bool again)
{
	struct key space = {.code = ' '};

	switch (edit_type(item)) {
	case FORM_LINE:
	case FORM_PROSE:
		textarea_key(item->area, on_pad);
		break;
	case FORM_PERIOD:
		if (again)
			go_to_char(edit_own(screen), on_pad->x);
		break;
	case FORM_CHOICE:
		if (again)
			edit_key(screen, &space);
		break;
	case FORM_FACILITY:
		if (again || edit_draw_on_hint(edit_own(screen), on_pad->x))
			edit_key_facility(screen, NULL);
		break;
	}
}

void
edit_click(struct screen *screen, const struct key *key)
{
	struct edit *edit = edit_own(screen);
	struct key on_pad = *key;
	struct edit_item *item;
	struct err err = {0};
	FIELD *field;
	bool again;

	if (edit->form == NULL || edit->rebuild)
		return; /* not drawn as it is */
	on_pad.y = key->y - 1 + edit->top;
	item = item_at(edit, on_pad.y);
	if (item == NULL)
		return;
	field = field_at(item, on_pad.x);
	again = current_field(edit->form) == field;
	if (!again)
		set_current_field(edit->form, field);
	click_item(screen, item, &on_pad, again);
	if (edit->left && edit_draft_save(screen, &err) < 0)
		program_say_err(screen->program, &err);
	err_clear(&err);
}
