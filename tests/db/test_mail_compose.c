/* SPDX-License-Identifier: MIT */
/* A mail as it goes out: headers, encoded-words, lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "core/heap.h"
#include "db/mail/compose.h"
#include "db/mail/encode.h"

static const struct letter usual = {.from = "shorei@society.example",
    .from_name = "shorei",
    .to = "yamada@example.jp",
    .to_name = "Yamada Hanako",
    .message_id = "0123456789abcdef0123456789abcdef",
    .subject = "Request for approval",
    .body = "One.\nTwo.\n",
    .at = 1781485200};

static void
test_whole(void **state)
{
	size_t bytes;
	char *mail = compose(&usual, &bytes);

	(void)state;
	assert_string_equal(mail,
	    "Date: Mon, 15 Jun 2026 10:00:00 +0900\r\n"
	    "From: shorei\r\n <shorei@society.example>\r\n"
	    "To: Yamada Hanako\r\n <yamada@example.jp>\r\n"
	    "Subject: Request for approval\r\n"
	    "Message-ID: "
	    "<0123456789abcdef0123456789abcdef@society.example>\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: base64\r\n"
	    "\r\n"
	    "T25lLg0KVHdvLg0K\r\n");
	assert_int_equal(bytes, strlen(mail));
	free(mail);
}

/* The mail has, or has not, this text. */
static void
has(const struct letter *letter, const char *text)
{
	size_t bytes;
	char *mail = compose(letter, &bytes);

	if (strstr(mail, text) == NULL)
		fail_msg("no \"%s\" in:\n%s", text, mail);
	free(mail);
}

static void
test_japanese(void **state)
{
	struct letter letter = usual;

	(void)state;
	letter.from_name = "症例登録";
	letter.reply_to = "office@society.example";
	has(&letter, "From: =?UTF-8?B?55eH5L6L55m76Yyy?=\r\n"
		     " <shorei@society.example>\r\n"
		     "Reply-To: <office@society.example>\r\n");
}

static void
test_no_name(void **state)
{
	struct letter letter = usual;

	(void)state;
	letter.to_name = "";
	has(&letter, "\r\nTo: <yamada@example.jp>\r\n");
}

/* What means something in a header is encoded. */
static void
test_specials(void **state)
{
	struct letter letter = usual;

	(void)state;
	letter.to_name = "O'Neil, \"Pat\" <x@y>";
	letter.subject = "=?UTF-8?B?aGk=?=";
	has(&letter, "To: =?UTF-8?B?TydOZWlsLCAiUGF0IiA8eEB5Pg==?=\r\n");
	has(&letter, "Subject: =?UTF-8?B?PT9VVEYtOD9CP2FHaz0/PQ==?=\r\n");
	letter.subject = "a\r\nBcc: b@example.jp";
	has(&letter, "Subject: =?UTF-8?B?YQ0KQmNjOiBiQGV4YW1wbGUuanA=?=\r\n");
}

static void
test_zone_west(void **state)
{
	(void)state;
	setenv("TZ", "XXX3:30", 1);
	tzset();
	has(&usual, "Date: Sun, 14 Jun 2026 21:30:00 -0330\r\n");
	setenv("TZ", "JST-9", 1);
	tzset();
}

/* --- Encoded-words -------------------------------------------------------- */

static size_t
decode(const char *digits, size_t n, char *out)
{
	static const char all[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned value = 0;
	size_t bits = 0, bytes = 0;

	for (size_t i = 0; i < n && digits[i] != '='; i++) {
		const char *at = strchr(all, digits[i]);

		assert_non_null(at);
		value = value << 6 | (unsigned)(at - all);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			out[bytes++] = (char)(value >> bits & 255);
		}
	}
	return bytes;
}

/* One word into out; whole characters, no padding but at the end. */
static size_t
one_word(const char *word, size_t n, bool last, char *out)
{
	size_t bytes = 0;

	assert_true(n <= 75);
	assert_memory_equal(word + n - 2, "?=", 2);
	if (memcmp(word, "=?UTF-8?B?", 10) == 0) {
		assert_true(last || word[n - 3] != '=');
		bytes = decode(word + 10, n - 12, out);
	} else {
		assert_memory_equal(word, "=?UTF-8?Q?", 10);
		for (size_t i = 10; i < n - 2; i += 3) {
			char hex[3] = {word[i + 1], word[i + 2]};

			assert_int_equal(word[i], '=');
			out[bytes++] = (char)strtol(hex, NULL, 16);
		}
	}
	assert_true(((unsigned char)*out & 0xC0) != 0x80);
	return bytes;
}

static void
comes_back(const char *text, size_t used)
{
	char *made, *back = heap_new(strlen(text) + 1, 1), *at = back;
	size_t bytes;
	FILE *f = open_memstream(&made, &bytes);

	assert_non_null(f);
	encode_words(f, text, used);
	assert_int_equal(fclose(f), 0);
	for (const char *word = made; *word != '\0';) {
		size_t n = strcspn(word, "\r");

		assert_true(word != made || used + n <= ENCODE_LINE);
		at += one_word(word, n, word[n] == '\0', at);
		if (word[n] != '\0')
			assert_memory_equal(word + n, "\r\n ", 3);
		word += word[n] == '\0' ? n : n + 3;
	}
	assert_string_equal(back, text);
	free(back);
	free(made);
}

/* Every width of a character, at every offset, over many words. */
static void
test_words(void **state)
{
	static const char *const texts[] = {"a", "é", "あ", "𠮷", "aあ", "éa",
	    "𠮷あ", "aéあ𠮷", "が", "👨‍👩‍👧", "症例", "ｶﾞ"};
	char *text, *more;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t before = 0; before < 4; before++)
			for (size_t n = 1; n < 60; n++) {
				text = heap_ndup("xéx", before);
				if (before == 2) /* no half a character */
					text[1] = 'y';
				for (size_t k = 0; k < n; k++) {
					more =
					    heap_printf("%s%s", text, texts[i]);
					free(text);
					text = more;
				}
				comes_back(text, 9);
				free(text);
			}
}

static void
test_no_aligned_cut(void **state)
{
	(void)state;
	/* one byte, then threes: no cut of the whole is a multiple of three */
	comes_back("aああああああああああああああああああああ", 9);
	comes_back("éああああああああああああああああああああ", 9);
	comes_back("aaああああああああああああああああああああ", 9);
}

static void
test_body_lines(void **state)
{
	struct letter letter = usual;
	char *body = heap_new(1102, 1), *mail, *line;
	size_t bytes;

	(void)state;
	memset(body, 'x', 1100);
	body[1100] = '\n';
	letter.body = body;
	mail = compose(&letter, &bytes);
	for (line = mail; *line != '\0'; line += strcspn(line, "\n") + 1)
		assert_true(strcspn(line, "\r") <= ENCODE_LINE);
	free(mail);
	free(body);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_japanese),
	    cmocka_unit_test(test_no_name),
	    cmocka_unit_test(test_specials),
	    cmocka_unit_test(test_zone_west),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_no_aligned_cut),
	    cmocka_unit_test(test_body_lines),
	};

	setenv("TZ", "JST-9", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
