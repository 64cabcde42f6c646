/* SPDX-License-Identifier: MIT */
/* Plain mode: texts that were typed and never sent. They stay in their files
 * until the person throws them away. */
#include <stdio.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "plain_inside.h"
#include "tui/rescue/rescue.h"

static void
read_out(struct plain *plain, const char *of, const struct rescue_found *found)
{
	printf("%s: %s\n", found->text.where, found->text.text);
	if (plain_yes(plain, _("This text is nowhere else. Throw it away?")))
		rescue_drop(of, found);
}

void
plain_kept(struct plain *plain)
{
	char *of = rescue_of(plain->want, plain->hello);
	const struct rescue_found *one;
	struct list found = {0};

	rescue_find(of, &found);
	one = found.at;
	if (found.n > 0)
		plain_say(_("These texts were typed and never sent:"));
	for (size_t i = 0; i < found.n && !plain->over; i++)
		read_out(plain, of, &one[i]);
	rescue_found_release(&found);
	free(of);
}

void
plain_keep(struct plain *plain, char *where, const char *text)
{
	rescue_add_text(plain->rescue, where, text);
}

void
plain_keep_all(struct plain *plain)
{
	if (rescue_keep(plain->rescue, plain->hello->now_at) &&
	    rescue_holds(plain->rescue))
		plain_say(_("What was written last was not sent. It is kept, "
			    "and shown at the next start."));
}
