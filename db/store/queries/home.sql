-- SPDX-License-Identifier: MIT
-- マイページ

-- home_cases(person) rows used_row
SELECT s.programme, s.number AS slot, s.state, r.category,
    EXISTS (SELECT 1 FROM draft_item WHERE slot = s.id) AS draft,
    q.requested_on, q.decided_on, q.decided_at, p.name AS supervisor
FROM slot s
    LEFT JOIN revision r ON r.id = s.revision
    LEFT JOIN request q ON q.id = s.request
    LEFT JOIN person p ON p.id = q.supervisor
WHERE s.person = ?1 ORDER BY s.programme, s.number;

-- announcement_now(today, most) rows announcement_row
SELECT from_on, text FROM announcement
WHERE from_on <= ?1 AND (to_on IS NULL OR to_on >= ?1)
ORDER BY from_on DESC, id DESC LIMIT ?2;

-- request_oldest(supervisor) rows day_row
SELECT requested_on AS day FROM request
WHERE supervisor = ?1 AND state = 'REQUESTED'
ORDER BY requested_at, id LIMIT 1;
