/* SPDX-License-Identifier: MIT */
#include "outcome.h"

#include <string.h>
#include <sysexits.h>

#define REPLY_TEMPORARY 400
#define REPLY_PERMANENT 500

static const struct {
	const char *command;
	enum stage stage;
} commands[] = {
    {"EHLO", STAGE_HELLO},
    {"HELO", STAGE_HELLO},
    {"STARTTLS", STAGE_TLS},
    {"AUTH", STAGE_LOGIN},
    {"MAIL", STAGE_SENDER},
    {"RCPT", STAGE_RECIPIENT},
    {"DATA", STAGE_DATA},
};

enum stage
outcome_stage(const char *command, size_t bytes, enum stage stage)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		size_t n = strlen(commands[i].command);

		if (bytes >= n && memcmp(command, commands[i].command, n) == 0)
			return commands[i].stage;
	}
	return stage;
}

static bool
is_configuration(CURLcode rc)
{
	switch (rc) {
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_NOT_BUILT_IN:
	case CURLE_BAD_FUNCTION_ARGUMENT:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
	case CURLE_PEER_FAILED_VERIFICATION:
		return true;
	default:
		return false;
	}
}

/* A server that wants a login or encryption first wants it of every mail. */
static bool
is_about_login(long reply)
{
	return reply == 530 || reply == 534 || reply == 535 || reply == 538;
}

enum delivery
outcome_smtp(CURLcode rc, long reply, enum stage stage, bool handed)
{
	if (rc == CURLE_OK)
		return DELIVERY_DELIVERED;
	if (is_configuration(rc))
		return DELIVERY_CONFIGURATION;
	if (reply >= REPLY_PERMANENT)
		return (stage == STAGE_RECIPIENT || stage == STAGE_DATA) &&
			       !is_about_login(reply)
			   ? DELIVERY_PERMANENT
			   : DELIVERY_CONFIGURATION;
	if (reply >= REPLY_TEMPORARY)
		return DELIVERY_TEMPORARY;
	if (rc == CURLE_USE_SSL_FAILED || rc == CURLE_LOGIN_DENIED)
		return DELIVERY_CONFIGURATION;
	return handed ? DELIVERY_POSSIBLE : DELIVERY_TEMPORARY;
}

enum delivery
outcome_exit(int status)
{
	switch (status) {
	case EX_OK:
		return DELIVERY_DELIVERED;
	case EX_DATAERR:
	case EX_NOUSER:
	case EX_NOHOST:
		return DELIVERY_PERMANENT;
	case EX_TEMPFAIL:
	case EX_UNAVAILABLE:
	case EX_OSERR:
	case EX_IOERR:
		return DELIVERY_TEMPORARY;
	default:
		return DELIVERY_CONFIGURATION;
	}
}
