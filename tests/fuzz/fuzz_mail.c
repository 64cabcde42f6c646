/* SPDX-License-Identifier: MIT */
/*
 * A mail made of any texts: whatever the names, the subject and the body are,
 * it has the headers that it should have, each once, in ASCII lines that are
 * not too long; and an address that is taken can end no line.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/heap.h"
#include "db/mail/address.h"
#include "db/mail/compose.h"

#define TEXT_BYTES 400
#define LINE_BYTES 998 /* RFC 5322 2.1.1 */

static const char *const headers[] = {"Date", "From", "Reply-To", "To",
    "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding"};

#define HEADERS (sizeof headers / sizeof *headers)

/* The headers in their order, folded lines between them, then a blank line;
 * returns what follows. */
static const char *
must_have_headers(const char *mail)
{
	const char *line = mail;

	for (size_t i = 0; i < HEADERS; i++) {
		size_t n = strlen(headers[i]);

		MUST(strncmp(line, headers[i], n) == 0);
		MUST(strncmp(line + n, ": ", 2) == 0);
		do
			line = strchr(line, '\n') + 1;
		while (*line == ' ');
	}
	MUST(strncmp(line, "\r\n", 2) == 0);
	return line + 2;
}

static void
must_be_lines(const char *mail, size_t bytes)
{
	size_t length = 0;

	MUST(strlen(mail) == bytes && mail[bytes - 1] == '\n');
	for (size_t i = 0; i < bytes; i++) {
		char c = mail[i];

		MUST((c == '\n') == (i > 0 && mail[i - 1] == '\r'));
		MUST(c == '\r' || c == '\n' || (c >= ' ' && c <= '~'));
		length = c == '\n' ? 0 : length + 1;
		MUST(length <= LINE_BYTES);
	}
}

static const char *
address_of(const char *text, const char *usual)
{
	if (!address_fits(text))
		return usual;
	MUST(strpbrk(text, "\r\n\t <>\"\\,;:()[]") == NULL);
	MUST(strlen(text) <= 254 && strchr(text, '@') == strrchr(text, '@'));
	return text;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes in = {data, n};
	char *texts[6], *mail;
	struct letter letter;
	size_t bytes;

	for (int i = 0; i < 6; i++)
		texts[i] = bytes_text(&in, TEXT_BYTES);
	letter = (struct letter){.from = address_of(texts[0], "a@b.example"),
	    .from_name = texts[1],
	    .reply_to = address_of(texts[0], "c@d.example"),
	    .to = address_of(texts[2], "e@f.example"),
	    .to_name = texts[3],
	    .message_id = "0123456789abcdef0123456789abcdef",
	    .subject = texts[4],
	    .body = texts[5],
	    .at = 1781485200};
	mail = compose(&letter, &bytes);
	must_be_lines(mail, bytes);
	MUST(strcspn(must_have_headers(mail), "-:. ") ==
	     strlen(must_have_headers(mail)));
	for (int i = 0; i < 6; i++)
		free(texts[i]);
	free(mail);
	return 0;
}
