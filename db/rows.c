/* SPDX-License-Identifier: MIT */
#include "rows.h"

#define OPT OPTIONAL_MEMBER

SHAPE(person_row, M_INT(person_row, id, 0, 0), M_LINE(person_row, member, 0),
    M_LINE(person_row, name, 0), M_LINE(person_row, kana, 0),
    M_LINE(person_row, mail, 0, OPT), M_LINE(person_row, login, 0, OPT),
    M_INT(person_row, uid, 0, 0, OPT), M_BOOL(person_row, physician),
    M_BOOL(person_row, active), M_BOOL(person_row, staff),
    M_BOOL(person_row, supervisor), M_INT(person_row, waiting, 0, 0),
    M_INT(person_row, rejected, 0, 0), M_TIME(person_row, last_login_at, OPT),
    M_TIME(person_row, this_login_at, OPT),
    M_WORD(person_row, lang, lang_words, OPT), M_BOOL(person_row, reminders));

SHAPE(member_row, M_INT(member_row, id, 0, 0), M_INT(member_row, version, 0, 0),
    M_LINE(member_row, member, 0), M_LINE(member_row, name, 0),
    M_LINE(member_row, kana, 0), M_LINE(member_row, roman, 0),
    M_LINE(member_row, mail, 0, OPT), M_LINE(member_row, login, 0, OPT),
    M_INT(member_row, uid, 0, 0, OPT), M_BOOL(member_row, physician),
    M_BOOL(member_row, active), M_BOOL(member_row, staff),
    M_TIME(member_row, this_login_at, OPT));

SHAPE(hospital_kept_row, M_INT(hospital_kept_row, id, 0, 0),
    M_INT(hospital_kept_row, version, 0, 0), M_LINE(hospital_kept_row, name, 0),
    M_LINE(hospital_kept_row, kana, 0));

SHAPE(span_row, M_DATE(span_row, from_on), M_DATE(span_row, to_on));

SHAPE(stay_row, M_INT(stay_row, hospital, 0, 0), M_DATE(stay_row, from_on),
    M_DATE(stay_row, to_on, OPT));

SHAPE(slot_row, M_INT(slot_row, id, 0, 0), M_INT(slot_row, person, 0, 0),
    M_WORD(slot_row, programme, programme_words), M_INT(slot_row, number, 0, 0),
    M_WORD(slot_row, state, state_words), M_INT(slot_row, version, 0, 0),
    M_LINE(slot_row, note, 0, OPT), M_INT(slot_row, revision, 0, 0, OPT),
    M_INT(slot_row, request, 0, 0, OPT), M_INT(slot_row, draft_version, 0, 0));

SHAPE(kept_row, M_INT(kept_row, id, 0, 0), M_INT(kept_row, slot, 0, 0),
    M_INT(kept_row, person, 0, 0), M_WORD(kept_row, programme, programme_words),
    M_INT(kept_row, number, 0, 0), M_INT(kept_row, form, 0, 0),
    M_TIME(kept_row, at));

SHAPE(used_row, M_WORD(used_row, programme, programme_words),
    M_INT(used_row, slot, 0, 0), M_WORD(used_row, state, state_words),
    M_WORD(used_row, category, category_words, OPT), M_BOOL(used_row, draft),
    M_DATE(used_row, requested_on, OPT), M_DATE(used_row, decided_on, OPT),
    M_TIME(used_row, decided_at, OPT), M_LINE(used_row, supervisor, 0, OPT));

SHAPE(case_tally, M_WORD(case_tally, programme, programme_words),
    M_WORD(case_tally, state, state_words),
    M_WORD(case_tally, category, category_words), M_INT(case_tally, n, 0, 0));

SHAPE(request_tally, M_DATE(request_tally, day), M_INT(request_tally, n, 0, 0));

SHAPE(day_row, M_DATE(day_row, day));

SHAPE(approval, M_INT(approval, applicant, 0, 0), M_INT(approval, report, 0, 0),
    M_LINE(approval, name, 0), M_LINE(approval, member, 0),
    M_DATE(approval, decided_on));

SHAPE(unit, M_INT(unit, fiscal_year, 0, 0), M_INT(unit, hundredths, 0, 0));

SHAPE(period, M_INT(period, fiscal_year, 0, 0), M_DATE(period, from_on),
    M_DATE(period, to_on));

SHAPE(registered_row, M_INT(registered_row, id, 0, 0),
    M_INT(registered_row, slot, 0, 0), M_INT(registered_row, revision, 0, 0),
    M_INT(registered_row, hospital, 0, 0, OPT),
    M_BOOL(registered_row, elsewhere));

SHAPE(asked_row, M_INT(asked_row, slot, 0, 0),
    M_LINE(asked_row, supervisor, 0, OPT), M_DATE(asked_row, requested_on, OPT),
    M_DATE(asked_row, decided_on, OPT),
    M_WORD(asked_row, notice, notice_words, OPT),
    M_DATE(asked_row, notice_on, OPT),
    M_WORD(asked_row, came_back, phase_words, OPT));

SHAPE(draft_row, M_WORD(draft_row, item, form_words),
    M_PROSE(draft_row, text, 0), M_INT(draft_row, version, 0, 0));

SHAPE(passage_row, M_INT(passage_row, id, 0, 0),
    M_INT(passage_row, version, 0, 0), M_WORD(passage_row, state, blank_words),
    M_INT(passage_row, revision, 0, 0), M_WORD(passage_row, item, form_words),
    M_INT(passage_row, first, 0, 0), M_INT(passage_row, clusters, 0, 0),
    M_INT(passage_row, proposed_by, 0, 0),
    M_INT(passage_row, asked_by, 0, 0, OPT), M_INT(passage_row, slot, 0, 0),
    M_INT(passage_row, owner, 0, 0));

SHAPE(placed_row, M_INT(placed_row, id, 0, 0),
    M_WORD(placed_row, item, form_words, OPT), M_PROSE(placed_row, text, 0));

SHAPE(hint_row, M_WORD(hint_row, item, form_words),
    M_WORD(hint_row, kind, hint_words), M_LINE(hint_row, found, 0));

SHAPE(text_row, M_WORD(text_row, item, form_words), M_PROSE(text_row, text, 0));

SHAPE(request_row, M_INT(request_row, id, 0, 0), M_INT(request_row, slot, 0, 0),
    M_INT(request_row, applicant, 0, 0), M_INT(request_row, supervisor, 0, 0),
    M_INT(request_row, revision, 0, 0), M_INT(request_row, version, 0, 0),
    M_WORD(request_row, programme, programme_words),
    M_INT(request_row, number, 0, 0), M_WORD(request_row, state, phase_words),
    M_DATE(request_row, requested_on), M_DATE(request_row, decided_on, OPT),
    M_TIME(request_row, opened_at, OPT), M_PROSE(request_row, message, 0, OPT),
    M_LINE(request_row, applicant_name, 0), M_LINE(request_row, member, 0),
    M_LINE(request_row, supervisor_name, 0),
    M_LINE(request_row, reason, 0, OPT));

SHAPE(earlier_row, M_INT(earlier_row, request, 0, 0),
    M_WORD(earlier_row, state, phase_words),
    M_DATE(earlier_row, decided_on, OPT), M_LINE(earlier_row, supervisor, 0));

SHAPE(paper_case_row, M_INT(paper_case_row, slot, 0, 0),
    M_WORD(paper_case_row, state, state_words),
    M_INT(paper_case_row, revision, 0, 0), M_TIME(paper_case_row, at),
    M_INT(paper_case_row, supervisor, 0, 0, OPT),
    M_WORD(paper_case_row, source, source_words, OPT),
    M_LINE(paper_case_row, applicant, 0), M_LINE(paper_case_row, member, 0));

SHAPE(fate_row, M_WORD(fate_row, state, phase_words),
    M_WORD(fate_row, why, fall_words, OPT), M_LINE(fate_row, reason, 0, OPT),
    M_LINE(fate_row, supervisor, 0));

SHAPE(found_row, M_INT(found_row, id, 0, 0), M_LINE(found_row, member, 0),
    M_LINE(found_row, name, 0), M_LINE(found_row, kana, 0),
    M_LINE(found_row, login, 0, OPT), M_BOOL(found_row, active),
    M_BOOL(found_row, mail));

SHAPE(qualified_row, M_INT(qualified_row, person, 0, 0),
    M_WORD(qualified_row, kind, qualification_words),
    M_DATE(qualified_row, from_on), M_DATE(qualified_row, to_on));

SHAPE(name_row, M_LINE(name_row, name, 0));

SHAPE(id_row, M_INT(id_row, id, 0, 0));

SHAPE(staging_row, M_PROSE(staging_row, args, 0));

SHAPE(known_row, M_INT(known_row, id, 0, 0), M_LINE(known_row, name, 0),
    M_LINE(known_row, kana, 0), M_LINE(known_row, roman, 0),
    M_LINE(known_row, mail, 0, OPT), M_LINE(known_row, login, 0, OPT),
    M_BOOL(known_row, physician), M_BOOL(known_row, active));

SHAPE(named_row, M_INT(named_row, id, 0, 0), M_LINE(named_row, kana, 0));

SHAPE(until_row, M_INT(until_row, id, 0, 0), M_DATE(until_row, to_on, OPT));

SHAPE(setting_row, M_LINE(setting_row, name, 0), M_LINE(setting_row, value, 0));

SHAPE(version_row, M_INT(version_row, version, 0, 0));

SHAPE(window_row, M_WORD(window_row, programme, programme_words),
    M_WORD(window_row, kind, window_words),
    M_INT(window_row, fiscal_year, 0, 0), M_DATE(window_row, from_on),
    M_DATE(window_row, to_on));

SHAPE(applied_row, M_INT(applied_row, id, 0, 0),
    M_INT(applied_row, number, 0, 0), M_WORD(applied_row, state, state_words),
    M_INT(applied_row, version, 0, 0),
    M_WORD(applied_row, category, category_words, OPT),
    M_INT(applied_row, revision, 0, 0, OPT),
    M_INT(applied_row, request, 0, 0, OPT), M_BOOL(applied_row, draft),
    M_DATE(applied_row, approved_on, OPT));

SHAPE(applied_set_row, M_INT(applied_set_row, id, 0, 0),
    M_LINE(applied_set_row, number, 0), M_INT(applied_set_row, person, 0, 0),
    M_WORD(applied_set_row, programme, programme_words),
    M_INT(applied_set_row, fiscal_year, 0, 0),
    M_WORD(applied_set_row, state, application_words),
    M_INT(applied_set_row, version, 0, 0),
    M_TIME(applied_set_row, submitted_at),
    M_DATE(applied_set_row, ended_on, OPT),
    M_PROSE(applied_set_row, reason, 0, OPT),
    M_LINE(applied_set_row, applicant, 0), M_LINE(applied_set_row, member, 0));

SHAPE(applied_slot_row, M_INT(applied_slot_row, slot, 0, 0),
    M_INT(applied_slot_row, number, 0, 0),
    M_WORD(applied_slot_row, before, state_words),
    M_INT(applied_slot_row, version, 0, 0),
    M_WORD(applied_slot_row, state, state_words),
    M_INT(applied_slot_row, supervisor, 0, 0, OPT));

SHAPE(approver_row, M_INT(approver_row, person, 1, 0),
    M_LINE(approver_row, member, 0), M_LINE(approver_row, name, 0));

SHAPE(begun_row, M_INT(begun_row, person, 0, 0), M_LINE(begun_row, member, 0),
    M_LINE(begun_row, name, 0), M_TIME(begun_row, last_login_at, OPT));

SHAPE(remind_row, M_INT(remind_row, person, 0, 0),
    M_WORD(remind_row, programme, programme_words, OPT),
    M_DATE(remind_row, day), M_INT(remind_row, count, 0, 0),
    M_INT(remind_row, oldest, 0, 0, OPT), M_INT(remind_row, told, 0, 0, OPT),
    M_BOOL(remind_row, wanted));

SHAPE(outbox_row, M_INT(outbox_row, id, 0, 0), M_INT(outbox_row, version, 0, 0),
    M_INT(outbox_row, person, 0, 0), M_WORD(outbox_row, kind, news_words),
    M_WORD(outbox_row, state, notice_words), M_TIME(outbox_row, since_at),
    M_TIME(outbox_row, due_at), M_LINE(outbox_row, lease, 0, OPT),
    M_BOOL(outbox_row, leased), M_INT(outbox_row, tries, 0, 0),
    M_TIME(outbox_row, done_at, OPT), M_BOOL(outbox_row, open),
    M_LINE(outbox_row, address, 0, OPT), M_LINE(outbox_row, name, 0));

SHAPE(due_row, M_TIME(due_row, at));

SHAPE(number_row, M_LINE(number_row, number, 0));

SHAPE(audit_end_row, M_INT(audit_end_row, id, 0, 0),
    M_LINE(audit_end_row, hash, 0));

SHAPE(audit_row, M_INT(audit_row, id, 0, 0), M_LINE(audit_row, at, 0),
    M_LINE(audit_row, person, 0), M_LINE(audit_row, call, 0),
    M_LINE(audit_row, subject, 0), M_LINE(audit_row, result, 0),
    M_LINE(audit_row, hash, 0), M_INT(audit_row, bytes, 0, 0));

SHAPE(done_row, M_LINE(done_row, args, 0), M_PROSE(done_row, reply, 0));
