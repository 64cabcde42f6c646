-- SPDX-License-Identifier: MIT
-- what a supervisor approved; a revoked approval has another state

-- approval_list(supervisor) rows approval
SELECT q.applicant, q.slot, a.name, a.member, q.decided_on
FROM request q JOIN person a ON a.id = q.applicant
WHERE q.supervisor = ?1 AND q.state = 'APPROVED' AND q.decided_on IS NOT NULL
ORDER BY q.decided_on, q.id;

-- unit_list() rows unit
SELECT fiscal_year, hundredths FROM unit;
