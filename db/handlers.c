/* SPDX-License-Identifier: MIT */
#include "handler.h"

handler *const handlers[CALL_COUNT] = {
    [CALL_HELLO] = handle_hello,
    [CALL_CASE_LIST] = handle_case_list,
    [CALL_CASE_SHOW] = handle_case_show,
    [CALL_DRAFT_SAVE] = handle_draft_save,
    [CALL_DRAFT_DISCARD] = handle_draft_discard,
    [CALL_HINT_MARK] = handle_hint_mark,
    [CALL_CASE_DELETE] = handle_case_delete,
    [CALL_NOTE_SAVE] = handle_note_save,
    [CALL_CASE_REGISTER] = handle_case_register,
    [CALL_REVISION_LIST] = handle_revision_list,
    [CALL_REVISION_SHOW] = handle_revision_show,
    [CALL_REVISION_COPY] = handle_revision_copy,
    [CALL_FACILITY_SEARCH] = handle_facility_search,
    [CALL_SUPERVISOR_SEARCH] = handle_supervisor_search,
    [CALL_REQUEST_SEND] = handle_request_send,
    [CALL_REQUEST_WITHDRAW] = handle_request_withdraw,
    [CALL_REQUEST_INBOX] = handle_request_inbox,
    [CALL_REQUEST_VIEW] = handle_request_view,
    [CALL_REQUEST_APPROVE] = handle_request_approve,
    [CALL_REQUEST_REJECT] = handle_request_reject,
    [CALL_STAFF_OFFICE] = handle_staff_office,
    [CALL_STAFF_WAITING] = handle_staff_waiting,
};
