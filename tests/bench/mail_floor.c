/* SPDX-License-Identifier: MIT */
/*
 * mail PORT FILE: the least that sends a mail a line of FILE, which is its
 * recipient, through one connection: libcurl and a text that stands. Prints
 * the seconds. (mail.py)
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAIL_BYTES 1300 /* as a notice has */

static size_t sent;
static char mail[MAIL_BYTES + 1];

static size_t
hand_over(char *to, size_t size, size_t count, void *user)
{
	size_t n = MAIL_BYTES - sent;

	(void)user;
	if (n > size * count)
		n = size * count;
	memcpy(to, mail + sent, n);
	sent += n;
	return n;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static CURL *
open_server(const char *url)
{
	CURL *curl = curl_easy_init();

	if (curl == NULL || curl_easy_setopt(curl, CURLOPT_URL, url) != 0 ||
	    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L) != 0 ||
	    curl_easy_setopt(curl, CURLOPT_READFUNCTION, hand_over) != 0 ||
	    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "a@example.jp") != 0)
		exit(1);
	return curl;
}

static void
send_to(CURL *curl, const char *address)
{
	struct curl_slist *to = curl_slist_append(NULL, address);

	sent = 0;
	if (to == NULL || curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to) != 0 ||
	    curl_easy_perform(curl) != 0)
		exit(1);
	curl_slist_free_all(to);
}

int
main(int argc, char **argv)
{
	char url[64], line[320];
	double began;
	CURL *curl;
	FILE *f;

	if (argc != 3 || (f = fopen(argv[2], "r")) == NULL)
		return 2;
	for (size_t i = 0; i < MAIL_BYTES; i++)
		mail[i] = i % 78 == 76 ? '\r' : i % 78 == 77 ? '\n' : 'x';
	memcpy(mail, "Subject: x\r\n\r\n", 14);
	snprintf(url, sizeof url, "smtp://127.0.0.1:%s", argv[1]);
	curl = open_server(url);
	began = now();
	while (fgets(line, sizeof line, f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		send_to(curl, line);
	}
	printf("%.3f\n", now() - began);
	curl_easy_cleanup(curl);
	fclose(f);
	return 0;
}
