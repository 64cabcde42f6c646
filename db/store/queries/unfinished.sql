-- SPDX-License-Identifier: MIT
-- who has begun a list and not submitted it; slot.begun is kept by triggers

-- begun_page(programme, after, most) rows begun_row
SELECT DISTINCT s.person, p.member, p.name, p.this_login_at AS last_login_at
FROM slot s CROSS JOIN person p ON p.id = s.person
WHERE s.programme = ?1 AND s.begun = 1 AND s.person > coalesce(?2, 0)
    AND p.active = 1 AND p.physician = 1
ORDER BY s.person LIMIT ?3;

-- begun_by(programme, person) rows id_row
SELECT s.id FROM slot s JOIN person p ON p.id = s.person
WHERE s.programme = ?1 AND s.begun = 1 AND s.person = ?2 AND p.active = 1
    AND p.physician = 1 LIMIT 1;

-- begun_told(person, programme, today) rows id_row
SELECT id FROM outbox WHERE person = ?1 AND kind = 'unfinished'
    AND programme = ?2 AND written_on = ?3 LIMIT 1;
