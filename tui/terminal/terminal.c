/* SPDX-License-Identifier: MIT */
#include "terminal.h"

#include <assert.h>
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "core/heap.h"
#include "crash.h"
#include "terminal_inside.h"

#define FRAME_PAIR 1

/* An Esc that is followed by nothing for so long was typed by hand. */
#define ESCAPE_MS 50

static const int signals[] = {
    SIGWINCH,
    SIGTSTP,
    SIGHUP,
    SIGTERM,
    SIGINT,
    SIGQUIT,
    SIGPIPE,
};
static_assert(
    sizeof signals / sizeof *signals == TERMINAL_SIGNALS, "all of them");

/* All that the handlers may touch. */
static volatile sig_atomic_t resized, stopped, ended;
static volatile sig_atomic_t wake_fd = -1, watch_fd = -1;

static void
on_signal(int number)
{
	int saved = errno;

	if (number == SIGWINCH)
		resized = 1;
	else if (number == SIGTSTP)
		stopped = 1;
	else {
		unsigned char byte = (unsigned char)number;

		ended = number;
		if (watch_fd >= 0 && write(watch_fd, &byte, 1) < 0)
			errno = 0;
	}
	/* A full pipe is as good: somebody will wake up. */
	if (wake_fd >= 0 && write(wake_fd, "", 1) < 0)
		errno = 0;
	errno = saved;
}

void
terminal_watch(int fd)
{
	watch_fd = fd;
}

/* Before newterm(): ncurses leaves handlers alone that it finds set. */
static void
take_signals(struct terminal *t)
{
	resized = stopped = ended = 0;
	wake_fd = t->wake[1];
	for (size_t i = 0; i < TERMINAL_SIGNALS; i++) {
		struct sigaction action = {.sa_handler = on_signal};

		if (signals[i] == SIGPIPE)
			action.sa_handler = SIG_IGN;
		action.sa_flags = SA_RESTART; /* poll() returns all the same */
		sigemptyset(&action.sa_mask);
		sigaction(signals[i], &action, &t->before[i]);
		/* nohup and its like asked for that */
		if (signals[i] == SIGHUP && t->before[i].sa_handler == SIG_IGN)
			sigaction(SIGHUP, &t->before[i], NULL);
	}
}

static void
give_signals_back(struct terminal *t)
{
	for (size_t i = 0; i < TERMINAL_SIGNALS; i++)
		sigaction(signals[i], &t->before[i], NULL);
	wake_fd = -1;
}

static void
close_wake(const struct terminal *t)
{
	close(t->wake[0]);
	close(t->wake[1]);
}

/* What was on it is nobody's who comes after, or scrolls back. */
static void
leave_screen(struct terminal *t)
{
	terminal_tell(t, PASTE_MARKS_OFF);
	terminal_clear(t);
	erase();
	wnoutrefresh(stdscr);
	terminal_update(t);
	terminal_tell_mouse(t, false);
	terminal_await_answer(t);
	endwin();
}

static void
set_modes(struct terminal *t)
{
	const char *plain = getenv("NO_COLOR");

	raw(); /* Ctrl-S, Ctrl-Q, Ctrl-C and Ctrl-Z are keys */
	noecho();
	nonl();
	set_escdelay(ESCAPE_MS);
	if ((!plain || !*plain) && has_colors() && start_color() == OK) {
		use_default_colors();
		t->colours = init_pair(FRAME_PAIR, COLOR_BLUE, -1) == OK;
	}
	terminal_tell(t, PASTE_MARKS_ON);
}

/*
 * Until it has come back from endwin() once, curses writes at each move of the
 * cursor (ncurses 6.4: lib_mvcur.c takes the screen for that of a program
 * which never refreshes), some sixty writes for a list. So it goes at once,
 * and what it says about that nobody hears; terminal_start() comes back.
 */
static void
begin_buffering(const struct terminal *t)
{
	int out = fileno(t->out), kept = fcntl(out, F_DUPFD_CLOEXEC, 0);
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (kept >= 0 && nowhere >= 0 && dup2(nowhere, out) >= 0) {
		endwin();
		dup2(kept, out);
	}
	if (nowhere >= 0)
		close(nowhere);
	if (kept >= 0)
		close(kept);
}

static void
at_exit(int status, void *terminal)
{
	struct terminal *t = terminal;

	(void)status;
	if (getpid() == t->owner)
		terminal_stop(t);
	free(t);
}

/* What came while nobody looked does what it would have done. */
static void
raise_missed(void)
{
	if (stopped)
		raise(SIGTSTP);
	if (ended != 0)
		raise(ended);
}

/* The screen, or false: no cursor can be placed there. */
static bool
make_screen(struct terminal *t, const char *type)
{
	t->screen = newterm(type, t->out, t->in);
	if (t->screen == NULL)
		return false;
	begin_buffering(t);
	tcsetattr(fileno(t->out), TCSADRAIN, &t->line);
	if (cursor_address != NULL)
		return true;
	delscreen(t->screen);
	return false;
}

struct terminal *
terminal_prepare(const char *type, FILE *out, FILE *in)
{
	struct terminal *t = heap_new(1, sizeof *t);
	bool made;

	tcgetattr(fileno(out), &t->line);
	t->in = in;
	t->out = out;
	t->owner = getpid();
	if (pipe2(t->wake, O_CLOEXEC | O_NONBLOCK) < 0) {
		free(t);
		return NULL;
	}
	take_signals(t);
	made = make_screen(t, type);
	give_signals_back(t);
	raise_missed();
	if (!made) {
		close_wake(t);
		free(t);
		return NULL;
	}
	t->state = TERMINAL_PREPARED;
	on_exit(at_exit, t);
	return t;
}

void
terminal_start(struct terminal *t)
{
	take_signals(t);
	refresh();
	clearok(curscr, TRUE); /* terminal_ask_width() writes beside it */
	terminal_prepare_for_fault(t);
	set_modes(t);
	t->state = TERMINAL_RUNNING;
}

void
terminal_stop(struct terminal *t)
{
	if (t->state == TERMINAL_RUNNING) {
		leave_screen(t);
		crash_ignore();
		give_signals_back(t);
	}
	if (t->state != TERMINAL_STOPPED) {
		delscreen(t->screen);
		close_wake(t);
	}
	t->state = TERMINAL_STOPPED;
}

void
terminal_lend(struct terminal *t)
{
	leave_screen(t);
}

void
terminal_take_back(struct terminal *t)
{
	refresh(); /* ncurses' own modes; later it would undo the next */
	terminal_name_keys(t, stdscr);
	terminal_tell(t, PASTE_MARKS_ON);
	resized = 1; /* the window may be another size by now */
	t->redraw = true;
}

void
terminal_suspend(struct terminal *t)
{
	struct sigaction plain = {.sa_handler = SIG_DFL}, ours;

	stopped = 0;
	terminal_lend(t);
	sigemptyset(&plain.sa_mask);
	sigaction(SIGTSTP, &plain, &ours);
	/* The group: what started us (make, a script) must stop with us. */
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	terminal_take_back(t);
}

static void
take_size(struct terminal *t)
{
	struct winsize size;

	resized = 0;
	if (ioctl(fileno(t->out), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0)
		resize_term(size.ws_row, size.ws_col);
	/* Terminals reflow what they show: nothing on it can be relied on. */
	terminal_clear(t);
	t->redraw = true;
}

/* Readable, but nothing to read: an end of file or a line that is gone. */
static bool
input_is_over(const struct terminal *t)
{
	int bytes = 0;

	return ioctl(fileno(t->in), FIONREAD, &bytes) < 0 || bytes == 0;
}

static int
look(struct terminal *t, int timeout_ms)
{
	struct pollfd p[] = {
	    {.fd = fileno(t->in), .events = POLLIN},
	    {.fd = t->wake[0], .events = POLLIN},
	};
	int n = poll(p, 2, timeout_ms), seen = 0;
	char waste[64];

	if (n < 0)
		return errno == EINTR ? 0 : TERMINAL_ENDING;
	if (n == 0)
		return TERMINAL_TIMEOUT;
	while (read(t->wake[0], waste, sizeof waste) > 0)
		continue;
	if (p[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		seen |= TERMINAL_ENDING;
	if (p[0].revents & POLLIN)
		seen |= input_is_over(t) ? TERMINAL_ENDING : TERMINAL_INPUT;
	if ((seen & TERMINAL_ENDING) && !ended)
		ended = SIGHUP;
	return seen;
}

int
terminal_wait(struct terminal *t, int timeout_ms)
{
	int seen;

	do {
		bool hurry = resized || stopped || ended || t->redraw;

		seen = look(t, hurry ? 0 : timeout_ms);
		if (hurry)
			seen &= ~TERMINAL_TIMEOUT;
		if (stopped)
			seen |= TERMINAL_STOPPING;
		if (resized)
			take_size(t);
		if (t->redraw)
			seen |= TERMINAL_RESIZED;
		t->redraw = false;
		if (ended)
			seen |= TERMINAL_ENDING;
	} while (!seen);
	return seen;
}

bool
terminal_colours(const struct terminal *t)
{
	return t->colours;
}

attr_t
terminal_frame(const struct terminal *t)
{
	return A_BOLD | (t->colours ? (attr_t)COLOR_PAIR(FRAME_PAIR) : 0);
}

int
terminal_signal(const struct terminal *t)
{
	(void)t;
	return ended;
}
