-- SPDX-License-Identifier: MIT
-- the search, as SQLite does it: ranges of names, and grams in FTS5. A store
-- of another engine has queries of the same names.

-- supervisor_drop(person)
DELETE FROM supervisor WHERE person = ?1;

-- supervisor_set(person)
INSERT INTO supervisor (person, from_on, to_on)
SELECT q.person, min(q.from_on), max(q.to_on)
FROM qualification q JOIN person p ON p.id = q.person
WHERE q.person = ?1 AND q.cancelled = 0 AND p.merged_into IS NULL
GROUP BY q.person;

-- person_key_set(person) changes 1
UPDATE person SET key = CASE WHEN merged_into IS NULL
    THEN text_fold(kana || '|' || name || '|' || roman || '|' || member)
	|| coalesce((SELECT '|' || group_concat(text_fold(o.name || '|'
	    || o.kana || '|' || o.roman), '|')
	    FROM person_name o WHERE o.person = ?1), '')
    ELSE '' END
WHERE id = ?1;

-- search_name_drop(person)
DELETE FROM search_name WHERE person = ?1;

-- search_name_add(person)
INSERT INTO search_name (supervisor, key, person)
SELECT EXISTS (SELECT 1 FROM supervisor WHERE person = ?1), key, ?1
FROM (SELECT text_fold(kana) AS key FROM person WHERE id = ?1
    UNION SELECT text_fold(name) FROM person WHERE id = ?1
    UNION SELECT text_fold(roman) FROM person WHERE id = ?1
    UNION SELECT text_fold(member) FROM person WHERE id = ?1
    UNION SELECT text_fold(kana) FROM person_name WHERE person = ?1
    UNION SELECT text_fold(name) FROM person_name WHERE person = ?1
    UNION SELECT text_fold(roman) FROM person_name WHERE person = ?1)
WHERE key <> '' AND (SELECT merged_into FROM person WHERE id = ?1) IS NULL;

-- person_grams_drop(person)
INSERT INTO person_gram (person_gram, rowid, grams)
SELECT 'delete', id, text_grams(key) || CASE WHEN EXISTS
    (SELECT 1 FROM supervisor s WHERE s.person = id) THEN 'supervisor' ELSE ''
    END
FROM person WHERE id = ?1 AND key <> '';

-- person_grams_add(person)
INSERT INTO person_gram (rowid, grams)
SELECT id, text_grams(key) || CASE WHEN EXISTS
    (SELECT 1 FROM supervisor s WHERE s.person = id) THEN 'supervisor' ELSE ''
    END
FROM person WHERE id = ?1 AND key <> '';

-- hospital_grams_drop(hospital)
INSERT INTO hospital_gram (hospital_gram, rowid, grams)
SELECT 'delete', id, text_grams(key) FROM hospital WHERE id = ?1 AND key <> '';

-- hospital_key_set(hospital) changes 1
UPDATE hospital SET key = text_fold(name || '|' || kana) WHERE id = ?1;

-- hospital_grams_add(hospital)
INSERT INTO hospital_gram (rowid, grams)
SELECT id, text_grams(key) FROM hospital WHERE id = ?1;

-- supervisor_there(able, me, from_on, to_on, most, pattern, hospital, there_from, there_to) rows found_row
SELECT p.id, p.member, p.name, p.kana, p.login, p.active,
    p.mail IS NOT NULL AS mail
FROM affiliation a CROSS JOIN supervisor s ON s.person = a.person
    CROSS JOIN person p ON p.id = s.person
WHERE a.hospital = ?7 AND a.from_on <= ?9
    AND (a.to_on IS NULL OR a.to_on >= ?8)
    AND (p.key LIKE ?6 ESCAPE '\' OR (SELECT h.key LIKE ?6 ESCAPE '\'
	FROM hospital h WHERE h.id = ?7))
    AND (p.active AND p.login IS NOT NULL AND p.id <> ?2
	AND (?3 IS NULL OR (s.from_on <= ?3 AND s.to_on >= ?4))) = ?1
ORDER BY p.kana, p.id LIMIT ?5;

-- supervisor_starts(able, me, from_on, to_on, most, first, last, old) rows found_row
SELECT p.id, p.member, p.name, p.kana, p.login, p.active,
    p.mail IS NOT NULL AS mail
FROM search_name n CROSS JOIN supervisor s ON s.person = n.person
    CROSS JOIN person p ON p.id = s.person
WHERE n.supervisor = 1 AND n.key >= ?6 AND n.key < ?7
    AND (?8 OR n.key = text_fold(p.kana))
    AND (p.active AND p.login IS NOT NULL AND p.id <> ?2
	AND (?3 IS NULL OR (s.from_on <= ?3 AND s.to_on >= ?4))) = ?1
ORDER BY n.key, n.person LIMIT ?5;

-- supervisor_holds(able, me, from_on, to_on, most, grams, pattern) rows found_row
SELECT p.id, p.member, p.name, p.kana, p.login, p.active,
    p.mail IS NOT NULL AS mail
FROM person_gram g CROSS JOIN supervisor s ON s.person = g.rowid
    CROSS JOIN person p ON p.id = s.person
WHERE g.person_gram MATCH 'supervisor ' || ?6 AND p.key LIKE ?7 ESCAPE '\'
    AND (p.active AND p.login IS NOT NULL AND p.id <> ?2
	AND (?3 IS NULL OR (s.from_on <= ?3 AND s.to_on >= ?4))) = ?1
LIMIT ?5;

-- supervisor_at(able, me, from_on, to_on, most, grams, pattern) rows found_row
SELECT DISTINCT p.id, p.member, p.name, p.kana, p.login, p.active,
    p.mail IS NOT NULL AS mail
FROM hospital_gram g CROSS JOIN hospital h ON h.id = g.rowid
    CROSS JOIN affiliation a ON a.hospital = h.id
    CROSS JOIN supervisor s ON s.person = a.person
    CROSS JOIN person p ON p.id = s.person
WHERE g.hospital_gram MATCH ?6 AND h.key LIKE ?7 ESCAPE '\'
    AND (p.active AND p.login IS NOT NULL AND p.id <> ?2
	AND (?3 IS NULL OR (s.from_on <= ?3 AND s.to_on >= ?4))) = ?1
LIMIT ?5;

-- person_starts(first, last, most, supervisors) rows id_row
SELECT person AS id FROM (
    SELECT * FROM (SELECT key, person FROM search_name
	WHERE supervisor = 0 AND ?4 = 0 AND key >= ?1 AND key < ?2
	ORDER BY key, person LIMIT ?3)
    UNION ALL
    SELECT * FROM (SELECT key, person FROM search_name
	WHERE supervisor = 1 AND key >= ?1 AND key < ?2
	ORDER BY key, person LIMIT ?3))
ORDER BY key, person LIMIT ?3;

-- person_holds(grams, pattern, most, supervisors) rows id_row
SELECT p.id FROM person_gram g CROSS JOIN person p ON p.id = g.rowid
WHERE g.person_gram MATCH CASE WHEN ?4 THEN 'supervisor ' || ?1 ELSE ?1 END
    AND p.key LIKE ?2 ESCAPE '\' LIMIT ?3;

-- person_at(grams, pattern, most, supervisors) rows id_row
SELECT DISTINCT a.person AS id
FROM hospital_gram g CROSS JOIN hospital h ON h.id = g.rowid
    CROSS JOIN affiliation a ON a.hospital = h.id
WHERE g.hospital_gram MATCH ?1 AND h.key LIKE ?2 ESCAPE '\'
    AND (?4 = 0 OR EXISTS
	(SELECT 1 FROM supervisor s WHERE s.person = a.person)) LIMIT ?3;

-- person_named(name, most) rows id_row
SELECT DISTINCT person AS id FROM search_name
WHERE supervisor IN (0, 1) AND key = text_fold(?1) LIMIT ?2;

-- entry_find(grams, pattern, today, from_on, to_on, most) rows entry
SELECT a.id, a.hospital, h.name, a.kind, a.from_on, a.to_on,
    a.to_on < ?3 AS ended,
    ?4 IS NULL OR (a.from_on <= ?4 AND a.to_on >= ?5) AS fits
FROM hospital_gram g CROSS JOIN hospital h ON h.id = g.rowid
    JOIN accreditation a ON a.hospital = h.id
WHERE g.hospital_gram MATCH ?1 AND h.key LIKE ?2 ESCAPE '\'
ORDER BY h.kana, h.id, a.from_on, a.id LIMIT ?6;
