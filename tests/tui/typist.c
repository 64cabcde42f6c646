/* SPDX-License-Identifier: MIT */
#include "typist.h"

#include <fcntl.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

void
typist_open(struct typist *p, int rows, int columns)
{
	struct winsize size = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	struct termios modes;
	int program;

	if (openpty(&p->person, &program, NULL, NULL, &size) < 0 ||
	    tcgetattr(program, &modes) < 0) {
		perror("openpty");
		abort();
	}
	/* What is typed before the program is ready must be kept as it is. */
	cfmakeraw(&modes);
	tcsetattr(program, TCSANOW, &modes);
	fcntl(p->person, F_SETFL, O_NONBLOCK);
	p->in = fdopen(program, "r");
	p->out = fdopen(dup(program), "w");
}

void
typist_close(struct typist *p)
{
	typist_hang_up(p);
	fclose(p->in);
	fclose(p->out);
}

void
typist_type_n(const struct typist *p, const char *bytes, size_t n)
{
	char drawn[4096];

	while (read(p->person, drawn, sizeof drawn) > 0)
		continue;
	if (write(p->person, bytes, n) != (ssize_t)n)
		abort();
}

void
typist_type(const struct typist *p, const char *bytes)
{
	typist_type_n(p, bytes, strlen(bytes));
}

void
typist_hang_up(struct typist *p)
{
	if (p->person >= 0)
		close(p->person);
	p->person = -1;
}
