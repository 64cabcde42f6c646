/* SPDX-License-Identifier: MIT */
#include "audit_labels.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/call/call.h"
#include "core/err.h"
#include "core/heap.h"
#include "core/i18n.h"
#include "core/words.h"

static const char *const call_labels[CALL_COUNT] = {
    [CALL_HELLO] = N_("Logged in"),
    [CALL_LANGUAGE] = N_("Language chosen"),
    [CALL_HOME_SHOW] = N_("My page read"),
    [CALL_CASE_LIST] = N_("Case list read"),
    [CALL_CASE_SHOW] = N_("Case read"),
    [CALL_DRAFT_SAVE] = N_("Draft saved"),
    [CALL_DRAFT_DISCARD] = N_("Draft discarded"),
    [CALL_HINT_MARK] = N_("Hint answered"),
    [CALL_CASE_DELETE] = N_("Case deleted"),
    [CALL_NOTE_SAVE] = N_("Note written"),
    [CALL_CASE_REGISTER] = N_("Case registered"),
    [CALL_REVISION_LIST] = N_("History read"),
    [CALL_REVISION_SHOW] = N_("Revision read"),
    [CALL_REVISION_COPY] = N_("Revision copied"),
    [CALL_FACILITY_SEARCH] = N_("Facility search"),
    [CALL_SUPERVISOR_SEARCH] = N_("Supervisor search"),
    [CALL_REQUEST_SEND] = N_("Request sent"),
    [CALL_REQUEST_WITHDRAW] = N_("Request withdrawn"),
    [CALL_REQUEST_INBOX] = N_("Inbox read"),
    [CALL_REQUEST_CREDITS] = N_("Credits read"),
    [CALL_STATISTICS_OWN] = N_("Own statistics"),
    [CALL_STATISTICS_OFFICE] = N_("Statistics"),
    [CALL_REQUEST_APPROVED] = N_("Approvals read"),
    [CALL_REQUEST_VIEW] = N_("Request opened"),
    [CALL_REQUEST_APPROVE] = N_("Request approved"),
    [CALL_REQUEST_REJECT] = N_("Request rejected"),
    [CALL_STAFF_OFFICE] = N_("Office read"),
    [CALL_BLANK_PROPOSE] = N_("Blanking proposed"),
    [CALL_BLANK_LIST] = N_("Blanks read"),
    [CALL_BLANK_ASK] = N_("Blanking asked for"),
    [CALL_BLANK_AGREE] = N_("Blanking agreed"),
    [CALL_BLANK_REFUSE] = N_("Blanking refused"),
    [CALL_STAFF_WAITING] = N_("Waiting list read"),
    [CALL_STAFF_TAKE] = N_("List taken out"),
    [CALL_STAFF_REQUESTS] = N_("Requests read"),
    [CALL_STAFF_DECISIONS] = N_("Decisions read"),
    [CALL_STAFF_CREDITS] = N_("All credits read"),
    [CALL_STAFF_UNFINISHED] = N_("Unfinished read"),
    [CALL_STAFF_REMIND] = N_("Mail to unfinished"),
    [CALL_PERSON_FIND] = N_("Member search"),
    [CALL_PERSON_SHOW] = N_("Member read"),
    [CALL_PERSON_ADD] = N_("Member added"),
    [CALL_PERSON_EDIT] = N_("Member changed"),
    [CALL_PERSON_LEAVE] = N_("Member left"),
    [CALL_PERSON_RETURN] = N_("Member is back"),
    [CALL_PERSON_GRANT] = N_("Office granted"),
    [CALL_PERSON_REVOKE] = N_("Office revoked"),
    [CALL_PERSON_REBIND] = N_("Login rebound"),
    [CALL_PERSON_MERGE] = N_("Members merged"),
    [CALL_QUALIFICATION_SAVE] = N_("Qualification set"),
    [CALL_QUALIFICATION_CANCEL] = N_("Qualification off"),
    [CALL_AFFILIATION_SAVE] = N_("Affiliation kept"),
    [CALL_AFFILIATION_DROP] = N_("Affiliation off"),
    [CALL_HOSPITAL_SEARCH] = N_("Hospital search"),
    [CALL_STAFF_CASES] = N_("States read"),
    [CALL_STAFF_APPROVE_PAPER] = N_("Paper approval"),
    [CALL_STAFF_READ_PAPER] = N_("Paper case read"),
    [CALL_STAFF_REVOKE] = N_("Approval revoked"),
    [CALL_STAFF_REASSIGN] = N_("Request passed on"),
    [CALL_STAFF_ELSEWHERE] = N_("Elsewhere allowed"),
    [CALL_HOSPITAL_SHOW] = N_("Hospital read"),
    [CALL_HOSPITAL_ADD] = N_("Hospital added"),
    [CALL_HOSPITAL_EDIT] = N_("Hospital changed"),
    [CALL_ACCREDITATION_SAVE] = N_("Accreditation kept"),
    [CALL_ANNOUNCEMENT_LIST] = N_("Announcements read"),
    [CALL_ANNOUNCEMENT_SAVE] = N_("Announcement kept"),
    [CALL_ANNOUNCEMENT_END] = N_("Announcement ended"),
    [CALL_APPLICATION_CHECK] = N_("Application check"),
    [CALL_APPLICATION_SUBMIT] = N_("Application sent"),
    [CALL_APPLICATION_LIST] = N_("Own sets read"),
    [CALL_APPLICATION_SHOW] = N_("Set read"),
    [CALL_APPLICATION_SUBMITTED] = N_("Sets read"),
    [CALL_APPLICATION_REVIEW] = N_("Case reviewed"),
    [CALL_APPLICATION_RETURN] = N_("Application back"),
    [CALL_APPLICATION_CLOSE] = N_("Application ended"),
    [CALL_AUDIT_LIST] = N_("Audit read"),
    [CALL_AUDIT_CHECK] = N_("Audit checked"),
    [CALL_IMPORT_STAGE] = N_("File handed over"),
    [CALL_IMPORT_CHECK] = N_("Import checked"),
    [CALL_IMPORT_WRITE] = N_("File imported"),
    [CALL_WINDOW_LIST] = N_("Windows read"),
    [CALL_WINDOW_SET] = N_("Window set"),
    [CALL_UNIT_SET] = N_("Units set"),
    [CALL_SETTING_SET] = N_("Settings changed"),
    [CALL_DEADLINE_LIST] = N_("Deadlines read"),
    [CALL_DEADLINE_SET] = N_("Deadline set"),
    [CALL_NOTICE_RESEND] = N_("Notice sent again"),
    [CALL_NOTICE_REMINDERS] = N_("Reminders set"),
    [CALL_NOTICE_LIST] = N_("Notices read"),
    [CALL_NOTICE_AGAIN] = N_("Notice tried again"),
    [CALL_NOTICE_GIVE_UP] = N_("Notice given up"),
    [CALL_MAIL_WAIT] = N_("Mail waited for"),
    [CALL_MAIL_TAKE] = N_("Mail taken"),
    [CALL_MAIL_DONE] = N_("Mail reported"),
};

/* What the service does by itself, and who owns the data on the host. */
static const struct {
	const char *code, *label;
} others[] = {
    {"request.fall_back", N_("Request fell back")},
    {"init", N_("Database made")},
    {"grant-staff", N_("Office set up")},
    {"forget-uids", N_("Accounts forgotten")},
};

#define OTHERS ((int)(sizeof others / sizeof *others))

static const char *const result_labels[ERR_COUNT] = {
    [ERR_NONE] = N_("Done"),
    [ERR_INVALID] = N_("Not valid"),
    [ERR_INELIGIBLE] = N_("Not fit"),
    [ERR_STATE] = N_("Not now"),
    [ERR_CONFIRM] = N_("Ask first"),
    [ERR_CLOSED] = N_("Closed"),
    [ERR_LIMIT] = N_("Too long"),
    [ERR_ONCE] = N_("Repeated"),
    [ERR_DENIED] = N_("Denied"),
    [ERR_STRANGER] = N_("Stranger"),
    [ERR_NOT_FOUND] = N_("Not found"),
    [ERR_STALE] = N_("Outdated"),
    [ERR_NO_SERVICE] = N_("No line"),
    [ERR_PROTOCOL] = N_("Version"),
    [ERR_BUSY] = N_("Busy"),
    [ERR_STORAGE] = N_("Not kept"),
    [ERR_USAGE] = N_("Unclear"),
    [ERR_BAD_LINE] = N_("Bad line"),
    [ERR_BAD_REQUEST] = N_("Bad call"),
    [ERR_NO_CALL] = N_("No call"),
    [ERR_BAD_ARGS] = N_("Bad words"),
    [ERR_INTERNAL] = N_("Fault"),
};

/* A call of an earlier version may have no words any more. */
const char *
audit_labels_call(const char *code)
{
	const struct call *call = call_find(code);

	if (call != NULL && call_labels[call - calls] != NULL)
		return gettext(call_labels[call - calls]);
	for (int i = 0; i < OTHERS; i++)
		if (strcmp(others[i].code, code) == 0)
			return gettext(others[i].label);
	return code;
}

const char *
audit_labels_result(const char *code)
{
	if (strcmp(code, "DONE") == 0)
		return gettext(result_labels[ERR_NONE]);
	for (int i = ERR_NONE + 1; i < ERR_COUNT; i++)
		if (strcmp(err_name(i), code) == 0)
			return gettext(result_labels[i]);
	return code;
}

static const char *
code_at(int i)
{
	return i < CALL_COUNT ? calls[i].name : others[i - CALL_COUNT].code;
}

/* How much of a text it is that begins with this, and ends there; 0: none. */
static size_t
begins(const char *text, const char *with)
{
	size_t n = strlen(with);

	return strncasecmp(text, with, n) == 0 &&
		       (text[n] == '\0' || text[n] == ' ')
		   ? n
		   : 0;
}

/* The longest one, so that one may begin like another. */
const char *
audit_labels_find(const char *text, size_t *bytes)
{
	const char *found = NULL;
	size_t n, code;

	*bytes = 0;
	for (int i = 0; i < CALL_COUNT + OTHERS; i++) {
		code = begins(text, code_at(i));
		n = begins(text, audit_labels_call(code_at(i)));
		if (code > n)
			n = code;
		if (n <= *bytes)
			continue;
		found = code_at(i);
		*bytes = n;
	}
	return found;
}

/* What a subject begins with, besides an application or a list. */
static const struct {
	const char *code, *label; /* msgid */
} kinds[] = {
    {"announcement", N_("Announcement")},
    {"blank", N_("passage")},
    {"hospital", N_("facility")},
    {"notice", N_("Notice")},
    {"person", N_("Member number")},
    {"request", N_("Request")},
    {"revision", N_("Revision")},
    {"uid", N_("account")},
    {"units", N_("Units")},
};

#define KINDS ((int)(sizeof kinds / sizeof *kinds))
#define SUBJECT_WORDS (PROGRAMME_COUNT + TAKEN_COUNT + KINDS)

/* The i-th code that a subject can hold … */
static const char *
word_code(int i)
{
	if (i < PROGRAMME_COUNT)
		return words_code(&programme_words, i);
	i -= PROGRAMME_COUNT;
	return i < TAKEN_COUNT ? words_code(&taken_list_words, i)
			       : kinds[i - TAKEN_COUNT].code;
}

/* … and its words. */
static const char *
word_label(int i)
{
	if (i < PROGRAMME_COUNT)
		return words_label(&programme_words, i);
	i -= PROGRAMME_COUNT;
	return i < TAKEN_COUNT ? words_label(&taken_list_words, i)
			       : gettext(kinds[i - TAKEN_COUNT].label);
}

const char *
audit_labels_word(const char *text, size_t *bytes)
{
	for (int i = 0; i < SUBJECT_WORDS; i++) {
		*bytes = begins(text, word_label(i));
		if (*bytes > 0)
			return word_code(i);
	}
	return NULL;
}

/* In words, if it is one of these codes. */
static const char *
in_words(const char *word)
{
	for (int i = 0; i < SUBJECT_WORDS; i++)
		if (strcmp(word_code(i), word) == 0)
			return word_label(i);
	return word;
}

/* Only whole words are codes: a receipt number or a member's is none. */
char *
audit_labels_subject(const char *code)
{
	char *words = heap_dup(code), *rest = words, *all = heap_dup("");

	for (char *word; (word = strsep(&rest, " ")) != NULL;) {
		char *more = heap_printf(
		    "%s%s%s", all, word == words ? "" : " ", in_words(word));

		free(all);
		all = more;
	}
	free(words);
	return all;
}
