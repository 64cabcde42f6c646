/* SPDX-License-Identifier: MIT */
/*
 * install: where a program's own files are, seen from the program itself,
 * so that an uninstalled tree runs as it is. (contracts.md: finding things)
 * Owns nothing but paths; never opens what it names.
 */
#ifndef INSTALL_H
#define INSTALL_H

/*
 * The first of the paths, relative to the running program's folder, that
 * can be reached; the list ends in NULL. Heap, or NULL: none of them.
 */
char *
install_find(const char *const *relative);

/* The catalogues: beside the program, else in ../share or ../../share. */
char *
install_locale(void);

/*
 * The configuration file: /etc/shorei/shorei.conf for programs below /usr or
 * /usr/local, else PREFIX/etc/shorei/shorei.conf. Heap, or NULL: the program
 * is not installed (neither in bin nor in libexec/shorei).
 */
char *
install_conf(void);

#endif
