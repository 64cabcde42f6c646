/* SPDX-License-Identifier: MIT */
#include "printer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "beside.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "place.h"

#define SAID_BYTES 1024 /* of what the programs say, at most */
#define STOP_MS 500

bool
printer_there(void)
{
	const char *path = getenv("PATH");
	char *all = heap_dup(path == NULL ? "" : path), *rest = all, *folder;
	bool there = false;

	while (!there && (folder = strsep(&rest, ":")) != NULL) {
		char *lp = heap_printf("%s/lp", folder);

		there = folder[0] == '/' && access(lp, X_OK) == 0;
		free(lp);
	}
	free(all);
	return there;
}

/* The document as the program reads it, from its start. */
static int
input(const struct document *document)
{
	json_t *json = shape_to_wire(&document_shape, document);
	int fd = memfd_create("document", MFD_CLOEXEC);

	if (fd >= 0 && (json_dumpfd(json, fd, JSON_COMPACT) < 0 ||
			   lseek(fd, 0, SEEK_SET) < 0)) {
		close(fd);
		fd = -1;
	}
	json_decref(json);
	return fd;
}

/* shorei-print from the document to out. */
static int
begin(struct printer *printer, const struct document *document, int out,
    struct err *err)
{
	char *program = place_print();
	char *argv[] = {program, "--lang", document->lang, NULL};
	int in;

	if (program == NULL)
		return err_set(err, ERR_NO_SERVICE,
		    N_("The program shorei-print is not where shorei is."));
	in = input(document);
	printer->log = memfd_create("log", MFD_CLOEXEC);
	if (in >= 0 && printer->log >= 0)
		printer->pdf = beside_spawn(argv, in, out, printer->log);
	if (in >= 0)
		close(in);
	free(program);
	if (printer->pdf > 0)
		return 0;
	return err_set(err, ERR_NO_SERVICE, N_("The PDF can't be made: %s"),
	    strerror(errno));
}

/* --- A file --------------------------------------------------------------- */

static int
refused(struct err *err, const char *path)
{
	return err_set(err, ERR_STORAGE, N_("%s can't be written: %s"), path,
	    strerror(errno));
}

static int
ask_over(const char *path, struct err *err)
{
	int rc = err_set(err, ERR_CONFIRM, N_("%s is already there."), path);

	reason_add_text(&err->why, PRINTER_EXISTS, NULL, INT_NONE, err->text);
	return rc;
}

/* What is there already may only be a file of his own, and that is asked. */
static int
check_path(const char *path, bool over, struct err *err)
{
	struct stat there;

	if (lstat(path, &there) < 0)
		return errno == ENOENT ? 0 : refused(err, path);
	if (!S_ISREG(there.st_mode) || there.st_uid != getuid())
		return err_set(err, ERR_STATE,
		    N_("%s is no file of yours. Please choose another name."),
		    path);
	if (!over)
		return ask_over(path, err);
	return 0;
}

int
printer_to_file(struct printer *printer, const struct document *document,
    const char *path, bool over, struct err *err)
{
	int out, rc;

	*printer = (struct printer){.log = -1, .over = over};
	if (*path == '\0')
		return err_set(
		    err, ERR_USAGE, N_("Please give the name of a file."));
	rc = check_path(path, over, err);
	if (rc < 0)
		return rc;
	printer->half = heap_printf("%s.%ld~", path, (long)getpid());
	printer->path = heap_dup(path);
	out = open(printer->half,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (out < 0) {
		rc = refused(err, path);
		free(printer->half);
		printer->half = NULL;
	} else {
		rc = begin(printer, document, out, err);
		close(out);
	}
	if (rc < 0)
		printer_stop(printer);
	return rc;
}

int
printer_to_output(struct printer *printer, const struct document *document,
    int fd, struct err *err)
{
	int rc;

	*printer = (struct printer){.log = -1};
	rc = begin(printer, document, fd, err);
	if (rc < 0)
		printer_stop(printer);
	return rc;
}

/* --- A printer ------------------------------------------------------------ */

int
printer_to_paper(struct printer *printer, const struct document *document,
    const char *name, struct err *err)
{
	char *to = heap_dup(name == NULL ? "" : name);
	char *lp[] = {
	    "lp", "-t", document->title, name == NULL ? NULL : "-d", to, NULL};
	int ends[2], rc;

	*printer = (struct printer){.log = -1};
	if (pipe2(ends, O_CLOEXEC) < 0) {
		free(to);
		return err_set(err, ERR_NO_SERVICE, NULL);
	}
	rc = begin(printer, document, ends[1], err);
	if (rc == 0)
		printer->spool =
		    beside_spawn(lp, ends[0], printer->log, printer->log);
	if (rc == 0 && printer->spool <= 0)
		rc = err_set(err, ERR_NO_SERVICE,
		    N_("There is no printer here: lp can't be started."));
	close(ends[0]);
	close(ends[1]);
	free(to);
	if (rc < 0)
		printer_stop(printer);
	return rc;
}

/* --- What became of it ---------------------------------------------------- */

/* The first line that a program wrote; heap, NULL: none. */
static char *
said_of(const struct printer *printer)
{
	char text[SAID_BYTES + 1];
	ssize_t n = pread(printer->log, text, SAID_BYTES, 0);

	if (n <= 0)
		return NULL;
	text[n] = '\0';
	text[strcspn(text, "\n")] = '\0';
	return heap_dup(text);
}

static bool
ended(struct printer *printer, pid_t *pid, int flags)
{
	int status;
	pid_t done;

	if (*pid <= 0)
		return true;
	do
		done = waitpid(*pid, &status, flags);
	while (done < 0 && errno == EINTR);
	if (done == 0)
		return false;
	*pid = 0;
	if (printer->status == 0 && (done < 0 || status != 0))
		printer->status = -1;
	return true;
}

static void
release(struct printer *printer)
{
	if (printer->log >= 0)
		close(printer->log);
	if (printer->half != NULL)
		unlink(printer->half);
	free(printer->half);
	free(printer->path);
	*printer = (struct printer){.log = -1};
}

/* The whole file gets its name; nothing that came there meanwhile is lost. */
static int
name_file(struct printer *printer, struct err *err)
{
	if (printer->half == NULL)
		return 0;
	if (renameat2(AT_FDCWD, printer->half, AT_FDCWD, printer->path,
		printer->over ? 0 : RENAME_NOREPLACE) < 0)
		return refused(err, printer->path);
	free(printer->half);
	printer->half = NULL;
	return 0;
}

static int
finish(struct printer *printer, char **said, struct err *err)
{
	int rc = 0;

	*said = said_of(printer);
	if (printer->status != 0) {
		rc = err_set(err, ERR_NO_SERVICE, N_("It was not printed: %s"),
		    *said == NULL ? "" : *said);
		free(*said);
		*said = NULL;
	}
	if (rc == 0)
		rc = name_file(printer, err);
	release(printer);
	return rc;
}

int
printer_poll(struct printer *printer, char **said, struct err *err)
{
	bool pdf = ended(printer, &printer->pdf, WNOHANG);
	bool spool = ended(printer, &printer->spool, WNOHANG);

	*said = NULL;
	if (!pdf || !spool)
		return 1;
	return finish(printer, said, err);
}

int
printer_wait(struct printer *printer, char **said, struct err *err)
{
	ended(printer, &printer->pdf, 0);
	ended(printer, &printer->spool, 0);
	return finish(printer, said, err);
}

/* It has so long to end by itself. */
static void
end(struct printer *printer, pid_t *pid)
{
	int fd = pidfd_open(*pid, 0);
	struct pollfd seen = {.fd = fd, .events = POLLIN};

	kill(*pid, SIGTERM);
	if (fd < 0 || poll(&seen, 1, STOP_MS) <= 0)
		kill(*pid, SIGKILL);
	if (fd >= 0)
		close(fd);
	ended(printer, pid, 0);
}

void
printer_stop(struct printer *printer)
{
	pid_t *all[] = {&printer->pdf, &printer->spool};

	for (size_t i = 0; i < 2; i++)
		if (*all[i] > 0)
			end(printer, all[i]);
	release(printer);
}
