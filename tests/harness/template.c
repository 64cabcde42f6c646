/* SPDX-License-Identifier: MIT */
#include "template.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/heap.h"
#include "place.h"
#include "stage.h"

static long long
changed(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return 0;
	return st.st_mtim.tv_sec * 1000000000LL + st.st_mtim.tv_nsec;
}

/* Named after both programs, so that a new build makes a new one. */
static char *
template_path(const struct setup *setup)
{
	char *copy = heap_dup(setup->shorei);
	char *service = heap_printf("%s/shoreid", dirname(copy));
	char *path = heap_printf("%s/demo-%llx-%llx", setup->cache,
	    changed(setup->shorei), changed(service));

	free(service);
	free(copy);
	return path;
}

/* One login; 0, or -1 and why. */
static int
visit(struct stage *stage, const char *login, FILE *why)
{
	const char *const line[] = {
	    "--demo", "--now", TEMPLATE_NOW, "--as", login, "home"};
	struct words args = {0};
	int result = -1;

	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		words_take(&args, heap_dup(line[i]));
	if (stage_command(stage, &args) != 0) {
		fprintf(why, "%s: %s\n", login, strerror(errno));
	} else if (stage->command_status != 0) {
		char *ending = stage_ending(stage->command_status);

		fprintf(why, "the demo can not be made: %s %s\n%s", login,
		    ending, stage->err);
		free(ending);
	} else {
		result = 0;
	}
	words_release(&args);
	return result;
}

/* Makes it in place; its state is complete when this returns. These three
 * have been there before; anybody else comes for the first time. */
static int
create(const struct setup *setup, const char *place, FILE *why)
{
	static const char *const logins[] = {"yamada", "suzuki", "jimu"};
	struct stage stage;
	int result = 0;

	if (stage_open(&stage, setup, place) != 0) {
		fprintf(why, "%s: %s\n", setup->shorei, strerror(errno));
		result = -1;
	}
	for (size_t i = 0; i < sizeof logins / sizeof *logins && result == 0;
	     i++)
		result = visit(&stage, logins[i], why);
	if (stage_close(&stage, why) != 0)
		result = -1;
	return result;
}

static int
make(const struct setup *setup, const char *path, FILE *why)
{
	char *place = heap_printf("%s.%d", path, (int)getpid());
	char *state = heap_printf("%s/state", place);
	int result = -1;

	if (mkdir(place, 0700) != 0) {
		fprintf(why, "%s: %s\n", place, strerror(errno));
	} else {
		result = create(setup, place, why);
		/* Another run may have been quicker: its one is as good. */
		if (result == 0 && rename(state, path) != 0 &&
		    errno != EEXIST && errno != ENOTEMPTY) {
			fprintf(why, "%s: %s\n", path, strerror(errno));
			result = -1;
		}
		place_remove(place);
	}
	free(state);
	free(place);
	return result;
}

int
template_copy(const struct setup *setup, const char *state, FILE *why)
{
	char *path = template_path(setup);
	int result = 0;

	if (access(path, F_OK) != 0)
		result = make(setup, path, why);
	if (result == 0 && place_copy(path, state) != 0) {
		fprintf(why, "%s: %s\n", state, strerror(errno));
		result = -1;
	}
	free(path);
	return result;
}
