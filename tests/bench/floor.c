/* SPDX-License-Identifier: MIT */
/*
 * floor: the least that a program can do which draws what shorei draws.
 *
 * floor page SCREEN   draws the lines of a file.
 * floor list SCREEN   draws the lines of a file: as many as the window has,
 *                     then the key bar for each row of the list; moves a bar
 *                     of 8 cells over the rows.
 * floor text          shows a few characters and appends what is typed.
 * Both end at q.  No service, no JSON, no layout: constant text and ncurses.
 */
#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define FIRST 2 /* line of the first row */
#define ROWS 20
#define BAR 8 /* cells */
#define LINES_MAX 256

struct screen {
	char *text;
	char *line[LINES_MAX];
	int n;
};

static int
read_screen(const char *path, struct screen *screen)
{
	FILE *file = fopen(path, "re");
	size_t room = 0;

	if (file == NULL || getdelim(&screen->text, &room, 0, file) < 0)
		return -1;
	fclose(file);
	for (char *rest = screen->text, *line;
	     screen->n < LINES_MAX && (line = strsep(&rest, "\n")) != NULL &&
	     rest != NULL;)
		screen->line[screen->n++] = line;
	return 0;
}

static const char *
keys_of(const struct screen *screen, int row)
{
	int at = LINES + row;

	return screen->line[at < screen->n ? at : LINES - 1];
}

static void
go(const struct screen *screen, int from, int to)
{
	const char *was = keys_of(screen, from), *now = keys_of(screen, to);

	mvchgat(FIRST + from, 0, BAR, A_NORMAL, 0, NULL);
	mvchgat(FIRST + to, 0, BAR, A_REVERSE, 0, NULL);
	if (strcmp(was, now) != 0) {
		mvaddstr(LINES - 1, 0, now);
		clrtoeol();
	}
	move(FIRST + to, 0);
}

static void
draw(const struct screen *screen)
{
	for (int y = 0; y < LINES && y < screen->n; y++)
		mvaddstr(y, 0, screen->line[y]);
}

static void
run_page(const struct screen *screen)
{
	int key;

	draw(screen);
	move(1, 0);
	while (refresh(), (key = getch()) != 'q' && key != ERR)
		;
}

static void
run_list(const struct screen *screen)
{
	int row = 0, key;

	draw(screen);
	go(screen, row, row);
	while (refresh(), (key = getch()) != 'q' && key != ERR) {
		if (key == KEY_DOWN && row + 1 < ROWS) {
			go(screen, row, row + 1);
			row++;
		} else if (key == KEY_UP && row > 0) {
			go(screen, row, row - 1);
			row--;
		}
	}
}

static void
run_text(void)
{
	wint_t key;

	addwstr(L"あああああああああああああああああああああ");
	while (refresh(), get_wch(&key) == OK && key != 'q') {
		const wchar_t text[] = {(wchar_t)key, 0};

		addwstr(text);
	}
}

int
main(int argc, char **argv)
{
	struct screen screen = {0};
	bool page = argc == 3 && strcmp(argv[1], "page") == 0;
	bool list = argc == 3 && strcmp(argv[1], "list") == 0;
	bool text = argc == 2 && strcmp(argv[1], "text") == 0;

	if (!text && ((!list && !page) || read_screen(argv[2], &screen) < 0))
		return 2;
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	if (page)
		run_page(&screen);
	else if (list)
		run_list(&screen);
	else
		run_text();
	endwin();
	free(screen.text);
	return 0;
}
