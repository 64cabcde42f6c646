/* SPDX-License-Identifier: MIT */
/*
 * handler: how a call is carried out, inside its transaction.
 *
 * A handler loads facts, asks core, saves. It checks no roles, opens no
 * transaction and renders nothing: session does that. What it writes into
 * `subject` stands in the audit and is never clinical text.
 */
#ifndef HANDLER_H
#define HANDLER_H

#include "core/call/call.h"
#include "core/policy.h"
#include "core/rules.h"
#include "db/rows.h"
#include "db/store/store.h"

struct ctx {
	struct store *store;
	struct person_row person; /* as he is in this transaction */
	unsigned roles;           /* enum role */
	struct rules rules;
	int64_t now;           /* Unix seconds */
	int32_t today;         /* in the site's zone */
	const char *open_with; /* borrowed: how the program is opened */
	int64_t told; /* the first notice of this transaction, 0: none */
	bool rings;   /* a notice is to go out: mailers that wait hear of it */
	char subject[160];
};

typedef int
handler(struct ctx *, const void *args, void *reply, struct err *);

extern handler *const handlers[CALL_COUNT];

#define HANDLER(name)                                                          \
	int name(struct ctx *, const void *args, void *reply, struct err *)
HANDLER(handle_hello);
HANDLER(handle_language);
HANDLER(handle_home_show);
HANDLER(handle_case_list);
HANDLER(handle_case_show);
HANDLER(handle_draft_save);
HANDLER(handle_draft_discard);
HANDLER(handle_hint_mark);
HANDLER(handle_case_delete);
HANDLER(handle_note_save);
HANDLER(handle_case_register);
HANDLER(handle_revision_list);
HANDLER(handle_revision_show);
HANDLER(handle_revision_copy);
HANDLER(handle_facility_search);
HANDLER(handle_supervisor_search);
HANDLER(handle_request_send);
HANDLER(handle_request_withdraw);
HANDLER(handle_request_inbox);
HANDLER(handle_request_credits);
HANDLER(handle_statistics_own);
HANDLER(handle_statistics_office);
HANDLER(handle_request_approved);
HANDLER(handle_request_view);
HANDLER(handle_request_approve);
HANDLER(handle_request_reject);
HANDLER(handle_staff_office);
HANDLER(handle_blank_propose);
HANDLER(handle_blank_list);
HANDLER(handle_blank_ask);
HANDLER(handle_blank_agree);
HANDLER(handle_blank_refuse);
HANDLER(handle_staff_waiting);
HANDLER(handle_staff_take);
HANDLER(handle_staff_requests);
HANDLER(handle_staff_decisions);
HANDLER(handle_staff_credits);
HANDLER(handle_staff_unfinished);
HANDLER(handle_staff_remind);
HANDLER(handle_person_find);
HANDLER(handle_person_show);
HANDLER(handle_person_add);
HANDLER(handle_person_edit);
HANDLER(handle_person_leave);
HANDLER(handle_person_return);
HANDLER(handle_person_grant);
HANDLER(handle_person_revoke);
HANDLER(handle_person_rebind);
HANDLER(handle_person_merge);
HANDLER(handle_qualification_save);
HANDLER(handle_qualification_cancel);
HANDLER(handle_affiliation_save);
HANDLER(handle_affiliation_drop);
HANDLER(handle_hospital_search);
HANDLER(handle_staff_cases);
HANDLER(handle_staff_approve_paper);
HANDLER(handle_staff_read_paper);
HANDLER(handle_staff_revoke);
HANDLER(handle_staff_reassign);
HANDLER(handle_staff_elsewhere);
HANDLER(handle_hospital_show);
HANDLER(handle_hospital_add);
HANDLER(handle_hospital_edit);
HANDLER(handle_accreditation_save);
HANDLER(handle_announcement_list);
HANDLER(handle_announcement_save);
HANDLER(handle_announcement_end);
HANDLER(handle_application_check);
HANDLER(handle_application_submit);
HANDLER(handle_application_list);
HANDLER(handle_application_show);
HANDLER(handle_application_submitted);
HANDLER(handle_application_review);
HANDLER(handle_application_return);
HANDLER(handle_application_close);
HANDLER(handle_audit_list);
HANDLER(handle_audit_check);
HANDLER(handle_import_stage);
HANDLER(handle_import_check);
HANDLER(handle_import_write);
HANDLER(handle_notice_resend);
HANDLER(handle_notice_reminders);
HANDLER(handle_notice_list);
HANDLER(handle_notice_again);
HANDLER(handle_notice_give_up);
HANDLER(handle_mail_take);
HANDLER(handle_mail_wait);
HANDLER(handle_mail_done);
HANDLER(handle_window_list);
HANDLER(handle_window_set);
HANDLER(handle_unit_set);
HANDLER(handle_setting_set);
HANDLER(handle_deadline_list);
HANDLER(handle_deadline_set);
#undef HANDLER

#endif
