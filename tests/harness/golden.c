/* SPDX-License-Identifier: MIT */
#include "golden.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "core/heap.h"

char *
golden_load(const char *path)
{
	FILE *file = fopen(path, "re");
	char *text = NULL;
	size_t room = 0;
	ssize_t n;

	if (file == NULL)
		return NULL;
	n = getdelim(&text, &room, '\0', file);
	fclose(file);
	if (n >= 0)
		return text;
	free(text);
	return heap_dup("");
}

int
golden_save(const char *path, const char *screen)
{
	FILE *file = fopen(path, "we");

	if (file == NULL)
		return -1;
	fputs(screen, file);
	return fclose(file) == 0 ? 0 : -1;
}

/* --- Pictures ------------------------------------------------------------ */

/* A line at *at, which moves on to the next; NULL after the last. */
static char *
next_line(const char **at)
{
	size_t n = strcspn(*at, "\n");
	char *line;

	if (**at == '\0')
		return NULL;
	line = heap_ndup(*at, n);
	*at += n + ((*at)[n] == '\n');
	return line;
}

static void
print_line(FILE *out, char mark, int number, const char *line)
{
	if (strncmp(line, "cursor ", 7) == 0)
		fprintf(out, "%c    %s\n", mark, line);
	else
		fprintf(out, "%c %2d|%s\n", mark, number, line);
}

/* Cells of the part that two lines have in common. */
static int
common_cells(const char *a, const char *b)
{
	mbstate_t state = {0};
	int cells = 0, width;
	wchar_t c;

	while (*a != '\0') {
		size_t n = mbrtowc(&c, a, strlen(a), &state);

		if (n == 0 || n > 4 || strncmp(a, b, n) != 0)
			break;
		width = wcwidth(c);
		cells += width > 0 ? width : 0;
		a += n;
		b += n;
	}
	return cells;
}

void
golden_show(FILE *out, const char *screen)
{
	char *line;
	int number = 0, empty = 0;

	for (; (line = next_line(&screen)) != NULL; number++) {
		if (*line == '\0') {
			empty++;
		} else {
			if (strncmp(line, "cursor ", 7) == 0)
				empty = 0;
			for (; empty > 0; empty--)
				print_line(out, ' ', number - empty, "");
			print_line(out, ' ', number, line);
		}
		free(line);
	}
}

void
golden_differ(FILE *out, const char *expected, const char *actual)
{
	for (int number = 0;; number++) {
		char *a = next_line(&expected), *b = next_line(&actual);

		if (a == NULL && b == NULL)
			break;
		if (a != NULL && b != NULL && strcmp(a, b) == 0) {
			print_line(out, ' ', number, a);
		} else {
			if (a != NULL)
				print_line(out, '-', number, a);
			if (b != NULL)
				print_line(out, '+', number, b);
			if (a != NULL && b != NULL)
				fprintf(
				    out, "     %*s^\n", common_cells(a, b), "");
		}
		free(a);
		free(b);
	}
}
