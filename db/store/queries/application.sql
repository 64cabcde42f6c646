-- SPDX-License-Identifier: MIT
-- 申請: numbered sets of cases, frozen

-- applied_cases(person, programme) rows applied_row
SELECT s.id, s.number, s.state, s.version, r.category, s.revision, s.request,
    EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id) AS draft,
    CASE WHEN s.state = 'APPROVED' THEN q.decided_on END AS approved_on
FROM slot s LEFT JOIN revision r ON r.id = s.revision
    LEFT JOIN request q ON q.id = s.request
WHERE s.person = ?1 AND s.programme = ?2 ORDER BY s.number;

-- application_last(fiscal_year, programme) rows number_row
SELECT number FROM application WHERE fiscal_year = ?1 AND programme = ?2
ORDER BY id DESC LIMIT 1;

-- application_add(number, person, programme, fiscal_year, at, on_day) changes 1
INSERT INTO application (number, person, programme, fiscal_year, submitted_at,
    submitted_on)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- application_case_add(application, slot, number, category, revision, request, before) changes 1
INSERT INTO application_case (application, slot, number, category, revision,
    request, before)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- slot_apply(id, application) changes 1
UPDATE slot SET application = ?2 WHERE id = ?1;

-- application_of_person(person, after, most) rows application_row
SELECT a.id AS application, a.number, a.programme, a.fiscal_year,
    p.name AS applicant, p.member, a.state, a.submitted_on, a.ended_on
FROM application a JOIN person p ON p.id = a.person
WHERE a.person = ?1 AND a.id < coalesce(?2, 9223372036854775807)
ORDER BY a.id DESC LIMIT ?3;

-- application_page(after, most) rows application_row
SELECT a.id AS application, a.number, a.programme, a.fiscal_year,
    p.name AS applicant, p.member, a.state, a.submitted_on, a.ended_on
FROM application a JOIN person p ON p.id = a.person
WHERE a.id < coalesce(?1, 9223372036854775807) ORDER BY a.id DESC LIMIT ?2;

-- application_page_of(fiscal_year, after, most) rows application_row
SELECT a.id AS application, a.number, a.programme, a.fiscal_year,
    p.name AS applicant, p.member, a.state, a.submitted_on, a.ended_on
FROM application a JOIN person p ON p.id = a.person
WHERE a.fiscal_year = ?1 AND a.id < coalesce(?2, 9223372036854775807)
ORDER BY a.id DESC LIMIT ?3;

-- application_by_id(id) rows applied_set_row
SELECT a.id, a.number, a.person, a.programme, a.fiscal_year, a.state, a.version,
    a.submitted_at, a.ended_on, a.reason, p.name AS applicant, p.member
FROM application a JOIN person p ON p.id = a.person WHERE a.id = ?1;

-- application_cases(application) rows application_case
SELECT c.number AS slot, c.category, c.revision, p.name AS supervisor,
    q.decided_on, r.from_on, r.to_on, h.name AS facility
FROM application_case c JOIN revision r ON r.id = c.revision
    LEFT JOIN accreditation a ON a.id = r.accreditation
    LEFT JOIN hospital h ON h.id = a.hospital
    LEFT JOIN request q ON q.id = c.request
    LEFT JOIN person p ON p.id = q.supervisor
WHERE c.application = ?1 ORDER BY c.number;

-- application_slots(application) rows applied_slot_row
SELECT c.slot, c.number, c.before, s.version, s.state, q.supervisor
FROM application_case c JOIN slot s ON s.id = c.slot
    LEFT JOIN request q ON q.id = c.request
WHERE c.application = ?1 ORDER BY c.number;

-- application_revision(application, number) rows id_row
SELECT revision AS id FROM application_case
WHERE application = ?1 AND number = ?2;

-- application_end(id, seen, state, at, on_day, by, reason) changes 1 else STALE
UPDATE application SET state = ?3, version = version + 1, ended_at = ?4,
    ended_on = ?5, ended_by = ?6, reason = ?7
WHERE id = ?1 AND version = ?2 AND state = 'SUBMITTED';

-- slot_unapply(id, state, seen) changes 1 else STALE
UPDATE slot SET state = ?2, version = version + 1, application = NULL
WHERE id = ?1 AND version = ?3;

-- slot_empty(id, state, seen) changes 1 else STALE
UPDATE slot SET state = ?2, version = version + 1, application = NULL,
    revision = NULL, request = NULL, origin = NULL, note = NULL
WHERE id = ?1 AND version = ?3;

-- application_deadline(person, programme, kind, fiscal_year, to_on, reason, by, at) changes 1
INSERT INTO deadline (person, programme, kind, fiscal_year, to_on, reason, by,
    at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (person, programme, kind, fiscal_year)
DO UPDATE SET to_on = excluded.to_on, reason = excluded.reason,
    by = excluded.by, at = excluded.at;
