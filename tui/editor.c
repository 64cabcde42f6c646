/* SPDX-License-Identifier: MIT */
#include "editor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/heap.h"
#include "core/i18n.h"

#define FILE_NAME "text.txt"
#define FILE_BYTES (1 << 20) /* what is longer fits no item either */
#define WORDS 32

struct place {
	char *folder, *file;
	int fd; /* of the folder */
};

/* A folder that only its owner can enter, on the host's own memory if it
 * gives him some. */
static int
make_place(struct place *place)
{
	const char *base = getenv("XDG_RUNTIME_DIR");

	if (base == NULL || base[0] != '/')
		base = getenv("TMPDIR");
	if (base == NULL || base[0] != '/')
		base = "/tmp";
	place->folder = heap_printf("%s/shorei.XXXXXX", base);
	if (mkdtemp(place->folder) == NULL)
		return -1;
	place->fd = open(
	    place->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	place->file = heap_printf("%s/%s", place->folder, FILE_NAME);
	return place->fd < 0 ? -1 : 0;
}

/* With all that the editor left beside the file. */
static void
remove_place(struct place *place)
{
	DIR *dir = place->fd < 0 ? NULL : fdopendir(place->fd);
	const struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		unlinkat(place->fd, entry->d_name, 0);
	if (dir != NULL)
		closedir(dir);
	rmdir(place->folder);
	free(place->folder);
	free(place->file);
}

static int
write_text(const struct place *place, const char *text)
{
	size_t n = strlen(text);
	int fd = openat(place->fd, FILE_NAME,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool done;

	if (fd < 0)
		return -1;
	done = fchmod(fd, 0600) == 0 && write(fd, text, n) == (ssize_t)n;
	close(fd);
	return done ? 0 : -1;
}

static char *
read_text(const struct place *place)
{
	int fd = openat(place->fd, FILE_NAME,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	char *text = NULL;
	size_t n = 0;
	ssize_t got;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size <= FILE_BYTES) {
		text = heap_new((size_t)st.st_size + 1, 1);
		while (n < (size_t)st.st_size &&
		       (got = read(fd, text + n, (size_t)st.st_size - n)) > 0)
			n += (size_t)got;
	}
	if (fd >= 0)
		close(fd);
	return text;
}

static _Noreturn void
become(char *words, const char *file)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};
	char *args[WORDS + 2], *rest = NULL;
	size_t n = 0;
	sigset_t none;

	for (char *word = strtok_r(words, " ", &rest);
	     word != NULL && n < WORDS; word = strtok_r(NULL, " ", &rest))
		args[n++] = word;
	args[n] = (char *)file;
	args[n + 1] = NULL;
	sigaction(SIGPIPE, &usual, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	closefrom(STDERR_FILENO + 1);
	if (n > 0)
		execvp(args[0], args);
	_exit(127);
}

/* Ctrl-C in the editor is the editor's; a hang-up is for both. */
static int
wait_for(struct terminal *terminal, pid_t child)
{
	struct pollfd p = {.fd = pidfd_open(child, 0), .events = POLLIN};
	int status = -1;

	/* the handlers restart everything but this */
	while (p.fd >= 0 && poll(&p, 1, -1) < 0 && errno == EINTR)
		if (terminal_signal(terminal) != 0)
			kill(child, SIGHUP);
	if (p.fd >= 0)
		close(p.fd);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

static int
run(struct terminal *terminal, const char *file)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction usual = {.sa_handler = SIG_DFL}, before[3];
	const char *said = NULL;
	char *words;
	pid_t child;
	int status = -1;

	for (size_t i = 0; i < 2 && (said == NULL || *said == '\0'); i++)
		said = getenv(names[i]);
	words = heap_dup(said == NULL || *said == '\0' ? "vi" : said);
	/* an editor that stops stops the job, or no shell comes back */
	sigaction(SIGTSTP, &usual, &before[2]);
	terminal_lend(terminal);
	child = fork();
	if (child == 0)
		become(words, file);
	sigaction(SIGINT, &ignore, &before[0]);
	sigaction(SIGQUIT, &ignore, &before[1]);
	if (child > 0)
		status = wait_for(terminal, child);
	sigaction(SIGINT, &before[0], NULL);
	sigaction(SIGQUIT, &before[1], NULL);
	sigaction(SIGTSTP, &before[2], NULL);
	terminal_take_back(terminal);
	free(words);
	return status;
}

/* Editors end a file with a line's end, whether there was one or not. */
static void
trim_end(char *now, const char *before)
{
	size_t n = strlen(now), was = strlen(before);

	if (n > 0 && now[n - 1] == '\n' &&
	    (was == 0 || before[was - 1] != '\n'))
		now[n - 1] = '\0';
}

char *
editor_run(struct terminal *terminal, const char *text, struct err *err)
{
	struct place place = {.fd = -1};
	char *now = NULL;
	int status;

	if (make_place(&place) < 0 || write_text(&place, text) < 0) {
		err_set(err, ERR_USAGE,
		    N_("The editor can't be given the text: %s."),
		    strerror(errno));
		remove_place(&place);
		return NULL;
	}
	status = run(terminal, place.file);
	if (status == 0)
		now = read_text(&place);
	if (now == NULL)
		err_set(err, ERR_USAGE,
		    N_("The editor did not end well; the text is as it "
		       "was."));
	else {
		trim_end(now, text);
		if (strcmp(now, text) == 0) {
			free(now);
			now = NULL;
		}
	}
	remove_place(&place);
	return now;
}
