/* SPDX-License-Identifier: MIT */
#include "terminal.h"

#include <assert.h>
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
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

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

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
	close(t->wake[0]);
	close(t->wake[1]);
}

/* What puts the terminal back; collected by tputs(), which has no argument
 * for it. */
static struct {
	char bytes[CRASH_BYTES];
	size_t n;
} collected;

static int
collect(int c)
{
	if (collected.n < sizeof collected.bytes)
		collected.bytes[collected.n++] = (char)c;
	return c;
}

/* For a fault, in which curses can't be asked any more. */
static void
prepare_for_fault(struct terminal *t, const struct termios *line)
{
	const char *const reset[] = {paste_off,
	    key_mouse != NULL ? terminal_mouse_off : NULL, exit_attribute_mode,
	    clear_screen, exit_ca_mode, keypad_local, cursor_normal};

	collected.n = 0;
	for (size_t i = 0; i < sizeof reset / sizeof *reset; i++)
		if (reset[i] != NULL)
			tputs(reset[i], 1, collect);
	crash_watch(fileno(t->out), line, collected.bytes, collected.n);
}

/* What was on it is nobody's who comes after, or scrolls back. */
static void
leave_screen(struct terminal *t)
{
	terminal_tell(t, paste_off);
	if (t->mouse)
		terminal_tell(t, terminal_mouse_off);
	clear();
	refresh();
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
	terminal_tell(t, paste_on);
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

struct terminal *
terminal_start(const char *type, FILE *out, FILE *in)
{
	struct terminal *t = heap_new(1, sizeof *t);
	struct termios line;

	tcgetattr(fileno(out), &line);
	t->in = in;
	t->out = out;
	t->owner = getpid();
	if (pipe2(t->wake, O_CLOEXEC | O_NONBLOCK) < 0) {
		free(t);
		return NULL;
	}
	resized = stopped = ended = 0;
	wake_fd = t->wake[1];
	take_signals(t);
	t->screen = newterm(type, out, in);
	if (!t->screen || !cursor_address) {
		if (t->screen) {
			endwin();
			delscreen(t->screen);
		}
		give_signals_back(t);
		free(t);
		return NULL;
	}
	prepare_for_fault(t, &line);
	set_modes(t);
	t->running = true;
	on_exit(at_exit, t);
	return t;
}

void
terminal_stop(struct terminal *t)
{
	if (!t->running)
		return;
	t->running = false;
	leave_screen(t);
	crash_ignore();
	delscreen(t->screen);
	give_signals_back(t);
}

void
terminal_lend(struct terminal *t)
{
	leave_screen(t);
}

void
terminal_take_back(struct terminal *t)
{
	reset_prog_mode();
	terminal_tell(t, paste_on);
	if (t->mouse)
		terminal_tell(t, terminal_mouse_on);
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
	clearok(curscr, TRUE);
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
			terminal_suspend(t);
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
