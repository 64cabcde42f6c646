/* SPDX-License-Identifier: MIT */
/*
 * words: closed sets of terms, each with the code that is stored and sent
 * and the msgid that is shown. Owns no meaning: what a state allows is
 * workflow's, what a programme asks for is form's.
 *
 * A set is one list of X(ENUMERATOR, code, msgid); the enum and its table
 * come from it. Codes are pinned: they stand in databases. (contracts.md:
 * finding things; domain.md: words for code)
 */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

#include "i18n.h"

struct word {
	const char *code, *label;
};

struct words {
	const char *name;
	const struct word *rows;
	int n;
};

#define WORD_NONE (-1)

/* The three applications [seed] */
#define PROGRAMME_WORDS(X)                                                     \
	X(PROGRAMME_SPECIALIST, "specialist-new", N_("New specialist"))        \
	X(PROGRAMME_CERTIFIED, "certified-new", N_("New certified doctor"))    \
	X(PROGRAMME_TRANSFER, "specialist-transfer", N_("Specialist transfer"))

/* 症例区分, in the seed's order */
#define CATEGORY_WORDS(X)                                                      \
	X(CATEGORY_PAIN, "pain", N_("Pain"))                                   \
	X(CATEGORY_OTHER_SYMPTOM, "other_symptom",                             \
	    N_("Physical symptoms (other than pain)"))                         \
	X(CATEGORY_MENTAL, "mental", N_("Mental symptoms"))                    \
	X(CATEGORY_DELIRIUM, "delirium", N_("Delirium"))                       \
	X(CATEGORY_SEDATION, "sedation",                                       \
	    N_("Sedation for relief of distress"))                             \
	X(CATEGORY_SOCIAL, "social", N_("Social involvement"))                 \
	X(CATEGORY_SPIRITUAL, "spiritual", N_("Spiritual involvement"))

/* 状態 of a slot */
#define STATE_WORDS(X)                                                         \
	X(STATE_EMPTY, "EMPTY", N_("Empty"))                                   \
	X(STATE_REGISTERED, "REGISTERED", N_("Unapproved"))                    \
	X(STATE_REQUESTED, "REQUESTED", N_("Requested"))                       \
	X(STATE_APPROVED, "APPROVED", N_("Approved"))                          \
	X(STATE_REJECTED, "REJECTED", N_("Rejected"))                          \
	X(STATE_SUBMITTED, "SUBMITTED", N_("Submitted"))

/* 状態 of a request */
#define PHASE_WORDS(X)                                                         \
	X(PHASE_REQUESTED, "REQUESTED", N_("Requested"))                       \
	X(PHASE_APPROVED, "APPROVED", N_("Approved"))                          \
	X(PHASE_REJECTED, "REJECTED", N_("Rejected"))                          \
	X(PHASE_WITHDRAWN, "WITHDRAWN", N_("Withdrawn"))                       \
	X(PHASE_REASSIGNED, "REASSIGNED", N_("Passed on"))                     \
	X(PHASE_FELL_BACK, "FELL_BACK", N_("Fell back"))                       \
	X(PHASE_REVOKED, "REVOKED", N_("Revoked"))

/* Why a request fell back to its applicant */
#define FALL_WORDS(X)                                                          \
	X(FALL_SUPERVISOR, "supervisor", N_("The supervisor has left"))        \
	X(FALL_QUALIFICATION, "qualification",                                 \
	    N_("The qualification does not cover the case"))                   \
	X(FALL_APPLICANT, "applicant", N_("The applicant has left"))

/* The events of domain.md's table of transitions */
#define EVENT_WORDS(X)                                                         \
	X(EVENT_SAVE_DRAFT, "save_draft", N_("save a draft"))                  \
	X(EVENT_DISCARD_DRAFT, "discard_draft", N_("discard the draft"))       \
	X(EVENT_REGISTER, "register", N_("register"))                          \
	X(EVENT_REQUEST, "request", N_("request approval"))                    \
	X(EVENT_WITHDRAW, "withdraw", N_("withdraw the request"))              \
	X(EVENT_APPROVE, "approve", N_("approve"))                             \
	X(EVENT_REJECT, "reject", N_("reject"))                                \
	X(EVENT_FALL_BACK, "fall_back", N_("let the request fall back"))       \
	X(EVENT_APPROVE_PAPER, "approve_paper", N_("approve on paper"))        \
	X(EVENT_REVOKE, "revoke", N_("revoke the approval"))                   \
	X(EVENT_REASSIGN, "reassign", N_("pass the request on"))               \
	X(EVENT_DELETE, "delete", N_("delete"))                                \
	X(EVENT_SUBMIT, "submit", N_("submit the application"))                \
	X(EVENT_RETURN, "return", N_("return the application"))                \
	X(EVENT_CLOSE_PASSED, "close_passed", N_("close as passed"))           \
	X(EVENT_CLOSE_OTHER, "close_other", N_("close without passing"))

/* 申請: what became of a submitted set */
#define APPLICATION_WORDS(X)                                                   \
	X(APPLICATION_SUBMITTED, "SUBMITTED", N_("Submitted"))                 \
	X(APPLICATION_RETURNED, "RETURNED", N_("Returned"))                    \
	X(APPLICATION_PASSED, "PASSED", N_("Passed"))                          \
	X(APPLICATION_FAILED, "FAILED", N_("Not passed"))                      \
	X(APPLICATION_WITHDRAWN, "WITHDRAWN", N_("Application withdrawn"))

/* 通知: what became of the last notice */
#define NOTICE_WORDS(X)                                                        \
	X(NOTICE_WAITING, "WAITING", N_("Queued"))                             \
	X(NOTICE_SENT, "SENT", N_("Sent"))                                     \
	X(NOTICE_FAILED, "FAILED", N_("Failed"))

/* What a notice tells; one about an event has the event's code. (domain.md:
 * notices) */
#define NEWS_WORDS(X)                                                          \
	X(NEWS_REQUEST, "request", N_("Request for approval"))                 \
	X(NEWS_WITHDRAW, "withdraw", N_("Withdrawal"))                         \
	X(NEWS_APPROVE, "approve", N_("Approval"))                             \
	X(NEWS_REJECT, "reject", N_("Rejection"))                              \
	X(NEWS_FALL_BACK, "fall_back", N_("Request that came back"))           \
	X(NEWS_APPROVE_PAPER, "approve_paper", N_("Approval on paper"))        \
	X(NEWS_REVOKE, "revoke", N_("Approval revoked"))                       \
	X(NEWS_REASSIGN, "reassign", N_("Request passed on"))                  \
	X(NEWS_DELETE, "delete", N_("Approved case deleted"))                  \
	X(NEWS_SUBMIT, "submit", N_("Receipt of an application"))              \
	X(NEWS_RETURN, "return", N_("Application returned"))                   \
	X(NEWS_CLOSE_PASSED, "close_passed", N_("Application passed"))         \
	X(NEWS_CLOSE_OTHER, "close_other", N_("Application closed"))           \
	X(NEWS_REMIND_WAITING, "remind_waiting", N_("Reminder: cases wait"))   \
	X(NEWS_REMIND_DEADLINE, "remind_deadline",                             \
	    N_("Reminder: the deadline"))                                      \
	X(NEWS_UNFINISHED, "unfinished", N_("Application not submitted"))      \
	X(NEWS_MAIL_FAILED, "mail_failed", N_("A notice that failed"))

/* What the recipient is in it; in the order of enum notify */
#define WHOM_WORDS(X)                                                          \
	X(WHOM_APPLICANT, "applicant", N_("Applicant"))                        \
	X(WHOM_SUPERVISOR, "supervisor", N_("Supervisor"))                     \
	X(WHOM_OLD_SUPERVISOR, "old_supervisor", N_("Former supervisor"))      \
	X(WHOM_STAFF, "staff", N_("Office"))

/* How the last try to send a notice ended; the first five are the mailer's
 * words */
#define DELIVERY_WORDS(X)                                                      \
	X(DELIVERY_DELIVERED, "delivered",                                     \
	    N_("The mail server has taken it."))                               \
	X(DELIVERY_TEMPORARY, "temporary",                                     \
	    N_("The mail server did not take it for now."))                    \
	X(DELIVERY_PERMANENT, "permanent",                                     \
	    N_("The mail server refused the address."))                        \
	X(DELIVERY_CONFIGURATION, "configuration",                             \
	    N_("The mailer can't reach or use its mail server."))              \
	X(DELIVERY_POSSIBLE, "possible",                                       \
	    N_("It may have arrived: the connection was cut."))                \
	X(DELIVERY_UNANSWERED, "unanswered",                                   \
	    N_("It may have arrived: the mailer stopped meanwhile."))          \
	X(DELIVERY_NO_ADDRESS, "no_address",                                   \
	    N_("No mail address is recorded for this person."))                \
	X(DELIVERY_UNUSABLE, "unusable",                                       \
	    N_("The recorded address or a name can't stand in a mail."))       \
	X(DELIVERY_STOPPED, "stopped", N_("The office gave it up."))

/* The four kinds of supervisor [seed] */
#define QUALIFICATION_WORDS(X)                                                 \
	X(QUALIFICATION_SENIOR, "senior", N_("Senior supervisor"))             \
	X(QUALIFICATION_SPECIALIST, "specialist", N_("Specialist"))            \
	X(QUALIFICATION_TRAINER, "certified_trainer",                          \
	    N_("Certified doctor with trainer status"))                        \
	X(QUALIFICATION_PROVISIONAL, "provisional",                            \
	    N_("Provisional supervisor"))

#define ACCREDITATION_WORDS(X)                                                 \
	X(ACCREDITATION_TRAINING, "training", N_("Training facility"))         \
	X(ACCREDITATION_CORE, "core", N_("Core facility"))                     \
	X(ACCREDITATION_AFFILIATED, "affiliated", N_("Affiliated facility"))

/* What a window opens */
#define WINDOW_WORDS(X)                                                        \
	X(WINDOW_REGISTRATION, "registration", N_("Case registration"))        \
	X(WINDOW_REQUEST, "request", N_("Case approval"))                      \
	X(WINDOW_APPLICATION, "application", N_("Application"))

/* How far a passage is that is to be blanked; AGREED while it happens */
#define BLANK_WORDS(X)                                                         \
	X(BLANK_PROPOSED, "PROPOSED", N_("Proposed"))                          \
	X(BLANK_ASKED, "ASKED", N_("Asked for"))                               \
	X(BLANK_AGREED, "AGREED", N_("Agreed"))                                \
	X(BLANK_DONE, "DONE", N_("Blanked"))                                   \
	X(BLANK_REFUSED, "REFUSED", N_("Refused"))

/* What the anonymity check looks for */
#define HINT_WORDS(X)                                                          \
	X(HINT_NAME, "name", N_("Name"))                                       \
	X(HINT_INITIALS, "initials", N_("Initials"))                           \
	X(HINT_DIGITS, "digits", N_("Long number"))                            \
	X(HINT_TELEPHONE, "telephone", N_("Telephone number"))                 \
	X(HINT_ADDRESS, "address", N_("Address"))                              \
	X(HINT_HOSPITAL, "hospital", N_("Name of a facility"))                 \
	X(HINT_DATE, "date", N_("Full date"))

/* What the office reads from files */
#define IMPORT_WORDS(X)                                                        \
	X(IMPORT_PEOPLE, "people", N_("Members"))                              \
	X(IMPORT_FACILITIES, "facilities",                                     \
	    N_("Facilities with their accreditations"))                        \
	X(IMPORT_QUALIFICATIONS, "qualifications",                             \
	    N_("Qualifications of supervisors"))                               \
	X(IMPORT_AFFILIATIONS, "affiliations", N_("Affiliations of members"))  \
	X(IMPORT_FORMER, "former", N_("Cases approved in a former system"))

/* What the office takes out as files */
#define TAKEN_WORDS(X)                                                         \
	X(TAKEN_PEOPLE, "people", N_("Members"))                               \
	X(TAKEN_REQUESTS, "requests", N_("Requests"))                          \
	X(TAKEN_DECISIONS, "decisions", N_("Decisions"))                       \
	X(TAKEN_SUBMISSIONS, "submissions", N_("Applications"))                \
	X(TAKEN_CREDITS, "credits", N_("Units of supervisors"))

/* How an approval came about */
#define SOURCE_WORDS(X)                                                        \
	X(SOURCE_PROGRAM, "PROGRAM", N_("By the supervisor here"))             \
	X(SOURCE_PAPER, "PAPER", N_("On paper"))                               \
	X(SOURCE_FORMER, "FORMER", N_("In a former system"))

#define SETTING_WORDS(X)                                                       \
	X(SETTING_TEAM, "team", N_("Palliative care team"))                    \
	X(SETTING_WARD, "ward", N_("Palliative care unit"))                    \
	X(SETTING_OUTPATIENT, "outpatient", N_("Outpatient"))                  \
	X(SETTING_HOME, "home", N_("Home care"))                               \
	X(SETTING_OTHER, "other", N_("Other"))

#define AGE_WORDS(X)                                                           \
	X(AGE_UNDER10, "under10", N_("under 10"))                              \
	X(AGE_10S, "10s", N_("10s"))                                           \
	X(AGE_20S, "20s", N_("20s"))                                           \
	X(AGE_30S, "30s", N_("30s"))                                           \
	X(AGE_40S, "40s", N_("40s"))                                           \
	X(AGE_50S, "50s", N_("50s"))                                           \
	X(AGE_60S, "60s", N_("60s"))                                           \
	X(AGE_70S, "70s", N_("70s"))                                           \
	X(AGE_80S, "80s", N_("80s"))                                           \
	X(AGE_OVER90, "over90", N_("90 and over"))

#define SEX_WORDS(X)                                                           \
	X(SEX_MALE, "male", N_("Male"))                                        \
	X(SEX_FEMALE, "female", N_("Female"))                                  \
	X(SEX_OTHER, "other", N_("Other or unknown"))

#define PERFORMANCE_WORDS(X)                                                   \
	X(PERFORMANCE_0, "0", N_("0"))                                         \
	X(PERFORMANCE_1, "1", N_("1"))                                         \
	X(PERFORMANCE_2, "2", N_("2"))                                         \
	X(PERFORMANCE_3, "3", N_("3"))                                         \
	X(PERFORMANCE_4, "4", N_("4"))                                         \
	X(PERFORMANCE_UNKNOWN, "unknown", N_("Unknown"))

#define OUTCOME_WORDS(X)                                                       \
	X(OUTCOME_DIED_HOSPITAL, "died_hospital", N_("Died (in hospital)"))    \
	X(OUTCOME_DIED_HOME, "died_home", N_("Died (at home or in a home)"))   \
	X(OUTCOME_DISCHARGED_HOME, "discharged_home", N_("Discharged (home)")) \
	X(OUTCOME_DISCHARGED_FACILITY, "discharged_facility",                  \
	    N_("Discharged (to a facility)"))                                  \
	X(OUTCOME_TRANSFERRED, "transferred", N_("Transferred"))               \
	X(OUTCOME_ENDED, "ended", N_("Care ended"))                            \
	X(OUTCOME_CONTINUING, "continuing", N_("Continuing"))

/* What is counted in statistics */
#define TALLY_WORDS(X)                                                         \
	X(TALLY_STATE, "state", N_("Cases by state"))                          \
	X(TALLY_CATEGORY, "category", N_("Cases by category"))                 \
	X(TALLY_WAITING, "waiting", N_("Waiting for a supervisor"))            \
	X(TALLY_APPROVED, "approved", N_("Approved, by month"))                \
	X(TALLY_REJECTED, "rejected", N_("Not approved, by month"))

/* What stands on paper, one below the other */
#define BLOCK_KIND_WORDS(X)                                                    \
	X(BLOCK_HEADING, "heading", N_("Heading"))                             \
	X(BLOCK_ROW, "row", N_("Line"))                                        \
	X(BLOCK_PROSE, "prose", N_("Text"))                                    \
	X(BLOCK_NOTE, "note", N_("Remark"))                                    \
	X(BLOCK_SEAL, "seal", N_("Seal"))                                      \
	X(BLOCK_BAR, "bar", N_("Bar"))

/* What the programs speak; the codes are those of i18n. */
#define LANG_WORDS(X)                                                          \
	X(LANG_JA, "ja", N_("Japanese"))                                       \
	X(LANG_EN, "en", N_("English"))

/* Every set: X(LIST, enum tag, table) */
#define WORD_SETS(X)                                                           \
	X(PROGRAMME, programme)                                                \
	X(CATEGORY, category)                                                  \
	X(STATE, state)                                                        \
	X(PHASE, phase)                                                        \
	X(FALL, fall)                                                          \
	X(EVENT, event)                                                        \
	X(APPLICATION, application)                                            \
	X(NOTICE, notice)                                                      \
	X(NEWS, news)                                                          \
	X(WHOM, whom)                                                          \
	X(DELIVERY, delivery)                                                  \
	X(QUALIFICATION, qualification)                                        \
	X(ACCREDITATION, accreditation)                                        \
	X(WINDOW, window)                                                      \
	X(BLANK, blank)                                                        \
	X(HINT, hint)                                                          \
	X(IMPORT, import)                                                      \
	X(TAKEN, taken_list)                                                   \
	X(SOURCE, source)                                                      \
	X(SETTING, setting)                                                    \
	X(AGE, age)                                                            \
	X(SEX, sex)                                                            \
	X(PERFORMANCE, performance)                                            \
	X(OUTCOME, outcome)                                                    \
	X(TALLY, tally)                                                        \
	X(BLOCK_KIND, block_kind)                                              \
	X(LANG, lang)

#define WORD_ENUM(name, code, label) name,
#define WORD_SET_DECLARE(LIST, tag)                                            \
	enum tag { LIST##_WORDS(WORD_ENUM) LIST##_COUNT };                     \
	extern const struct words tag##_words;
WORD_SETS(WORD_SET_DECLARE)

int
words_find(const struct words *, const char *code); /* or WORD_NONE */
const char *
words_code(const struct words *, int word); /* "" for WORD_NONE */
const char *
words_label(const struct words *, int word); /* translated, borrowed */

#endif
