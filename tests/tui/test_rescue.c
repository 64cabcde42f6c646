/* SPDX-License-Identifier: MIT */
/* The rescue file: whose it is, how it lies there, and that it stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/heap.h"
#include "tui/rescue/rescue.h"

#define ME "folder /a member A1001 login yamada"
#define TEXT                                                                   \
	"髙 﨑 𠮷 か\u3099 ｶﾞ ① ※ "                               \
	"👨‍👩‍👧\u3000。\n二行目"

struct folder {
	char state[64], folder[96];
};

static int
setup(void **state)
{
	struct folder *place = heap_new(1, sizeof *place);

	snprintf(place->state, sizeof place->state, "/tmp/rescue.XXXXXX");
	if (mkdtemp(place->state) == NULL)
		return -1;
	snprintf(place->folder, sizeof place->folder, "%s/shorei/kept",
	    place->state);
	setenv("XDG_STATE_HOME", place->state, 1);
	*state = place;
	return 0;
}

static int
teardown(void **state)
{
	struct folder *place = *state;
	DIR *dir = opendir(place->folder);
	const struct dirent *entry;
	char path[128];

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir != NULL)
		closedir(dir);
	rmdir(place->folder);
	snprintf(path, sizeof path, "%s/shorei", place->state);
	rmdir(path);
	rmdir(place->state);
	free(place);
	return 0;
}

static struct rescue *
kept(const char *of, const char *text)
{
	struct rescue *rescue = rescue_new(of);

	rescue_add_text(rescue, heap_dup("通信欄"), text);
	assert_true(rescue_keep(rescue, 1750000000));
	return rescue;
}

static size_t
count(const char *of)
{
	struct list found = {0};
	size_t n;

	rescue_find(of, &found);
	n = found.n;
	rescue_found_release(&found);
	return n;
}

/* The name of the only file, in `out`. */
static void
only_file(const struct folder *place, char out[512])
{
	DIR *dir = opendir(place->folder);
	const struct dirent *entry;
	int n = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.') {
			snprintf(
			    out, 512, "%s/%s", place->folder, entry->d_name);
			n++;
		}
	closedir(dir);
	assert_int_equal(n, 1);
}

static void
test_the_file_is_the_persons_own(void **state)
{
	struct rescue *rescue;
	struct stat st;
	char path[512];

	umask(0);
	rescue = kept(ME, TEXT);
	only_file(*state, path);
	assert_int_equal(lstat(path, &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(stat(((struct folder *)*state)->folder, &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
	rescue_free(rescue);
}

static void
test_the_text_comes_back_as_it_was(void **state)
{
	struct list found = {0};
	struct rescue *rescue = rescue_new(ME);
	const struct rescued text = {.where = (char *)"考察",
	    .text = (char *)TEXT,
	    .programme = 0,
	    .item = ITEM_DISCUSSION,
	    .slot = 20,
	    .seen = 7};
	const struct rescue_found *one;

	(void)state;
	rescue_add(rescue, &text);
	assert_true(rescue_keep(rescue, 1750000000));
	rescue_free(rescue);
	rescue_find(ME, &found);
	assert_int_equal(found.n, 1);
	one = found.at;
	assert_string_equal(one->text.text, TEXT);
	assert_string_equal(one->text.where, "考察");
	assert_int_equal(one->text.programme, 0);
	assert_int_equal(one->text.item, ITEM_DISCUSSION);
	assert_int_equal(one->text.slot, 20);
	assert_int_equal(one->text.seen, 7);
	assert_int_equal(one->kept_at, 1750000000);
	rescue_found_release(&found);
}

static void
test_nobody_else_is_shown_it(void **state)
{
	(void)state;
	rescue_free(kept(ME, TEXT));
	assert_int_equal(count(ME), 1);
	assert_int_equal(count("folder /a member A1002 login suzuki"), 0);
	assert_int_equal(count("folder /b member A1001 login yamada"), 0);
	assert_int_equal(count("host u@s member A1001 login yamada"), 0);
}

static void
test_that_of_a_running_program_is_not_offered(void **state)
{
	struct rescue *rescue = kept(ME, TEXT);

	(void)state;
	assert_int_equal(count(ME), 0);
	rescue_free(rescue);
	assert_int_equal(count(ME), 1);
}

static void
test_what_the_service_has_goes(void **state)
{
	struct rescue *rescue = kept(ME, TEXT);

	(void)state;
	assert_true(rescue_holds(rescue));
	assert_true(rescue_keep(rescue, 1750000001));
	assert_false(rescue_holds(rescue));
	rescue_free(rescue);
	assert_int_equal(count(ME), 0);
}

static void
test_sealed_it_stays(void **state)
{
	struct rescue *rescue = kept(ME, TEXT);

	(void)state;
	rescue_seal(rescue);
	assert_true(rescue_keep(rescue, 1750000001));
	assert_int_equal(count(ME), 1);
	rescue_free(rescue);
}

static void
test_looking_takes_nothing_away_and_dropping_one_leaves_the_others(void **state)
{
	struct rescue *rescue = rescue_new(ME);
	struct list found = {0};

	(void)state;
	rescue_add_text(rescue, heap_dup("備考"), "一");
	rescue_add_text(rescue, heap_dup("通信欄"), "二");
	assert_true(rescue_keep(rescue, 1750000000));
	rescue_free(rescue);
	assert_int_equal(count(ME), 2);
	assert_int_equal(count(ME), 2);
	rescue_find(ME, &found);
	rescue_drop(ME, found.at);
	rescue_found_release(&found);
	rescue_find(ME, &found);
	assert_int_equal(found.n, 1);
	assert_string_equal(((struct rescue_found *)found.at)->text.text, "二");
	rescue_drop(ME, found.at);
	rescue_found_release(&found);
	assert_int_equal(count(ME), 0);
}

/* What lies there under a link, or is no file of ours, is not read. */
static void
test_a_link_is_not_followed(void **state)
{
	const struct folder *place = *state;
	char path[512], away[128], other[256];

	rescue_free(kept(ME, TEXT));
	only_file(place, path);
	snprintf(away, sizeof away, "%s/away", place->state);
	assert_int_equal(rename(path, away), 0);
	assert_int_equal(symlink(away, path), 0);
	assert_int_equal(count(ME), 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rename(away, path), 0);
	assert_int_equal(count(ME), 1);
	/* nor is the folder when it is one */
	snprintf(other, sizeof other, "%s/other", place->state);
	assert_int_equal(rename(place->folder, other), 0);
	assert_int_equal(symlink(other, place->folder), 0);
	assert_int_equal(count(ME), 0);
	assert_int_equal(unlink(place->folder), 0);
	assert_int_equal(rename(other, place->folder), 0);
}

static void
test_where_it_cannot_be_kept_it_says_so(void **state)
{
	const struct folder *place = *state;
	struct rescue *rescue = rescue_new(ME);
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/shorei", place->state);
	file = fopen(path, "we"); /* a file where the folder should be */
	assert_non_null(file);
	fclose(file);
	rescue_add_text(rescue, heap_dup("備考"), "一");
	assert_false(rescue_keep(rescue, 1750000000));
	assert_false(rescue_holds(rescue));
	rescue_free(rescue);
	unlink(path);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(test_the_file_is_the_persons_own),
	    T(test_the_text_comes_back_as_it_was),
	    T(test_nobody_else_is_shown_it),
	    T(test_that_of_a_running_program_is_not_offered),
	    T(test_what_the_service_has_goes),
	    T(test_sealed_it_stays),
	    T(test_looking_takes_nothing_away_and_dropping_one_leaves_the_others),
	    T(test_a_link_is_not_followed),
	    T(test_where_it_cannot_be_kept_it_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
