/* SPDX-License-Identifier: MIT */
/* command_own: what the commands do that are more than their call. */
#ifndef COMMAND_OWN_H
#define COMMAND_OWN_H

#include "command.h"

/* rows_season.c: what commands of an applicant have, too */
extern const struct command_field command_year[];
extern const struct command_shown command_bars[];
/* credits.c */
int
command_credits_read(struct job *, struct err *);
int
command_credits_run(struct job *, struct err *);
/* home.c */
int
command_home_run(struct job *, struct err *);
/* cases.c */
int
command_list_run(struct job *, struct err *);
int
command_show_run(struct job *, struct err *);
int
command_set_read(struct job *, struct err *);
int
command_set_run(struct job *, struct err *);
int
command_discard_run(struct job *, struct err *);
extern const struct option_row command_delete_options[];
int
command_delete_run(struct job *, struct err *);
int
command_note_read(struct job *, struct err *);
int
command_note_run(struct job *, struct err *);
int
command_register_run(struct job *, struct err *);
/* hints.c */
extern const struct option_row command_hint_options[];
int
command_hint_read(struct job *, struct err *);
int
command_hint_run(struct job *, struct err *);
/* revisions.c */
int
command_revisions_run(struct job *, struct err *);
int
command_revision_read(struct job *, struct err *);
int
command_revision_run(struct job *, struct err *);
int
command_copy_run(struct job *, struct err *);
/* blanks.c */
extern const struct option_row command_blank_options[];
int
command_blank_read(struct job *, struct err *);
int
command_blank_run(struct job *, struct err *);
/* search.c */
extern const struct option_row command_supervisors_options[];
extern const struct option_row command_facilities_options[];
int
command_supervisors_read(struct job *, struct err *);
int
command_supervisors_run(struct job *, struct err *);
int
command_facilities_read(struct job *, struct err *);
int
command_facilities_run(struct job *, struct err *);
/* requests.c */
extern const struct option_row command_request_options[];
int
command_request_read(struct job *, struct err *);
int
command_request_run(struct job *, struct err *);
int
command_withdraw_run(struct job *, struct err *);
/* decide.c */
extern const struct option_row command_reject_options[];
int
command_view_run(struct job *, struct err *);
int
command_approve_run(struct job *, struct err *);
int
command_reject_read(struct job *, struct err *);
int
command_reject_run(struct job *, struct err *);
/* paper.c */
extern const struct option_row command_print_options[];
int
command_print_read(struct job *, struct err *);
int
command_print_run(struct job *, struct err *);
int
command_confirmation_run(struct job *, struct err *);
int
command_print_requests_run(struct job *, struct err *);
int
command_print_numbers_read(struct job *, struct err *);
int
command_print_revisions_run(struct job *, struct err *);
int
command_print_approved_run(struct job *, struct err *);
int
command_print_application_run(struct job *, struct err *);
int
command_print_review_run(struct job *, struct err *);
int
command_print_year_run(struct job *, struct err *);
int
command_print_bars_run(struct job *, struct err *);
int
command_print_bars_of_all_run(struct job *, struct err *);
/* applications.c */
int
command_submit_run(struct job *, struct err *);
/* audit.c */
int
command_audit_run(struct job *, struct err *);
int
command_audit_check_run(struct job *, struct err *);
int
command_merge_read(struct job *, struct err *);
/* unfinished.c */
extern const struct option_row command_unfinished_options[];
int
command_unfinished_run(struct job *, struct err *);
/* import.c */
extern const struct option_row command_import_options[];
int
command_import_read(struct job *, struct err *);
int
command_import_run(struct job *, struct err *);
/* export.c */
extern const struct option_row command_export_options[];
int
command_export_read(struct job *, struct err *);
int
command_export_run(struct job *, struct err *);
/* export_office.c */
extern const struct option_row command_export_office_options[];
int
command_export_office_read(struct job *, struct err *);
int
command_export_office_run(struct job *, struct err *);
/* import_report.c */
extern const struct option_row command_import_report_options[];
int
command_import_report_read(struct job *, struct err *);
int
command_import_report_run(struct job *, struct err *);

#endif
