/* SPDX-License-Identifier: MIT */
#include "tabs.h"

#include <assert.h>

#include "core/i18n.h"
#include "newcomer.h"
#include "tui/screens/screens.h"

static bool
everybody(const struct hello *hello)
{
	(void)hello;
	return true;
}

static bool
applicant(const struct hello *hello)
{
	return hello->applicant;
}

static bool
supervisor(const struct hello *hello)
{
	return hello->supervisor;
}

static bool
staff(const struct hello *hello)
{
	return hello->staff;
}

static int64_t
waiting(const struct hello *hello)
{
	return hello->badges == NULL ? 0 : hello->badges->waiting;
}

/* In the order of the seed. Only 医師会員 see the registration tabs [seed]. */
static const struct tab_row rows[] = {
    {N_("My page"), N_("My"), &home_screen, everybody, NULL, WORD_NONE},
    {N_("Specialist (new)"), N_("Spec."), &cases_screen, applicant, NULL,
	PROGRAMME_SPECIALIST},
    {N_("Certified"), N_("Cert."), &cases_plain_screen, applicant, NULL,
	PROGRAMME_CERTIFIED},
    {N_("Transfer"), N_("Transf."), &cases_plain_screen, applicant, NULL,
	PROGRAMME_TRANSFER},
    {N_("Case approval"), N_("Approval"), &inbox_screen, supervisor, waiting,
	WORD_NONE},
    {N_("Former approvals"), N_("Former"), &credits_screen, supervisor, NULL,
	WORD_NONE},
    {N_("Office"), N_("Office"), &office_screen, staff, NULL, WORD_NONE},
};

static_assert(sizeof rows / sizeof *rows <= PROGRAM_TABS, "too many tabs");

void
tabs_make(struct program *program)
{
	program->ntabs = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!rows[i].has(&program->hello))
			continue;
		program->tabs[program->ntabs++] = (struct tab){.row = &rows[i],
		    .screen = {.ops = rows[i].ops, .program = program}};
	}
	program->tab = 0;
}

void
tabs_release(struct program *program)
{
	for (size_t i = 0; i < program->ntabs; i++) {
		struct screen *screen = &program->tabs[i].screen;

		if (program->tabs[i].open && screen->ops->close != NULL)
			screen->ops->close(screen);
		table_free(screen->table);
	}
	program->ntabs = 0;
}

static int
open_tab(struct tab *tab, struct err *err)
{
	struct screen *screen = &tab->screen;
	const struct screen_ops *ops = screen->ops;
	int rc = 0;

	if (ops->columns != NULL && screen->table == NULL)
		screen->table = table_new(ops->columns, ops->id);
	if (ops->open != NULL)
		rc = ops->open(screen, &tab->row->programme, err);
	tab->open = rc == 0;
	return rc;
}

void
tabs_go(struct program *program, size_t i)
{
	struct err err = {0};
	struct tab *tab;
	int rc = 0;

	if (i >= program->ntabs)
		return;
	program->tab = i;
	program->fresh = true;
	tab = &program->tabs[i];
	if (!tab->open)
		rc = open_tab(tab, &err);
	if (rc == 0 && tab->screen.ops->load != NULL)
		rc = tab->screen.ops->load(&tab->screen, &err);
	if (rc < 0)
		program_say_err(program, &err);
	else
		newcomer_tell(program, &tab->screen);
	err_clear(&err);
}

size_t
tabs_find(
    const struct program *program, const struct screen_ops *ops, int programme)
{
	size_t i = 0;

	while (i < program->ntabs &&
	       (program->tabs[i].row->ops != ops ||
		   program->tabs[i].row->programme != programme))
		i++;
	return i;
}

bool
tabs_has(const struct screen_ops *ops)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].ops == ops)
			return true;
	return false;
}

int64_t
tabs_badge(const struct program *program, const struct tab *tab)
{
	return tab->row->badge == NULL ? 0 : tab->row->badge(&program->hello);
}
