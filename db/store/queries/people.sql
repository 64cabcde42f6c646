-- SPDX-License-Identifier: MIT
-- people as the office keeps them

-- people_page(after, supervisors, today, most) rows people_row
SELECT p.id AS person, p.member, p.name, p.kana,
    (SELECT h.name FROM affiliation a JOIN hospital h ON h.id = a.hospital
	WHERE a.person = p.id
	ORDER BY (a.from_on <= ?3 AND (a.to_on IS NULL OR a.to_on >= ?3)) DESC,
	    a.from_on DESC LIMIT 1) AS facility,
    p.physician,
    EXISTS (SELECT 1 FROM qualification WHERE person = p.id) AS supervisor,
    p.staff, p.active, p.login
FROM person p
WHERE (p.kana, p.id) > (CASE WHEN ?1 IS NULL THEN ''
	ELSE (SELECT kana FROM person WHERE id = ?1) END, coalesce(?1, 0))
    AND p.merged_into IS NULL
    AND (?2 = 0 OR EXISTS (SELECT 1 FROM supervisor WHERE person = p.id))
ORDER BY p.kana, p.id LIMIT ?4;

-- people_one(person, today) rows people_row
SELECT p.id AS person, p.member, p.name, p.kana,
    (SELECT h.name FROM affiliation a JOIN hospital h ON h.id = a.hospital
	WHERE a.person = p.id
	ORDER BY (a.from_on <= ?2 AND (a.to_on IS NULL OR a.to_on >= ?2)) DESC,
	    a.from_on DESC LIMIT 1) AS facility,
    p.physician,
    EXISTS (SELECT 1 FROM qualification WHERE person = p.id) AS supervisor,
    p.staff, p.active, p.login
FROM person p WHERE p.id = ?1;

-- person_kept(id) rows member_row
SELECT id, version, member, name, kana, roman, mail, login, uid, physician,
    active, staff, this_login_at
FROM person WHERE id = ?1;

-- person_touch(id, seen) changes 1 else STALE
UPDATE person SET version = version + 1 WHERE id = ?1 AND version = ?2;

-- person_edit(id, member, name, kana, roman, mail, login, physician) changes 1
UPDATE person SET member = ?2, name = ?3, kana = ?4, roman = ?5, mail = ?6,
    login = ?7, physician = ?8
WHERE id = ?1;

-- person_has_member(member, other_than) rows id_row
SELECT id FROM person WHERE member = ?1 AND id IS NOT ?2;

-- person_has_login(login, other_than) rows id_row
SELECT id FROM person WHERE login = ?1 AND id IS NOT ?2;

-- person_leave(id) changes 1
UPDATE person SET active = 0 WHERE id = ?1;

-- person_return(id) changes 1
UPDATE person SET active = 1 WHERE id = ?1;

-- person_grant(id) changes 1
UPDATE person SET staff = 1 WHERE id = ?1;

-- person_revoke(id) changes 1
UPDATE person SET staff = 0 WHERE id = ?1;

-- person_rebind(id) changes 1
UPDATE person SET uid = NULL WHERE id = ?1;

-- person_names(person) rows person_old_name
SELECT name, kana, roman, until_on FROM person_name
WHERE person = ?1 ORDER BY until_on DESC, rowid DESC;

-- person_qualifications(person) rows person_qualification
SELECT id AS qualification, kind, from_on, to_on, cancelled
FROM qualification WHERE person = ?1 ORDER BY from_on DESC, id;

-- person_affiliations(person) rows person_affiliation
SELECT a.id AS affiliation, a.hospital, h.name, a.from_on, a.to_on
FROM affiliation a JOIN hospital h ON h.id = a.hospital
WHERE a.person = ?1 ORDER BY a.from_on DESC, a.id;

-- qualification_correct(id, person, kind, from_on, to_on) changes 1 else NOT_FOUND
UPDATE qualification SET kind = ?3, from_on = ?4, to_on = ?5
WHERE id = ?1 AND person = ?2 AND cancelled = 0;

-- qualification_cancel(id, person) changes 1 else NOT_FOUND
UPDATE qualification SET cancelled = 1
WHERE id = ?1 AND person = ?2 AND cancelled = 0;

-- affiliation_correct(id, person, hospital, from_on, to_on) changes 1 else NOT_FOUND
UPDATE affiliation SET hospital = ?3, from_on = ?4, to_on = ?5
WHERE id = ?1 AND person = ?2;

-- affiliation_drop(id, person) changes 1 else NOT_FOUND
DELETE FROM affiliation WHERE id = ?1 AND person = ?2;
