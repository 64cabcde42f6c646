-- SPDX-License-Identifier: MIT
-- people, their names and qualifications

-- person_by_login(login) rows person_row
SELECT id, member, name, kana, mail, login, uid, physician, active, staff,
    EXISTS (SELECT 1 FROM qualification WHERE person = person.id) AS supervisor,
    waiting, rejected, last_login_at, this_login_at, lang, reminders
FROM person WHERE login = ?1;

-- person_by_id(id) rows person_row
SELECT id, member, name, kana, mail, login, uid, physician, active, staff,
    EXISTS (SELECT 1 FROM qualification WHERE person = person.id) AS supervisor,
    waiting, rejected, last_login_at, this_login_at, lang, reminders
FROM person WHERE id = ?1;

-- person_by_member(member) rows person_row
SELECT id, member, name, kana, mail, login, uid, physician, active, staff,
    EXISTS (SELECT 1 FROM qualification WHERE person = person.id) AS supervisor,
    waiting, rejected, last_login_at, this_login_at, lang, reminders
FROM person WHERE member = ?1;

-- person_uid(login, uid) changes 1 else STRANGER
UPDATE person SET uid = ?2
WHERE login = ?1 AND (uid IS NULL OR uid = ?2)
    AND NOT EXISTS (SELECT 1 FROM person WHERE uid = ?2 AND login IS NOT ?1);

-- person_forget_uids()
UPDATE person SET uid = NULL WHERE uid IS NOT NULL;

-- person_any() rows id_row
SELECT id FROM person LIMIT 1;

-- person_add(id, member, name, kana, roman, mail, physician, active, staff, login) changes 1
INSERT INTO person (id, member, name, kana, roman, mail, physician, active,
    staff, login, key)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '');

-- person_grant_staff(id) changes 1
UPDATE person SET staff = 1, active = 1 WHERE id = ?1;

-- person_name_add(person, name, kana, roman, until_on) changes 1
INSERT INTO person_name (person, name, kana, roman, until_on)
VALUES (?1, ?2, ?3, ?4, ?5);

-- person_login(id, at) changes 1
UPDATE person SET last_login_at = this_login_at, this_login_at = ?2
WHERE id = ?1;

-- person_lang(id, lang) changes 1
UPDATE person SET lang = ?2 WHERE id = ?1;

-- person_reminders(id, reminders) changes 1
UPDATE person SET reminders = ?2 WHERE id = ?1;

-- person_count_waiting(id, more) changes 1
UPDATE person SET waiting = waiting + ?2 WHERE id = ?1;

-- person_count_rejected(id, more) changes 1
UPDATE person SET rejected = rejected + ?2 WHERE id = ?1;

-- person_spans(person) rows span_row
SELECT from_on, to_on FROM qualification
WHERE person = ?1 AND cancelled = 0 ORDER BY from_on;

-- person_stays(person) rows stay_row
SELECT hospital, from_on, to_on FROM affiliation
WHERE person = ?1 ORDER BY from_on;

-- qualification_add(id, person, kind, from_on, to_on) changes 1
INSERT INTO qualification (id, person, kind, from_on, to_on)
VALUES (?1, ?2, ?3, ?4, ?5);

-- affiliation_add(id, person, hospital, from_on, to_on) changes 1
INSERT INTO affiliation (id, person, hospital, from_on, to_on)
VALUES (?1, ?2, ?3, ?4, ?5);

-- supervisor_qualified(person) rows qualified_row
SELECT person, kind, from_on, to_on FROM qualification
WHERE person = ?1 AND cancelled = 0 ORDER BY from_on DESC;

-- supervisor_hospital(person, on_day) rows name_row
SELECT h.name FROM affiliation a JOIN hospital h ON h.id = a.hospital
WHERE a.person = ?1
ORDER BY (a.from_on <= ?2 AND (a.to_on IS NULL OR a.to_on >= ?2)) DESC,
    a.from_on DESC; -- one is read; for a LIMIT a table is made to sort in
