-- SPDX-License-Identifier: MIT
-- what an import reads and changes, besides adding

-- staging_drop(person)
DELETE FROM staging WHERE person = ?1;

-- staging_forget(before)
DELETE FROM staging WHERE at < ?1;

-- staging_add(person, import, part, kind, args, at) changes 1 else STATE
INSERT INTO staging (person, import, part, kind, args, at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE ?3 = 1 OR EXISTS (SELECT 1 FROM staging
	WHERE person = ?1 AND import = ?2 AND part = ?3 - 1 AND kind = ?4);

-- staging_list(person, import) rows staging_row
SELECT args FROM staging WHERE person = ?1 AND import = ?2 ORDER BY part;

-- member_find(member) rows known_row
SELECT id, name, kana, roman, mail, login, physician, active
FROM person WHERE member = ?1;

-- member_change(id, name, kana, roman, mail, login, physician, active) changes 1
UPDATE person SET name = ?2, kana = ?3, roman = ?4, mail = ?5, login = ?6,
    physician = ?7, active = ?8, version = version + 1
WHERE id = ?1;

-- hospital_named(name) rows named_row
SELECT id, kana FROM hospital WHERE name = ?1 LIMIT 2;

-- hospital_change(id, kana) changes 1
UPDATE hospital SET kana = ?2 WHERE id = ?1;

-- accreditation_find(hospital, kind, from_on) rows until_row
SELECT id, to_on FROM accreditation
WHERE hospital = ?1 AND kind = ?2 AND from_on = ?3;

-- accreditation_until(id, to_on) changes 1
UPDATE accreditation SET to_on = ?2 WHERE id = ?1;

-- qualification_find(person, kind, from_on) rows until_row
SELECT id, to_on FROM qualification
WHERE person = ?1 AND kind = ?2 AND from_on = ?3;

-- qualification_until(id, to_on) changes 1
UPDATE qualification SET to_on = ?2 WHERE id = ?1;

-- affiliation_find(person, hospital, from_on) rows until_row
SELECT id, to_on FROM affiliation
WHERE person = ?1 AND hospital = ?2 AND from_on = ?3;

-- affiliation_until(id, to_on) changes 1
UPDATE affiliation SET to_on = ?2 WHERE id = ?1;
