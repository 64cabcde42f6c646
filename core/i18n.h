/* SPDX-License-Identifier: MIT */
/*
 * i18n: marks of the sentences that stand in the catalogues (core/po).
 * _() translates now, N_() marks a msgid that is translated where it is used.
 */
#ifndef I18N_H
#define I18N_H

#include <libintl.h>

#define _(msgid) gettext(msgid)
#define N_(msgid) (msgid)

/*
 * Makes the character type UTF-8 whatever the environment says, and chooses
 * the language of gettext. lang is "ja", "en" or NULL: what the environment
 * asks for ("ja…" or "en_…" in LC_ALL, LC_MESSAGES or LANG), else Japanese. The
 * choice goes into LANGUAGE, over what stands there. locale_dir is copied.
 */
void
i18n_start(const char *locale_dir, const char *lang);
/* The language of the site: where the environment asks for none. */
void
i18n_site(const char *lang);
void
i18n_language(const char *lang); /* at run time; as known to i18n_start */
const char *
i18n_current(void); /* "ja" or "en" */

#endif
