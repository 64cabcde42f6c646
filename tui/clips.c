/* SPDX-License-Identifier: MIT */
#include "clips.h"

#include <stdlib.h>
#include <string.h>

static void
drop(struct clips *clips, size_t i)
{
	free(clips->at[i].text);
	clips->n--;
	memmove(&clips->at[i], &clips->at[i + 1],
	    (clips->n - i) * sizeof *clips->at);
}

void
clips_add(struct clips *clips, char *text)
{
	for (size_t i = 0; i < clips->n; i++)
		if (strcmp(clips->at[i].text, text) == 0)
			drop(clips, i);
	if (clips->n == CLIPS_MOST)
		drop(clips, CLIPS_MOST - 1);
	memmove(&clips->at[1], &clips->at[0], clips->n * sizeof *clips->at);
	clips->at[0] = (struct clip){.id = ++clips->last, .text = text};
	clips->n++;
}

const char *
clips_newest(const struct clips *clips)
{
	return clips->n > 0 ? clips->at[0].text : NULL;
}

void
clips_release(struct clips *clips)
{
	while (clips->n > 0)
		drop(clips, clips->n - 1);
}
