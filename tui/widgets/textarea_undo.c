/* SPDX-License-Identifier: MIT */
/*
 * textarea_undo: what was changed, so that it can be taken back.
 *
 * A step is one replacement. What is typed on goes to the same step, up to
 * the end of a phrase, so that a person takes back what he thinks of as one
 * thing and a key costs the same however long the text is.
 */
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "textarea_inside.h"

#define STEP_BYTES 192      /* a longer run of typing is several steps */
#define STEPS 400           /* the oldest goes first */
#define ALL_BYTES (4 << 20) /* of all steps together */

struct textarea_step {
	size_t at;
	char *was, *now; /* what stood there, and what stands there since */
	size_t nwas, nnow;
	bool open; /* typing goes on here */
};

static void
free_step(struct textarea *t, struct textarea_step *step)
{
	t->undo_bytes -= step->nwas + step->nnow;
	free(step->was);
	free(step->now);
}

/* Steps [from, to) are forgotten. */
static void
forget(struct textarea *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		free_step(t, &t->steps[i]);
	if (to < t->nsteps)
		memmove(t->steps + from, t->steps + to,
		    (t->nsteps - to) * sizeof *t->steps);
	t->nsteps -= to - from;
	if (t->done > t->nsteps)
		t->done = t->nsteps;
}

void
textarea_undo_forget(struct textarea *t)
{
	forget(t, 0, t->nsteps);
	free(t->steps);
	t->steps = NULL;
	t->steps_room = 0;
}

void
textarea_undo_close(struct textarea *t)
{
	if (t->done > 0)
		t->steps[t->done - 1].open = false;
}

/* The end of a phrase: what is typed behind it is another step. */
static bool
ends_phrase(const char *s, size_t n)
{
	static const char *const ends[] = {"\n", " ", "。", "、", "\u3000"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (strlen(ends[i]) == n && memcmp(ends[i], s, n) == 0)
			return true;
	return false;
}

static void
insert(char **into, size_t *n, size_t at, const char *s, size_t bytes)
{
	*into = heap_grow(*into, *n + bytes + 1, 1);
	memmove(*into + at + bytes, *into + at, *n - at);
	if (bytes > 0)
		memcpy(*into + at, s, bytes);
	*n += bytes;
}

/* More of the same, typed or deleted next to it. */
static bool
goes_on(struct textarea *t, size_t at, const char *was, size_t nwas,
    const char *now, size_t nnow)
{
	struct textarea_step *last;

	if (t->done == 0)
		return false;
	last = &t->steps[t->done - 1];
	if (!last->open || last->nwas + last->nnow + nwas + nnow > STEP_BYTES)
		return false;
	if (nwas == 0 && last->nnow > 0 && at == last->at + last->nnow) {
		insert(&last->now, &last->nnow, last->nnow, now, nnow);
		last->open = !ends_phrase(now, nnow);
	} else if (nnow == 0 && last->nnow == 0 && at + nwas == last->at) {
		insert(&last->was, &last->nwas, 0, was, nwas);
		last->at = at;
	} else if (nnow == 0 && last->nnow == 0 && at == last->at)
		insert(&last->was, &last->nwas, last->nwas, was, nwas);
	else
		return false;
	t->undo_bytes += nwas + nnow;
	return true;
}

void
textarea_undo_note(struct textarea *t, size_t at, const char *was, size_t nwas,
    const char *now, size_t nnow)
{
	if (t->replaying)
		return;
	forget(t, t->done, t->nsteps);
	if (goes_on(t, at, was, nwas, now, nnow))
		return;
	if (t->nsteps == STEPS)
		forget(t, 0, STEPS / 4);
	if (t->nsteps == t->steps_room) {
		t->steps_room = t->steps_room ? t->steps_room * 2 : 8;
		t->steps = heap_grow(t->steps, t->steps_room, sizeof *t->steps);
	}
	t->steps[t->nsteps++] = (struct textarea_step){.at = at,
	    .was = heap_ndup(was, nwas),
	    .now = heap_ndup(now, nnow),
	    .nwas = nwas,
	    .nnow = nnow,
	    .open = !ends_phrase(now, nnow)};
	t->done = t->nsteps;
	t->undo_bytes += nwas + nnow;
	while (t->undo_bytes > ALL_BYTES && t->nsteps > 1)
		forget(t, 0, 1);
}

/* Puts `to` where `from` stands. */
static enum textarea_result
put(struct textarea *t, size_t at, const char *from, size_t nfrom,
    const char *to, size_t nto)
{
	enum textarea_result result;

	if (at + nfrom > t->n || memcmp(t->text + at, from, nfrom) != 0) {
		textarea_undo_forget(t); /* they are of another text */
		return TEXTAREA_MOVED;
	}
	t->replaying = true;
	result = textarea_edit_replace(t, at, at + nfrom, to, nto);
	t->replaying = false;
	return result == TEXTAREA_FULL ? TEXTAREA_MOVED : result;
}

enum textarea_result
textarea_undo(struct textarea *t)
{
	const struct textarea_step *step;

	textarea_undo_close(t);
	if (t->done == 0)
		return TEXTAREA_MOVED;
	step = &t->steps[--t->done];
	return put(t, step->at, step->now, step->nnow, step->was, step->nwas);
}

enum textarea_result
textarea_redo(struct textarea *t)
{
	const struct textarea_step *step;

	if (t->done == t->nsteps)
		return TEXTAREA_MOVED;
	step = &t->steps[t->done++];
	return put(t, step->at, step->was, step->nwas, step->now, step->nnow);
}
