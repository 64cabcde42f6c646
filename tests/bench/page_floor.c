/* SPDX-License-Identifier: MIT */
/*
 * page_floor DATABASE: the least that a program can do which turns the pages of
 * a list that lies in SQLite: one prepared query by key, twenty rows, ncurses.
 *
 * The table is `line (id INTEGER PRIMARY KEY, text)`, whose texts are what
 * shorei shows. The next page at PgDn; ends at q. No service, no JSON.
 */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>

#define FIRST 2 /* line of the first row */
#define ROWS 20

static const char sql[] =
    "SELECT id, text FROM line WHERE id > ?1 ORDER BY id LIMIT 20";

/* The key of its last row. */
static sqlite3_int64
draw_page(sqlite3_stmt *query, sqlite3_int64 after)
{
	int y = FIRST;

	sqlite3_bind_int64(query, 1, after);
	while (sqlite3_step(query) == SQLITE_ROW) {
		after = sqlite3_column_int64(query, 0);
		mvaddstr(y++, 0, (const char *)sqlite3_column_text(query, 1));
		clrtoeol();
	}
	sqlite3_reset(query);
	for (; y < FIRST + ROWS; y++) {
		move(y, 0);
		clrtoeol();
	}
	move(FIRST, 0);
	refresh();
	return after;
}

static void
run(sqlite3_stmt *query)
{
	sqlite3_int64 after;
	int key;

	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	after = draw_page(query, 0);
	while ((key = getch()) != 'q' && key != ERR)
		if (key == KEY_NPAGE)
			after = draw_page(query, after);
	endwin();
}

int
main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *query = NULL;
	bool ready;

	setlocale(LC_ALL, "");
	ready = argc == 2 &&
		sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) ==
		    SQLITE_OK &&
		sqlite3_exec(db, "PRAGMA cache_size = -128", NULL, NULL,
		    NULL) == SQLITE_OK &&
		sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK;
	if (ready)
		run(query);
	sqlite3_finalize(query);
	sqlite3_close(db);
	return ready ? 0 : 2;
}
