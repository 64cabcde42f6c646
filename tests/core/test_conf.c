/* SPDX-License-Identifier: MIT */
/* What is read in shorei.conf, and what refused. */
#include "core/conf.h"

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/heap.h"

/* A table with every type, for the rules that no key of today needs. */
static const struct conf_row rows[] = {
    {"a", "path", CONF_PATH, NULL, 0, 0, "/", 0, ""},
    {"a", "text", CONF_TEXT, NULL, 0, 0, "t", 0, ""},
    {"a", "zone", CONF_ZONE, NULL, 0, 0, "UTC", 0, ""},
    {"b", "choice", CONF_CHOICE, "ja en", 0, 0, "ja", 0, ""},
    {"b", "integer", CONF_INTEGER, NULL, -3, 250, "1", 0, ""},
};

#define ROWS (sizeof rows / sizeof *rows)

static int
parse_bytes(const char *text, size_t n, struct conf_value *v, struct err *err)
{
	for (size_t i = 0; i < ROWS; i++)
		v[i] = (struct conf_value){0};
	return conf_parse(rows, ROWS, "/etc/f", text, n, v, err);
}

static void
release(struct conf_value *v)
{
	for (size_t i = 0; i < ROWS; i++)
		free(v[i].text);
}

/* Refused, with file, line and this in its sentence. */
static void
refused_bytes(const char *text, size_t n, int line, const char *why)
{
	struct conf_value v[ROWS];
	struct err err = {0};
	char *where = heap_printf("/etc/f:%d: ", line);

	assert_int_equal(parse_bytes(text, n, v, &err), -ERR_USAGE);
	assert_int_equal(err.code, ERR_USAGE);
	if (strncmp(err.text, where, strlen(where)) != 0 ||
	    strstr(err.text, why) == NULL)
		fail_msg("%s\nis not at line %d: %s", err.text, line, why);
	free(where);
	err_clear(&err);
	release(v);
}

static void
refused(const char *text, int line, const char *why)
{
	refused_bytes(text, strlen(text), line, why);
}

static void
test_takes(void **state)
{
	static const char text[] =
	    "\xef\xbb\xbf# 設定 \xff\r\n"
	    "  ; also one\n"
	    "\n"
	    "[a]\n"
	    "path=/srv/症例 データ\r\n"
	    "\t text = ssh -p 2222 # not a comment; this neither\n"
	    "[b]  \n"
	    "integer : -3\n"
	    "choice = en";
	struct conf_value v[ROWS];
	struct err err = {0};

	(void)state;
	assert_int_equal(parse_bytes(text, sizeof text - 1, v, &err), 0);
	assert_string_equal(v[0].text, "/srv/症例 データ");
	assert_int_equal(v[0].line, 5);
	assert_string_equal(
	    v[1].text, "ssh -p 2222 # not a comment; this neither");
	assert_null(v[2].text);
	assert_string_equal(v[3].text, "en");
	assert_int_equal(v[3].line, 9);
	assert_string_equal(v[4].text, "-3");
	release(v);
	assert_int_equal(parse_bytes("", 0, v, &err), 0);
	assert_null(v[0].text);
}

static void
test_unknown(void **state)
{
	(void)state;
	refused("[a]\ntext = x\nsocket = /s\n", 3, "\"socket\" in section [a]");
	refused("[a]\ninteger = 1\n", 2, "\"integer\" in section [a]");
	refused("[a]\nTEXT = x\n", 2, "\"TEXT\"");
	refused("[a]\n = x\n", 2, "\"\"");
	refused("[a]\n\n[c]\n", 3, "no section [c]");
	refused("[A]\n", 1, "no section [A]");
	refused("[ a]\n", 1, "no section [ a]");
	refused("[]\n", 1, "no section []");
	refused("# x\ntext = x\n", 2, "before any section");
}

static void
test_twice(void **state)
{
	(void)state;
	refused("[a]\ntext = x\n\n[b]\n[a]\ntext = x\n", 6, "in line 2");
	/* inih would take these for one value of two lines */
	refused("[a]\ntext = x\n  text = y\n", 3, "in line 2");
}

static void
test_syntax(void **state)
{
	(void)state;
	refused("[a]\ntext\n", 2, "neither a [section]");
	refused("\n\n[a\ntext = x\n", 3, "neither a [section]");
	refused("[a]\ntext = x\n  and more\n", 3, "neither a [section]");
	refused("[a] text = x\n", 1, "behind the section");
	refused("[a] # x\n", 1, "behind the section");
	refused("[a]\ntext = x ; y\n", 2, "line of its own");
	refused("[a]\ntext = x\t; y\n", 2, "line of its own");
}

/* inih cuts a long line and takes the rest for another one. */
static void
test_long_line(void **state)
{
	struct conf_value v[ROWS];
	struct err err = {0};
	char *text, *comment;

	(void)state;
	text = heap_printf("[a]\ntext = %0*d\n", CONF_LINE - 7, 0);
	assert_int_equal(parse_bytes(text, strlen(text), v, &err), 0);
	assert_int_equal(strlen(v[1].text), CONF_LINE - 7);
	release(v);
	free(text);
	text = heap_printf("[a]\ntext = %0*d\n", CONF_LINE - 6, 0);
	refused(text, 2, "at most 190 bytes");
	free(text);
	comment = heap_printf("[a]\n# %0*d\nzone = UTC\n", 400, 0);
	refused(comment, 2, "at most 190 bytes");
	free(comment);
	comment = heap_printf("[a]\n%*szone = UTC\n", 400, "");
	refused(comment, 2, "at most 190 bytes");
	free(comment);
}

static void
test_characters(void **state)
{
	static const char nul[] = "[a]\ntext = x\0y\n[b]\n";

	(void)state;
	refused_bytes(nul, sizeof nul - 1, 2, "can't be seen");
	refused("[a]\ntext = \x1b[31m\n", 2, "can't be seen");
	refused("[a]\ntext = \xe7\x97\n", 2, "can't be seen");
	refused("[a]\ntext = \u202e\n", 2, "can't be seen");
	refused("[a]\rtext = x\n", 1, "can't be seen");
}

static void
test_types(void **state)
{
	static const struct {
		const char *value;
		const char *why; /* NULL: taken */
	} values[] = {
	    {"[a]\npath = ", "begins with /"},
	    {"[a]\npath = run/sock", "begins with /"},
	    {"[a]\npath = ~/sock", "begins with /"},
	    {"[a]\npath = /run/../etc", "begins with /"},
	    {"[a]\npath = /..", "begins with /"},
	    {"[a]\npath = /a..b/..c/d..", NULL},
	    {"[a]\ntext =", "takes a text"},
	    {"[a]\nzone = America/Argentina/Buenos_Aires", NULL},
	    {"[a]\nzone = Etc/GMT+9", NULL},
	    {"[a]\nzone =", "time zone"},
	    {"[a]\nzone = /etc/localtime", "time zone"},
	    {"[a]\nzone = :Asia/Tokyo", "time zone"},
	    {"[a]\nzone = Asia//Tokyo", "time zone"},
	    {"[a]\nzone = ../x", "time zone"},
	    {"[a]\nzone = Asia/../x", "time zone"},
	    {"[a]\nzone = Asia/Tokyo/", "time zone"},
	    {"[b]\nchoice =", "one of: ja en"},
	    {"[b]\nchoice = e", "one of: ja en"},
	    {"[b]\nchoice = ja en", "one of: ja en"},
	    {"[b]\nchoice = EN", "one of: ja en"},
	    {"[b]\ninteger = 250", NULL},
	    {"[b]\ninteger = 0250", NULL},
	    {"[b]\ninteger = 251", "from -3 to 250"},
	    {"[b]\ninteger = -4", "from -3 to 250"},
	    {"[b]\ninteger = 1.5", "from -3 to 250"},
	    {"[b]\ninteger = 0x10", "from -3 to 250"},
	    {"[b]\ninteger = +1", "from -3 to 250"},
	    {"[b]\ninteger = -", "from -3 to 250"},
	    {"[b]\ninteger =", "from -3 to 250"},
	    {"[b]\ninteger = 99999999999999999999", "from -3 to 250"},
	};
	struct conf_value v[ROWS];
	struct err err = {0};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		const char *text = values[i].value;

		if (values[i].why != NULL) {
			refused(text, 2, values[i].why);
			continue;
		}
		assert_int_equal(parse_bytes(text, strlen(text), v, &err), 0);
		release(v);
	}
}

static void
test_first_fault_is_told(void **state)
{
	(void)state;
	refused("[a]\npath = x\nnothing\n[c]\n", 2, "begins with /");
	refused("[a]\nnothing\npath = x\n", 2, "neither a [section]");
}

static int
write_file(const char *text, mode_t mode)
{
	char name[] = "/tmp/test_conf.XXXXXX";
	int fd = mkstemp(name);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(fchmod(fd, mode), 0);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	unlink(name);
	return fd;
}

static void
read_refused(int fd, const char *why)
{
	struct conf conf = {0};
	struct err err = {0};

	assert_true(fd >= 0);
	assert_int_equal(conf_read(&conf, "/etc/f", fd, &err), -ERR_USAGE);
	assert_non_null(strstr(err.text, "/etc/f"));
	assert_non_null(strstr(err.text, why));
	err_clear(&err);
	conf_release(&conf);
	close(fd);
}

static void
test_file(void **state)
{
	int fd = write_file("\n[site]\nzone = Europe/Paris\n", 0644);
	struct conf conf = {0};
	struct err err = {0};

	(void)state;
	assert_false(conf_given(&conf, CONF_KEY_ZONE));
	assert_string_equal(conf_get(&conf, CONF_KEY_ZONE), "Asia/Tokyo");
	assert_int_equal(conf_read(&conf, "/etc/f", fd, &err), 0);
	assert_true(conf_given(&conf, CONF_KEY_ZONE));
	assert_string_equal(conf_get(&conf, CONF_KEY_ZONE), "Europe/Paris");
	assert_string_equal(conf_get(&conf, CONF_KEY_LANGUAGE), "ja");
	assert_int_equal(
	    conf_refuse(&conf, CONF_KEY_ZONE, "No.", &err), -ERR_USAGE);
	assert_string_equal(err.text, "/etc/f:3: No.");
	err_clear(&err);
	conf_release(&conf);
	close(fd);
}

static void
test_whose_file(void **state)
{
	char *large = heap_printf("#%*s\n", CONF_BYTES, "");

	(void)state;
	read_refused(write_file("", 0664), "chmod go-w");
	read_refused(write_file("", 0646), "chmod go-w");
	read_refused(write_file(large, 0600), "too large");
	read_refused(open("/", O_RDONLY | O_CLOEXEC), "no file");
	read_refused(open("/dev/null", O_RDONLY | O_CLOEXEC), "no file");
	free(large);
}

static int
utf8(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") == NULL ? -1 : 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_takes),
	    cmocka_unit_test(test_unknown),
	    cmocka_unit_test(test_twice),
	    cmocka_unit_test(test_syntax),
	    cmocka_unit_test(test_long_line),
	    cmocka_unit_test(test_characters),
	    cmocka_unit_test(test_types),
	    cmocka_unit_test(test_first_fault_is_told),
	    cmocka_unit_test(test_file),
	    cmocka_unit_test(test_whose_file),
	};

	return cmocka_run_group_tests(tests, utf8, NULL);
}
