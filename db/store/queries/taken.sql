-- SPDX-License-Identifier: MIT
-- lists of a fiscal year that the office takes out as files; by day, so that
-- a page begins at its key

-- taken_requests(from, to, after, most) rows taken_request
SELECT q.id AS request, q.programme, q.number AS slot, q.category, a.member,
    a.name AS applicant, s.member AS supervisor_member, s.name AS supervisor,
    q.state, q.requested_on, q.decided_on,
    CASE q.state WHEN 'APPROVED' THEN q.source END AS source, q.received_on
FROM request q JOIN person a ON a.id = q.applicant
    JOIN person s ON s.id = q.supervisor
WHERE q.requested_on <= ?2
    AND (q.requested_on, q.id) > (CASE WHEN ?3 IS NULL THEN ?1 - 1 ELSE
	(SELECT requested_on FROM request WHERE id = ?3) END,
	coalesce(?3, 9223372036854775807))
ORDER BY q.requested_on, q.id LIMIT ?4;

-- taken_decisions(from, to, after, most) rows taken_request
SELECT q.id AS request, q.programme, q.number AS slot, q.category, a.member,
    a.name AS applicant, s.member AS supervisor_member, s.name AS supervisor,
    q.state, q.requested_on, q.decided_on,
    CASE q.state WHEN 'APPROVED' THEN q.source END AS source, q.received_on
FROM request q JOIN person a ON a.id = q.applicant
    JOIN person s ON s.id = q.supervisor
WHERE q.decided_on <= ?2 AND q.state IN ('APPROVED', 'REJECTED', 'REVOKED')
    AND (q.decided_on, q.id) > (CASE WHEN ?3 IS NULL THEN ?1 - 1 ELSE
	(SELECT decided_on FROM request WHERE id = ?3) END,
	coalesce(?3, 9223372036854775807))
ORDER BY q.decided_on, q.id LIMIT ?4;

-- approver_page(after, most) rows approver_row
SELECT p.id AS person, p.member, p.name
FROM person p
WHERE p.id > coalesce(?1, 0)
    AND EXISTS (SELECT 1 FROM qualification WHERE person = p.id)
ORDER BY p.id LIMIT ?2;
