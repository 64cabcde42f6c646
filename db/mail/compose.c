/* SPDX-License-Identifier: MIT */
#include "compose.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "address.h"
#include "encode.h"

#define ALNUM                                                                  \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"                 \
	"0123456789"

/* Words of plain letters, one blank between two of them: these need neither
 * quotes nor encoding in any header. */
static bool
is_plain(const char *text, const char *also, size_t used)
{
	size_t n = strlen(text);
	char characters[128];

	snprintf(characters, sizeof characters, "%s%s ", ALNUM, also);
	return n > 0 && used + n <= ENCODE_LINE &&
	       text[strspn(text, characters)] == '\0' && *text != ' ' &&
	       text[n - 1] != ' ' && strstr(text, "  ") == NULL;
}

static void
header(FILE *f, const char *name, const char *text, const char *also)
{
	size_t used = strlen(name) + strlen(": ");

	fprintf(f, "%s: ", name);
	if (is_plain(text, also, used))
		fputs(text, f);
	else
		encode_words(f, text, used);
}

/* The address stands in a line of its own. */
static void
mailbox(FILE *f, const char *header_name, const char *name, const char *address)
{
	if (name == NULL || *name == '\0') {
		fprintf(f, "%s: <%s>\r\n", header_name, address);
		return;
	}
	header(f, header_name, name, "");
	fprintf(f, "\r\n <%s>\r\n", address);
}

/* The names are English whatever the locale is. */
static void
date(FILE *f, int64_t at)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	time_t seconds = (time_t)at;
	struct tm tm;
	long zone;

	localtime_r(&seconds, &tm);
	zone = tm.tm_gmtoff / 60;
	fprintf(f, "Date: %.3s, %02d %.3s %04d %02d:%02d:%02d %c%02ld%02ld\r\n",
	    days + 3 * (size_t)tm.tm_wday, tm.tm_mday,
	    months + 3 * (size_t)tm.tm_mon, tm.tm_year + 1900, tm.tm_hour,
	    tm.tm_min, tm.tm_sec, zone < 0 ? '-' : '+', labs(zone) / 60,
	    labs(zone) % 60);
}

/* Lines of a text end in CR LF, also before they are base64 (RFC 2045 6.8). */
static void
body(FILE *f, const char *text)
{
	char *lines;
	size_t bytes;
	FILE *out = open_memstream(&lines, &bytes);

	if (out == NULL)
		abort();
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			putc_unlocked('\r', out);
		putc_unlocked(*text, out);
	}
	if (fclose(out) != 0)
		abort();
	encode_base64(f, lines, bytes);
	free(lines);
}

char *
compose(const struct letter *l, size_t *bytes)
{
	char *text;
	FILE *f = open_memstream(&text, bytes);

	if (f == NULL)
		abort(); /* as without any other memory */
	date(f, l->at);
	mailbox(f, "From", l->from_name, l->from);
	if (l->reply_to != NULL)
		fprintf(f, "Reply-To: <%s>\r\n", l->reply_to);
	mailbox(f, "To", l->to_name, l->to);
	header(f, "Subject", l->subject, ".,:;()!'/+-");
	fprintf(f, "\r\nMessage-ID: <%s@%s>\r\n", l->message_id,
	    address_domain(l->from));
	fputs("Auto-Submitted: auto-generated\r\n"
	      "MIME-Version: 1.0\r\n"
	      "Content-Type: text/plain; charset=UTF-8\r\n"
	      "Content-Transfer-Encoding: base64\r\n"
	      "\r\n",
	    f);
	body(f, l->body);
	if (fclose(f) != 0)
		abort();
	return text;
}
