/* SPDX-License-Identifier: MIT */
/*
 * remote: ssh as it is called for a service on another host, and what its end
 * means. Owns the words of both; refuses to start it: that is connect's.
 */
#ifndef REMOTE_H
#define REMOTE_H

#include <stdbool.h>

#define REMOTE_NO_PROGRAM 127 /* exit status, as a shell's: not to be found */

/*
 * The command line, ended by NULL: the words, cut at blanks in place, and what
 * makes ssh start the relay on the host. quiet: it may ask nothing. Heap; its
 * strings are borrowed from the arguments.
 */
const char **
remote_args(char *words, const char *host, bool quiet);
/*
 * Why there is no service: ssh ended with this exit status, not 0, and this
 * last line, which may be empty. A sentence, heap.
 */
char *
remote_sentence(const char *host, int status, const char *line);

#endif
