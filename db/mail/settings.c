/* SPDX-License-Identifier: MIT */
#include "settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "address.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/text.h"

#define SECRET_BYTES 1024
#define CREDENTIAL "mail" /* LoadCredential= of the unit */

/* In a credential's folder the group's bits are a list's mask: systemd gives
 * it to one user, whatever they say. */
static int
check_secret(int fd, const char *file, mode_t others, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return err_set(err, ERR_USAGE, N_("%s is no file."), file);
	if (st.st_uid != 0 && st.st_uid != geteuid())
		return err_set(err, ERR_USAGE,
		    N_("%s must belong to root or to the user of the mailer."),
		    file);
	if ((st.st_mode & others) != 0)
		return err_set(err, ERR_USAGE,
		    N_("Others can read %s (chmod 0600)."), file);
	return 0;
}

/* Two lines: a login and its password. */
static int
take_secret(struct settings *s, char *text, const char *file, struct err *err)
{
	char *second = strchr(text, '\n');
	size_t n;

	if (second != NULL) {
		*second++ = '\0';
		n = strcspn(second, "\n");
		if (*text != '\0' && n > 0 &&
		    second[n + (second[n] == '\n')] == '\0' &&
		    text_check_line(text, strlen(text)) == TEXT_OK &&
		    text_check_line(second, n) == TEXT_OK) {
			s->login = heap_dup(text);
			s->password = heap_ndup(second, n);
			return 0;
		}
	}
	return err_set(err, ERR_USAGE,
	    N_("%s must hold two lines: a login and its password."), file);
}

static int
read_secret(struct settings *s, int fd, const char *file, struct err *err)
{
	char text[SECRET_BYTES + 1];
	ssize_t n = read(fd, text, sizeof text);
	int rc;

	if (n < 0)
		return err_set(err, ERR_USAGE, N_("%s can't be read: %s"), file,
		    strerror(errno));
	text[n < SECRET_BYTES ? n : 0] = '\0'; /* a longer one is none */
	rc = take_secret(s, text, file, err);
	explicit_bzero(text, sizeof text);
	return rc;
}

static int
load_secret(struct settings *s, const char *file, mode_t others, bool needed,
    struct err *err)
{
	int fd = open(
	    file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
	int rc;

	if (fd < 0 && errno == ENOENT && !needed)
		return 0;
	if (fd < 0)
		return err_set(err, ERR_USAGE, N_("%s can't be read: %s"), file,
		    strerror(errno));
	rc = check_secret(fd, file, others, err);
	if (rc == 0)
		rc = read_secret(s, fd, file, err);
	close(fd);
	return rc;
}

static int
find_secret(struct settings *s, const struct conf *conf,
    const char *credentials, struct err *err)
{
	char *file;
	int rc;

	if (conf_given(conf, CONF_KEY_MAIL_SECRET))
		return load_secret(s, conf_get(conf, CONF_KEY_MAIL_SECRET),
		    S_IRWXG | S_IRWXO, true, err);
	if (credentials == NULL)
		return 0;
	file = heap_printf("%s/" CREDENTIAL, credentials);
	rc = load_secret(s, file, S_IRWXO, false, err);
	free(file);
	return rc;
}

static int
check_addresses(
    const struct settings *s, const struct conf *conf, struct err *err)
{
	if (s->from == NULL)
		return err_set(err, ERR_USAGE,
		    N_("The configuration names no address that notices come "
		       "from: \"from\" in section [mail]."));
	if (!address_fits(s->from))
		return conf_refuse(conf, CONF_KEY_MAIL_FROM,
		    _("This is no mail address."), err);
	if (s->reply_to != NULL && !address_fits(s->reply_to))
		return conf_refuse(conf, CONF_KEY_MAIL_REPLY_TO,
		    _("This is no mail address."), err);
	if (!address_host(s->server))
		return conf_refuse(conf, CONF_KEY_MAIL_SERVER,
		    _("This is no name of a host."), err);
	return 0;
}

int
settings_load(struct settings *s, const struct conf *conf,
    const char *credentials, struct err *err)
{
	const char *tls = conf_get(conf, CONF_KEY_MAIL_TLS);
	int rc;

	*s = (struct settings){
	    .by_program =
		strcmp(conf_get(conf, CONF_KEY_MAIL_BY), "sendmail") == 0,
	    .starttls = strcmp(tls, "starttls") == 0,
	    .tls = strcmp(tls, "implicit") == 0,
	    .server = conf_get(conf, CONF_KEY_MAIL_SERVER),
	    .port = conf_get(conf, CONF_KEY_MAIL_PORT),
	    .ca = conf_get(conf, CONF_KEY_MAIL_CA),
	    .program = conf_get(conf, CONF_KEY_MAIL_SENDMAIL),
	    .from = conf_get(conf, CONF_KEY_MAIL_FROM),
	    .name = conf_get(conf, CONF_KEY_MAIL_NAME),
	    .reply_to = conf_get(conf, CONF_KEY_MAIL_REPLY_TO)};
	rc = check_addresses(s, conf, err);
	if (rc == 0 && !s->by_program)
		rc = find_secret(s, conf, credentials, err);
	if (rc == 0 && s->password != NULL && !s->starttls && !s->tls)
		rc = conf_refuse(conf, CONF_KEY_MAIL_TLS,
		    _("A password is sent over an encrypted connection "
		      "only."),
		    err);
	return rc;
}

void
settings_release(struct settings *s)
{
	if (s->password != NULL)
		explicit_bzero(s->password, strlen(s->password));
	free(s->login);
	free(s->password);
	*s = (struct settings){0};
}
