/* SPDX-License-Identifier: MIT */
/*
 * screentest: runs the screen tests of the folders it is given; prints TAP.
 *
 * usage: screentest [--update] DIR...
 *
 * The environment: SHOREI (the program, else build/shorei), SCREENTEST_TIMEOUT
 * (seconds of every wait, else 5, and 30 when built with AddressSanitizer),
 * SCREENTEST_WRAP (words before the program, such as valgrind -q),
 * SCREENTEST_CACHE (a folder that keeps the prepared demo between runs),
 * SCREENTEST_KEEP (set: the folders of the programs are not removed),
 * SCREENTEST_CELLS (a folder: each screen also as cells.h has it).
 */
#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "place.h"
#include "play.h"
#include "stage.h"

#ifdef __SANITIZE_ADDRESS__
#define DEFAULT_LIMIT_MS 30000
#else
#define DEFAULT_LIMIT_MS 5000
#endif

static bool
has_steps(const char *folder)
{
	char *path = heap_printf("%s/steps", folder);
	bool has = access(path, F_OK) == 0;

	free(path);
	return has;
}

/* The folder itself, or those in it, that hold steps, sorted. */
static int
collect(struct words *folders, const char *given)
{
	char *folder = realpath(given, NULL);
	struct dirent **entry;
	int n;

	if (folder == NULL)
		return -1;
	if (has_steps(folder)) {
		words_take(folders, folder);
		return 0;
	}
	n = scandir(folder, &entry, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		char *path = heap_printf("%s/%s", folder, entry[i]->d_name);

		if (entry[i]->d_name[0] != '.' && has_steps(path))
			words_take(folders, path);
		else
			free(path);
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	free(folder);
	return n < 0 ? -1 : 0;
}

static void
print_why(const char *why)
{
	while (*why != '\0') {
		size_t n = strcspn(why, "\n");

		printf("# %.*s\n", (int)n, why);
		why += n + (why[n] == '\n');
	}
}

static bool
test(const struct setup *setup, size_t number, const char *folder,
    const char *root)
{
	char *place = heap_printf("%s/%zu", root, number), *why = NULL;
	const char *name = strrchr(folder, '/');
	size_t n;
	FILE *out = open_memstream(&why, &n);
	int result;

	if (out == NULL)
		abort();
	result = mkdir(place, 0700);
	if (result != 0)
		fprintf(out, "%s: %s\n", place, strerror(errno));
	else
		result = play_run(setup, folder, place, out);
	fclose(out);
	printf("%sok %zu - %s\n", result != 0 ? "not " : "", number,
	    name != NULL ? name + 1 : folder);
	print_why(why);
	fflush(stdout);
	if (getenv("SCREENTEST_KEEP") != NULL)
		printf("# kept %s\n", place);
	else
		place_remove(place);
	free(why);
	free(place);
	return result == 0;
}

static int
prepare(struct setup *setup, const char *root)
{
	const char *program = getenv("SHOREI"), *limit;
	sigset_t child;

	setlocale(LC_CTYPE, "C.UTF-8");
	setup->shorei =
	    realpath(program != NULL ? program : "build/shorei", NULL);
	if (setup->shorei == NULL || access(setup->shorei, X_OK) != 0) {
		printf("Bail out! %s: %s\n",
		    program != NULL ? program : "build/shorei",
		    strerror(errno));
		return -1;
	}
	setup->wrap = getenv("SCREENTEST_WRAP");
	setup->cells = getenv("SCREENTEST_CELLS");
	setup->cache = getenv("SCREENTEST_CACHE") != NULL
			   ? realpath(getenv("SCREENTEST_CACHE"), NULL)
			   : heap_dup(root);
	if (setup->cache == NULL) {
		printf("Bail out! SCREENTEST_CACHE: %s\n", strerror(errno));
		return -1;
	}
	limit = getenv("SCREENTEST_TIMEOUT");
	setup->limit = limit != NULL ? (long)(strtod(limit, NULL) * 1000)
				     : DEFAULT_LIMIT_MS;
	/* Orphans come to us, so that none is missed. */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	setup->children = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	return setup->children >= 0 ? 0 : -1;
}

static int
arguments(int argc, char **argv, struct setup *setup, struct words *folders)
{
	const char *ci = getenv("CI");
	int first = 1;

	if (argc > 1 && strcmp(argv[1], "--update") == 0) {
		setup->update = true;
		first = 2;
	}
	if (first >= argc || argv[first][0] == '-') {
		fprintf(stderr, "usage: screentest [--update] DIR...\n");
		return -1;
	}
	if (setup->update && ci != NULL && *ci != '\0') {
		fprintf(stderr, "screentest: no --update where CI is set\n");
		return -1;
	}
	for (int i = first; i < argc; i++) {
		if (collect(folders, argv[i]) != 0) {
			fprintf(stderr, "screentest: %s: %s\n", argv[i],
			    strerror(errno));
			return -1;
		}
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct setup setup = {0};
	struct words folders = {0};
	char *root = NULL;
	size_t failed = 0;
	int result = 2;

	if (arguments(argc, argv, &setup, &folders) != 0)
		goto out;
	root = place_new();
	if (root == NULL) {
		perror("screentest");
		goto out;
	}
	if (prepare(&setup, root) != 0)
		goto out;
	printf("1..%zu\n", folders.n);
	fflush(stdout);
	for (size_t i = 0; i < folders.n; i++)
		failed += !test(&setup, i + 1, folders.at[i], root);
	result = failed == 0 && folders.n > 0 ? 0 : 1;
out:
	if (root != NULL && getenv("SCREENTEST_KEEP") == NULL)
		place_remove(root);
	free(root);
	free(setup.cache);
	free(setup.shorei);
	words_release(&folders);
	return result;
}
