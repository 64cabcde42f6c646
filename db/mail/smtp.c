/* SPDX-License-Identifier: MIT */
#include "smtp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "core/heap.h"

#define REPLY_BYTES 256 /* of a server's line that are kept */

struct smtp {
	CURL *curl;
	char error[CURL_ERROR_SIZE];
	/* of the mail on its way */
	const struct parcel *parcel;
	size_t sent;
	bool handed; /* libcurl has asked for more than there is */
	enum stage stage;
	bool leaving; /* QUIT: what it answers now is about that */
	char reply[REPLY_BYTES];
};

static size_t
hand_over(char *to, size_t size, size_t count, void *user)
{
	struct smtp *smtp = user;
	size_t n = smtp->parcel->bytes - smtp->sent;

	if (n > size * count)
		n = size * count;
	memcpy(to, smtp->parcel->text + smtp->sent, n);
	smtp->sent += n;
	smtp->handed = n == 0;
	return n;
}

static size_t
keep_reply(char *line, size_t size, size_t count, void *user)
{
	struct smtp *smtp = user;

	if (!smtp->leaving)
		snprintf(smtp->reply, sizeof smtp->reply, "%.*s",
		    (int)strcspn(line, "\r\n"), line);
	return size * count;
}

/* Commands say how far it is; their texts are kept nowhere. */
static int
watch(CURL *curl, curl_infotype type, char *text, size_t bytes, void *user)
{
	struct smtp *smtp = user;

	(void)curl;
	if (type != CURLINFO_HEADER_OUT)
		return 0;
	smtp->stage = outcome_stage(text, bytes, smtp->stage);
	if (bytes >= 4 && memcmp(text, "QUIT", 4) == 0)
		smtp->leaving = true;
	return 0;
}

/* Every option is needed: the first that libcurl does not take counts. */
static CURLcode
set_server(CURL *curl, const struct settings *s)
{
	char *url = heap_printf(
	    "%s://%s:%s", s->tls ? "smtps" : "smtp", s->server, s->port);
	CURLcode rc = curl_easy_setopt(curl, CURLOPT_URL, url);

	free(url);
	if (rc == 0)
		rc = curl_easy_setopt(
		    curl, CURLOPT_PROTOCOLS_STR, s->tls ? "smtps" : "smtp");
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_USE_SSL,
		    s->starttls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
	if (rc == 0)
		rc = curl_easy_setopt(
		    curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_CAINFO, s->ca);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	if (rc == 0 && s->password != NULL)
		rc = curl_easy_setopt(curl, CURLOPT_USERNAME, s->login);
	if (rc == 0 && s->password != NULL)
		rc = curl_easy_setopt(curl, CURLOPT_PASSWORD, s->password);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_PROXY, "");
	return rc != 0 ? rc
		       : curl_easy_setopt(
			     curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
}

static CURLcode
set_patience(CURL *curl, const struct patience *p)
{
	CURLcode rc =
	    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, p->connect);

	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, p->send);
	/* QUIT after a failure is not within that time */
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
		    (p->send + 999) / 1000);
	return rc != 0 ? rc : curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

static CURLcode
set_eyes(struct smtp *smtp)
{
	CURL *curl = smtp->curl;
	CURLcode rc = curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);

	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_READFUNCTION, hand_over);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_READDATA, smtp);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep_reply);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_HEADERDATA, smtp);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, watch);
	if (rc == 0)
		rc = curl_easy_setopt(curl, CURLOPT_DEBUGDATA, smtp);
	return rc != 0
		   ? rc
		   : curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, smtp->error);
}

struct smtp *
smtp_new(const struct settings *settings, const struct patience *patience,
    struct err *err)
{
	struct smtp *smtp = heap_new(1, sizeof *smtp);
	CURLcode rc = curl_global_init(CURL_GLOBAL_DEFAULT);

	smtp->curl = rc == 0 ? curl_easy_init() : NULL;
	if (smtp->curl == NULL || set_server(smtp->curl, settings) != 0 ||
	    set_patience(smtp->curl, patience) != 0 || set_eyes(smtp) != 0) {
		err_set(err, ERR_INTERNAL, NULL);
		smtp_free(smtp);
		return NULL;
	}
	return smtp;
}

void
smtp_free(struct smtp *smtp)
{
	if (smtp == NULL)
		return;
	curl_easy_cleanup(smtp->curl);
	curl_global_cleanup();
	free(smtp);
}

static CURLcode
perform(struct smtp *smtp, const struct parcel *parcel)
{
	struct curl_slist *to = curl_slist_append(NULL, parcel->to);
	CURLcode rc = to == NULL ? CURLE_OUT_OF_MEMORY : CURLE_OK;

	smtp->parcel = parcel;
	smtp->sent = 0;
	smtp->handed = smtp->leaving = false;
	smtp->stage = STAGE_CONNECT;
	smtp->reply[0] = smtp->error[0] = '\0';
	if (rc == 0)
		rc = curl_easy_setopt(
		    smtp->curl, CURLOPT_MAIL_FROM, parcel->from);
	if (rc == 0)
		rc = curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, to);
	if (rc == 0)
		rc = curl_easy_perform(smtp->curl);
	curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(to);
	return rc;
}

static void
judge(struct smtp *smtp, CURLcode rc, struct attempt *attempt)
{
	const char *said =
	    smtp->error[0] != '\0' ? smtp->error : curl_easy_strerror(rc);

	attempt->code = 0;
	curl_easy_getinfo(smtp->curl, CURLINFO_RESPONSE_CODE, &attempt->code);
	/* an old code stays when a connection is used again */
	if (smtp->reply[0] == '\0')
		attempt->code = 0;
	attempt->delivery =
	    outcome_smtp(rc, attempt->code, smtp->stage, smtp->handed);
	if (rc == CURLE_OK || attempt->code >= 400)
		said = smtp->reply;
	snprintf(attempt->detail, sizeof attempt->detail, "%s", said);
}

/* True when a connection that served before was the trouble, and nothing of
 * the mail had gone. */
static bool
was_stale(struct smtp *smtp, const struct attempt *attempt)
{
	long fresh = 1;

	curl_easy_getinfo(smtp->curl, CURLINFO_NUM_CONNECTS, &fresh);
	return fresh == 0 && attempt->delivery == DELIVERY_TEMPORARY &&
	       smtp->stage < STAGE_DATA &&
	       (attempt->code < 400 || attempt->code == 421);
}

void
smtp_send(
    struct smtp *smtp, const struct parcel *parcel, struct attempt *attempt)
{
	if (!address_fits(parcel->from) || !address_fits(parcel->to)) {
		*attempt = (struct attempt){
		    DELIVERY_PERMANENT, 0, "not an address that can be used"};
		return;
	}
	judge(smtp, perform(smtp, parcel), attempt);
	if (!was_stale(smtp, attempt))
		return;
	curl_easy_setopt(smtp->curl, CURLOPT_FRESH_CONNECT, 1L);
	judge(smtp, perform(smtp, parcel), attempt);
	curl_easy_setopt(smtp->curl, CURLOPT_FRESH_CONNECT, 0L);
}
