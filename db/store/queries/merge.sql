-- SPDX-License-Identifier: MIT
-- a person entered twice: everything of the one moves to the other

-- merge_done(gone, into) rows id_row
SELECT id FROM person WHERE id IN (?1, ?2) AND merged_into IS NOT NULL LIMIT 1;

-- merge_between(applicant, supervisor) rows id_row
SELECT q.id FROM slot s JOIN request q ON q.slot = s.id
WHERE s.person = ?1 AND q.supervisor = ?2 LIMIT 1;

-- merge_holds(person, programme) rows id_row
SELECT s.id FROM slot s
WHERE s.person = ?1 AND s.programme = ?2
    AND (s.state <> 'EMPTY' OR s.note IS NOT NULL
	OR EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id)
	OR EXISTS (SELECT 1 FROM revision WHERE slot = s.id))
LIMIT 1;

-- Numbers that hold nothing change places with those that move.

-- merge_slots_away(into, programme)
UPDATE slot SET number = -number WHERE person = ?1 AND programme = ?2;

-- merge_slots(gone, into, programme)
UPDATE slot SET person = ?2 WHERE person = ?1 AND programme = ?3;

-- merge_slots_back(gone, into, programme)
UPDATE slot SET person = ?1, number = -number
WHERE person = ?2 AND programme = ?3 AND number < 0;

-- merge_asked(gone, into)
UPDATE request SET applicant = ?2
WHERE slot IN (SELECT id FROM slot WHERE person = ?2) AND applicant = ?1;

-- merge_waiting(gone, into)
UPDATE request SET supervisor = ?2
WHERE supervisor = ?1 AND state = 'REQUESTED';

-- merge_decided(gone, into)
UPDATE request SET supervisor = ?2
WHERE supervisor = ?1 AND decided_at IS NOT NULL;

-- merge_names(gone, into)
INSERT INTO person_name (person, name, kana, roman, until_on)
SELECT ?2, name, kana, roman, until_on FROM person_name WHERE person = ?1;

-- merge_qualifications(gone, into)
UPDATE qualification SET person = ?2 WHERE person = ?1;

-- merge_affiliations(gone, into)
UPDATE affiliation SET person = ?2 WHERE person = ?1;

-- merge_deadlines(gone, into)
UPDATE deadline SET person = ?2 WHERE person = ?1 AND NOT EXISTS
    (SELECT 1 FROM deadline d WHERE d.person = ?2
    AND d.programme = deadline.programme AND d.kind = deadline.kind
    AND d.fiscal_year = deadline.fiscal_year);

-- merge_applications(gone, into)
UPDATE application SET person = ?2 WHERE person = ?1;

-- merge_notices(gone, into)
UPDATE outbox SET person = ?2 WHERE person = ?1;

-- merge_gain(gone, into) changes 1
UPDATE person SET (waiting, rejected, physician, active, mail) =
    (SELECT person.waiting + g.waiting, person.rejected + g.rejected,
	CASE WHEN g.physician = 1 THEN 1 ELSE person.physician END,
	CASE WHEN g.active = 1 THEN 1 ELSE person.active END,
	coalesce(person.mail, g.mail)
    FROM person g WHERE g.id = ?1)
WHERE id = ?2;

-- merge_end(gone, into) changes 1
UPDATE person SET merged_into = ?2, active = 0, staff = 0, login = NULL,
    waiting = 0, rejected = 0, version = version + 1
WHERE id = ?1;

-- merge_login(into, login) changes 1
UPDATE person SET login = ?2 WHERE id = ?1;

-- merge_uid(into, uid) changes 1
UPDATE person SET uid = ?2 WHERE id = ?1;
