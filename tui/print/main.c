/* SPDX-License-Identifier: MIT */
/*
 * shorei-print: a document as JSON on standard input, a PDF on standard
 * output. It runs as the person, only while something is printed, so that no
 * session carries its libraries.
 */
#include <errno.h>
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/i18n.h"
#include "core/install.h"
#include "pdf.h"

#define FONT "serif" /* fontconfig names one that has Japanese */

/* Its words are the program's own last line of output, and short: the screen
 * says them in one line, behind what was done. */
static void
warn(const struct missing *missing)
{
	char *names = missing_names(missing);

	fprintf(stderr,
	    ngettext("%d character is in no font (a box): %s\n",
		"%d characters are in no font (boxes): %s\n",
		(unsigned long)missing->n),
	    missing->n, names);
	free(names);
}

static int
print(const struct document *document, const char *font)
{
	struct missing missing;
	int rc = pdf_write(document, font, stdout, &missing);

	if (rc < 0)
		fprintf(stderr, "shorei-print: %s\n", strerror(errno));
	else if (missing.n > 0)
		warn(&missing);
	missing_release(&missing);
	return rc < 0 ? 6 : 0;
}

static int
take(struct document *document)
{
	struct err err = {0};
	json_error_t where;
	json_t *json = json_loadf(stdin, 0, &where);
	int rc;

	if (json == NULL) {
		fprintf(stderr, "shorei-print: line %d: %s\n", where.line,
		    where.text);
		return -1;
	}
	rc = shape_from_wire(&document_shape, json, document, &err);
	if (rc < 0)
		fprintf(stderr, "shorei-print: %s\n",
		    err.text == NULL ? "" : err.text);
	err_clear(&err);
	json_decref(json);
	return rc;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
	    {"font", required_argument, NULL, 'f'},
	    {"lang", required_argument, NULL, 'l'},
	    {NULL, 0, NULL, 0},
	};
	const char *font = FONT;
	struct document document;
	char *locale;
	int letter, rc;

	locale = install_locale();
	i18n_start(locale, NULL);
	free(locale);
	while ((letter = getopt_long(argc, argv, "", options, NULL)) != -1)
		if (letter == 'f')
			font = optarg;
		else if (letter == 'l')
			i18n_language(optarg);
		else
			return 2;
	if (isatty(STDOUT_FILENO)) {
		fputs("shorei-print: standard output is a terminal\n", stderr);
		return 2;
	}
	shape_init(&document_shape, &document);
	rc = take(&document) < 0 ? 2 : print(&document, font);
	shape_release(&document_shape, &document);
	return rc;
}
