/* SPDX-License-Identifier: MIT */
#include "tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/heap.h"
#include "key.h"

/* --- Life ---------------------------------------------------------------- */

/* libvterm calls this with what the terminal itself sends. */
static void
answer(const char *bytes, size_t n, void *arg)
{
	struct tty *tty = arg;

	if (!tty->holds || !tty->showing) {
		tty_type(tty, bytes, n); /* of a key that was pressed, too */
		return;
	}
	tty->held = heap_grow(tty->held, tty->nheld + n, 1);
	memcpy(tty->held + tty->nheld, bytes, n);
	tty->nheld += n;
}

static int
property(VTermProp prop, VTermValue *value, void *arg)
{
	struct tty *tty = arg;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		tty->shown = value->boolean;
	if (prop == VTERM_PROP_MOUSE)
		tty->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property};

void
tty_init(struct tty *tty)
{
	*tty = (struct tty){.fd = -1, .eof = true, .ended = true};
}

int
tty_start(struct tty *tty, int rows, int cols, char **argv, char **env,
    const char *cwd)
{
	struct winsize size = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	sigset_t none;

	*tty =
	    (struct tty){.rows = rows, .cols = cols, .shown = true, .fd = -1};
	tty->pid = forkpty(&tty->fd, NULL, NULL, &size);
	if (tty->pid < 0)
		return -1;
	if (tty->pid == 0) {
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		if (chdir(cwd) == 0)
			execvpe(argv[0], argv, env);
		fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
		_exit(127);
	}
	fcntl(tty->fd, F_SETFL, O_NONBLOCK);
	fcntl(tty->fd, F_SETFD, FD_CLOEXEC);
	tty->vt = vterm_new(rows, cols);
	vterm_set_utf8(tty->vt, 1);
	vterm_output_set_callback(tty->vt, answer, tty);
	tty->screen = vterm_obtain_screen(tty->vt);
	vterm_screen_set_callbacks(tty->screen, &callbacks, tty);
	vterm_screen_enable_altscreen(tty->screen, 1);
	vterm_screen_reset(tty->screen, 1);
	tty->behind = behind_new(rows, cols);
	return 0;
}

void
tty_hangup(struct tty *tty)
{
	if (tty->fd >= 0)
		close(tty->fd);
	tty->fd = -1;
	tty->eof = true;
	tty->queued = 0;
}

void
tty_release(struct tty *tty)
{
	tty_hangup(tty);
	if (tty->vt != NULL)
		vterm_free(tty->vt);
	behind_free(tty->behind);
	free(tty->queue);
	free(tty->held);
	tty_init(tty);
}

/* --- In and out ---------------------------------------------------------- */

short
tty_events(const struct tty *tty)
{
	return (short)((tty->stalled ? 0 : POLLIN) |
		       (tty->queued > 0 ? POLLOUT : 0));
}

static void
show(void *arg, const char *bytes, size_t n)
{
	struct tty *tty = arg;

	tty->showing = true;
	vterm_input_write(tty->vt, bytes, n);
	tty->showing = false;
	behind_feed(tty->behind, bytes, n);
}

static void
take_output(struct tty *tty)
{
	char bytes[65536];
	ssize_t n;

	while (!tty->eof) {
		n = read(tty->fd, bytes, sizeof bytes);
		if (n > 0) {
			tty->read += (size_t)n;
			feed_bytes(&tty->feed, bytes, (size_t)n, show, tty);
		} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
			tty->eof = true; /* EIO: no program holds the slave */
		} else {
			break;
		}
	}
}

static void
send_queue(struct tty *tty)
{
	ssize_t n;

	while (tty->queued > 0 && !tty->eof) {
		n = write(tty->fd, tty->queue, tty->queued);
		if (n <= 0)
			break;
		tty->queued -= (size_t)n;
		memmove(tty->queue, tty->queue + n, tty->queued);
	}
}

void
tty_io(struct tty *tty)
{
	if (tty->fd < 0)
		return;
	if (!tty->stalled || tty->ended)
		take_output(tty);
	send_queue(tty);
}

int
tty_stall(struct tty *tty)
{
	char name[64], full[1024];
	int fd = -1, why;

	tty->stalled = true;
	memset(full, ' ', sizeof full);
	if (ptsname_r(tty->fd, name, sizeof name) == 0)
		fd = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return -1;
	/* what nobody reads fills the line up */
	while (write(fd, full, sizeof full) > 0 || write(fd, full, 1) > 0)
		continue;
	why = errno;
	close(fd);
	errno = why;
	return errno == EAGAIN ? 0 : -1;
}

void
tty_answer(struct tty *tty)
{
	tty->holds = false;
	tty_type(tty, tty->held, tty->nheld);
	tty->nheld = 0;
}

void
tty_type(struct tty *tty, const char *bytes, size_t n)
{
	if (n == 0)
		return;
	tty->queue = heap_grow(tty->queue, tty->queued + n, 1);
	memcpy(tty->queue + tty->queued, bytes, n);
	tty->queued += n;
}

void
tty_key(struct tty *tty, const struct key *key)
{
	if (key->code == VTERM_KEY_NONE)
		tty_type(tty, key->bytes, key->n);
	else
		vterm_keyboard_key(tty->vt, key->code, key->modifiers);
}

void
tty_click(struct tty *tty, int row, int col, int button)
{
	if (!tty->mouse) /* libvterm would report it all the same */
		return;
	vterm_mouse_move(tty->vt, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(tty->vt, button, true, VTERM_MOD_NONE);
	vterm_mouse_button(tty->vt, button, false, VTERM_MOD_NONE);
}

void
tty_paste(struct tty *tty, const char *bytes, size_t n)
{
	char *copy = heap_ndup(bytes, n);

	for (size_t i = 0; i < n; i++) {
		if (copy[i] == '\n')
			copy[i] = '\r';
	}
	vterm_keyboard_start_paste(tty->vt);
	tty_type(tty, copy, n);
	vterm_keyboard_end_paste(tty->vt);
	free(copy);
}

void
tty_resize(struct tty *tty, int rows, int cols)
{
	struct winsize size = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	tty->rows = rows;
	tty->cols = cols;
	vterm_set_size(tty->vt, rows, cols);
	behind_resize(tty->behind, rows, cols);
	if (tty->fd >= 0)
		ioctl(tty->fd, TIOCSWINSZ, &size);
}
