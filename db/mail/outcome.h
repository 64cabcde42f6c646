/* SPDX-License-Identifier: MIT */
/*
 * outcome: what a try to send a mail came to, as the service wants to know it.
 * Pure.
 *
 * Only a refusal of this recipient or of this mail is for ever; what concerns
 * every mail (certificate, login, sender) waits for somebody who mends it.
 * Once the final dot of DATA has gone out without an answer, the mail may have
 * arrived. (trust.md: mail server)
 */
#ifndef MAIL_OUTCOME_H
#define MAIL_OUTCOME_H

#include <curl/curl.h>
#include <stdbool.h>

#include "core/words.h"

#define OUTCOME_DETAIL 512 /* bytes, with its end */

/* How far the conversation with a mail server came. */
enum stage {
	STAGE_CONNECT,
	STAGE_HELLO,
	STAGE_TLS,
	STAGE_LOGIN,
	STAGE_SENDER,
	STAGE_RECIPIENT,
	STAGE_DATA,
};

struct attempt {
	enum delivery delivery;
	long code; /* the server's reply, or a program's exit status; 0: none */
	char detail[OUTCOME_DETAIL]; /* what it said */
};

/* The stage that this command begins; a line of another kind leaves it. */
enum stage
outcome_stage(const char *command, size_t bytes, enum stage);

/* reply: the last code of the server, 0 without one; handed: the whole mail
 * was handed over, so that the final dot goes out. */
enum delivery
outcome_smtp(CURLcode, long reply, enum stage, bool handed);

/* What a sendmail(8) meant by its exit status (sysexits.h). */
enum delivery
outcome_exit(int status);

#endif
