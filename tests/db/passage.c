/* SPDX-License-Identifier: MIT */
#include "passage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void
set_office(struct fixture *f)
{
	fixture_sql(f, "UPDATE person SET staff = 1 WHERE id IN (4, 8, 10)");
}

void
slip(struct fixture *f)
{
	set_office(f);
	fixture_draft(f, "yamada", 1, PERIOD);
	fixture_write(f, "yamada", 1, "social", SOCIAL);
	fixture_write(f, "yamada", 1, "course", NAME "の希望で退院した。");
	fixture_register_draft(f, "yamada", 1);
	fixture_done(f, "yamada", "request.send",
	    "{s:s, s:[{s:i, s:I}], s:s, s:s, s:[s]}", "programme", NEW, "cases",
	    "slot", 1, "seen", (json_int_t)fixture_version(f, "yamada", 1),
	    "to", "A1002", "message", NAME "の症例です。", "confirm", "hints");
}

int64_t
propose(struct fixture *f)
{
	fixture_done(f, "yamada", "blank.propose", PASSAGE("revision", 1));
	return number_at(f->reply, "blank");
}

/* Everything that a person wrote, in one text; heap. */
static char *
everything(struct fixture *f)
{
	return fixture_text(f,
	    "SELECT coalesce((SELECT group_concat(text) FROM revision_text),"
	    " '') || coalesce((SELECT group_concat(text) FROM draft_item), '')"
	    " || coalesce((SELECT group_concat(text) FROM request_comment),"
	    " '') || coalesce((SELECT group_concat(message) FROM sending), '')"
	    " || coalesce((SELECT group_concat(found) FROM hint), '')"
	    " || coalesce((SELECT group_concat(reply) FROM done), '')"
	    " || (SELECT group_concat(subject) FROM audit)");
}

void
gone_everywhere(struct fixture *f)
{
	char *all = everything(f);

	assert_null(strstr(all, NAME));
	free(all);
}

void
agree(struct fixture *f, int64_t blank)
{
	fixture_done(f, "jimu", "blank.ask", ASK(blank, "患者の氏名"));
	fixture_done(f, "tanaka", "blank.agree", BLANK(blank, 2));
}
