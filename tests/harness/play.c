/* SPDX-License-Identifier: MIT */
#include "play.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "template.h"
#include "verbs.h"

static int
fail(struct play *play, const char *reason, const char *detail)
{
	fprintf(
	    play->why, "%s%s%s\n", reason, *detail != '\0' ? ": " : "", detail);
	return -1;
}

static int
act(struct play *play, const struct step *step)
{
	const struct verb *verb = verb_find(step->verb);
	struct rest rest = {0};
	const char *why;
	char *text = script_text(step->rest, &rest.n);
	int result = -1;

	rest.text = text;
	if (verb->takes == VERB_TEXT && text == NULL)
		fail(play, "an escape that is not known", step->rest);
	else if (verb->takes == VERB_TEXT && rest.n == 0)
		fail(play, "a text is missing", "");
	else if (verb->takes == VERB_WORDS &&
		 script_words(
		     &rest.words, step->rest, &play->stage.env, &why) != 0)
		fail(play, why, step->rest);
	else if (verb->takes == VERB_WORDS &&
		 (rest.words.n < verb->least || rest.words.n > verb->most))
		fail(play, "too few or too many words", step->rest);
	else if (verb->running && stage_tty(&play->stage) == NULL)
		fail(play, "no program was run in this session", "");
	else
		result = verb->act(play, &rest);
	words_release(&rest.words);
	free(text);
	return result;
}

/* All verbs are known before the first is done; does one of them want a demo? */
static int
check(struct play *play, const struct script *script, bool *demo)
{
	*demo = false;
	for (size_t i = 0; i < script->n; i++) {
		const struct step *step = &script->step[i];

		if (verb_find(step->verb) == NULL) {
			fprintf(play->why, "%s/steps:%d: no verb %s\n",
			    play->folder, step->line, step->verb);
			return -1;
		}
		*demo |= strcmp(step->verb, "demo") == 0;
	}
	if (script->n == 0)
		return fail(play, "steps holds no step", play->folder);
	return 0;
}

/* A golden file that no step compares would rot unseen. */
static int
check_golden(struct play *play)
{
	DIR *dir = opendir(play->folder);
	struct dirent *entry;
	int result = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char *end = strrchr(entry->d_name, '.');
		bool found = end == NULL || strcmp(end, ".screen") != 0;

		for (size_t i = 0; !found && i < play->compared.n; i++)
			found =
			    strcmp(entry->d_name, play->compared.at[i]) == 0;
		if (!found)
			result =
			    fail(play, "compared by no step", entry->d_name);
	}
	if (dir != NULL)
		closedir(dir);
	return result;
}

static int
act_all(struct play *play, const struct script *script)
{
	for (size_t i = 0; i < script->n; i++) {
		const struct step *step = &script->step[i];
		char *said = NULL;
		size_t n;
		FILE *why = play->why;
		int result;

		/* The line comes first, what the verb says comes after it. */
		play->why = open_memstream(&said, &n);
		if (play->why == NULL)
			abort();
		result = act(play, step);
		fclose(play->why);
		play->why = why;
		if (result != 0)
			fprintf(why, "%s/steps:%d: %s %s\n%s", play->folder,
			    step->line, step->verb, step->rest, said);
		free(said);
		if (result != 0)
			return -1;
	}
	return check_golden(play);
}

int
play_run(
    const struct setup *setup, const char *folder, const char *place, FILE *why)
{
	struct play play = {.setup = setup, .folder = folder, .why = why};
	struct script script;
	char *path = heap_printf("%s/steps", folder);
	char *state = heap_printf("%s/state", place);
	bool demo;
	int result = -1;

	if (script_load(&script, path) != 0) {
		fail(&play, path, strerror(errno));
	} else if (check(&play, &script, &demo) == 0 &&
		   (!demo || template_copy(setup, state, why) == 0)) {
		if (stage_open(&play.stage, setup, place) != 0) {
			fail(&play, place, strerror(errno));
		} else {
			words_set(
			    &play.stage.env, heap_printf("FOLDER=%s", folder));
			words_set(
			    &play.stage.env, heap_dup("NOW=" TEMPLATE_NOW));
			result = act_all(&play, &script);
		}
		if (stage_close(&play.stage, why) != 0)
			result = -1;
	}
	words_release(&play.compared);
	script_release(&script);
	free(state);
	free(path);
	return result;
}
