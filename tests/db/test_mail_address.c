/* SPDX-License-Identifier: MIT */
/* Which addresses are used, and what a try to send came to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "db/mail/address.h"
#include "db/mail/outcome.h"

#define DIGITS50 "01234567890123456789012345678901234567890123456789"
#define DIGITS64 DIGITS50 "01234567890123"
#define DIGITS65 DIGITS50 "012345678901234"

static void
test_addresses(void **state)
{
	static const char *const good[] = {"a@b", "yamada@example.jp",
	    "y.yamada+shorei@mail.example.jp", "-x@example.jp",
	    "o'neil@a-b.example", "1@2", (DIGITS64 "@example.jp")};
	static const char *const bad[] = {"", "a", "@b", "a@", "a@b@c", "a b@c",
	    "a@b c", "a..b@c", ".a@c", "a.@c", "a@.c", "a@c.", "a@b..c", "a@-b",
	    "a@b-", "a@b-.c", "\"a\"@b", "a@[127.0.0.1]", "<a@b>", "a@b>",
	    "a@b\r\nRCPT TO:<c@d>", "a\n@b", "a@b\n", "あ@b", "a@あ.example",
	    "a,b@c", "a;b@c", "a@b_c", "a\\b@c", "a@b\x7f",
	    (DIGITS65 "@example.jp"), ("a@" DIGITS64 ".jp")};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!address_fits(good[i]))
			fail_msg("refused: %s", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (address_fits(bad[i]))
			fail_msg("taken: %s", bad[i]);
	assert_string_equal(address_domain("a@b.example"), "b.example");
}

static void
test_length(void **state)
{
	char address[512];

	(void)state;
	snprintf(address, sizeof address, "a@%s.%s.%s.%s.%s", DIGITS50,
	    DIGITS50, DIGITS50, DIGITS50, DIGITS50 + 2);
	assert_int_equal(strlen(address), 254);
	assert_true(address_fits(address));
	snprintf(address, sizeof address, "a@%s.%s.%s.%s.%s", DIGITS50,
	    DIGITS50, DIGITS50, DIGITS50, DIGITS50 + 1);
	assert_false(address_fits(address));
}

static void
test_hosts(void **state)
{
	(void)state;
	assert_true(address_host("localhost"));
	assert_true(address_host("127.0.0.1"));
	assert_false(address_host("a b"));
	assert_false(address_host("a/b"));
	assert_false(address_host("u@a"));
	assert_false(address_host("a:25"));
	assert_false(address_host(""));
}

/* --- Outcomes -------------------------------------------------------------- */

static void
test_smtp(void **state)
{
	static const struct {
		CURLcode rc;
		long reply;
		enum stage stage;
		bool handed;
		enum delivery want;
	} rows[] = {
	    {CURLE_OK, 250, STAGE_DATA, true, DELIVERY_DELIVERED},
	    {CURLE_COULDNT_CONNECT, 0, STAGE_CONNECT, false,
		DELIVERY_TEMPORARY},
	    {CURLE_COULDNT_RESOLVE_HOST, 0, STAGE_CONNECT, false,
		DELIVERY_TEMPORARY},
	    {CURLE_SSL_CONNECT_ERROR, 220, STAGE_TLS, false,
		DELIVERY_TEMPORARY},
	    {CURLE_OPERATION_TIMEDOUT, 250, STAGE_RECIPIENT, false,
		DELIVERY_TEMPORARY},
	    {CURLE_WEIRD_SERVER_REPLY, 421, STAGE_CONNECT, false,
		DELIVERY_TEMPORARY},
	    {CURLE_WEIRD_SERVER_REPLY, 554, STAGE_CONNECT, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_PEER_FAILED_VERIFICATION, 220, STAGE_TLS, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_SSL_CACERT_BADFILE, 220, STAGE_TLS, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_USE_SSL_FAILED, 250, STAGE_HELLO, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_USE_SSL_FAILED, 454, STAGE_TLS, false, DELIVERY_TEMPORARY},
	    {CURLE_LOGIN_DENIED, 535, STAGE_LOGIN, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_LOGIN_DENIED, 250, STAGE_HELLO, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_LOGIN_DENIED, 454, STAGE_LOGIN, false, DELIVERY_TEMPORARY},
	    {CURLE_SEND_ERROR, 550, STAGE_SENDER, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_SEND_ERROR, 530, STAGE_SENDER, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_SEND_ERROR, 451, STAGE_SENDER, false, DELIVERY_TEMPORARY},
	    {CURLE_SEND_ERROR, 550, STAGE_RECIPIENT, false, DELIVERY_PERMANENT},
	    {CURLE_SEND_ERROR, 530, STAGE_RECIPIENT, false,
		DELIVERY_CONFIGURATION},
	    {CURLE_SEND_ERROR, 452, STAGE_RECIPIENT, false, DELIVERY_TEMPORARY},
	    {CURLE_SEND_ERROR, 554, STAGE_DATA, false, DELIVERY_PERMANENT},
	    {CURLE_WEIRD_SERVER_REPLY, 554, STAGE_DATA, true,
		DELIVERY_PERMANENT},
	    {CURLE_WEIRD_SERVER_REPLY, 451, STAGE_DATA, true,
		DELIVERY_TEMPORARY},
	    {CURLE_SEND_ERROR, 354, STAGE_DATA, false, DELIVERY_TEMPORARY},
	    {CURLE_OPERATION_TIMEDOUT, 354, STAGE_DATA, true,
		DELIVERY_POSSIBLE},
	    {CURLE_RECV_ERROR, 354, STAGE_DATA, true, DELIVERY_POSSIBLE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum delivery got = outcome_smtp(
		    rows[i].rc, rows[i].reply, rows[i].stage, rows[i].handed);

		if (got != rows[i].want)
			fail_msg("row %zu: %d", i, (int)got);
	}
}

static void
test_stages(void **state)
{
	enum stage stage = STAGE_CONNECT;

	(void)state;
	stage = outcome_stage("EHLO x\r\n", 8, stage);
	assert_int_equal(stage, STAGE_HELLO);
	stage = outcome_stage("AUTH LOGIN\r\n", 12, stage);
	stage = outcome_stage("ZGF0YQ==\r\n", 10, stage);
	assert_int_equal(stage, STAGE_LOGIN);
	stage = outcome_stage("RC", 2, stage);
	assert_int_equal(stage, STAGE_LOGIN);
	stage = outcome_stage("RCPT TO:<a@b>\r\n", 15, stage);
	assert_int_equal(stage, STAGE_RECIPIENT);
}

static void
test_exit(void **state)
{
	(void)state;
	assert_int_equal(outcome_exit(0), DELIVERY_DELIVERED);
	assert_int_equal(outcome_exit(75), DELIVERY_TEMPORARY);
	assert_int_equal(outcome_exit(69), DELIVERY_TEMPORARY);
	assert_int_equal(outcome_exit(67), DELIVERY_PERMANENT);
	assert_int_equal(outcome_exit(68), DELIVERY_PERMANENT);
	assert_int_equal(outcome_exit(65), DELIVERY_PERMANENT);
	assert_int_equal(outcome_exit(78), DELIVERY_CONFIGURATION);
	assert_int_equal(outcome_exit(127), DELIVERY_CONFIGURATION);
	assert_int_equal(outcome_exit(1), DELIVERY_CONFIGURATION);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_addresses),
	    cmocka_unit_test(test_length),
	    cmocka_unit_test(test_hosts),
	    cmocka_unit_test(test_smtp),
	    cmocka_unit_test(test_stages),
	    cmocka_unit_test(test_exit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
