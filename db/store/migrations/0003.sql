-- SPDX-License-Identifier: MIT
-- Version 3: the audit is a chain. Each row's hash is over the hash before it
-- and the row; audit_link() is sqlite_migrate.c's. Rows from before are
-- chained as they stand now.

CREATE TABLE audit_chain (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	person INTEGER NOT NULL,	-- 0: the service itself
	call TEXT NOT NULL,
	subject TEXT NOT NULL,		-- never clinical text
	result TEXT NOT NULL,		-- DONE or the error's name
	hash TEXT NOT NULL CHECK (length(hash) = 64)
);

INSERT INTO audit_chain
WITH RECURSIVE chain (id, at, person, call, subject, result, hash) AS (
	SELECT id, at, person, call, subject, result,
	    audit_link(NULL, id, at, person, call, subject, result)
	FROM audit WHERE id = (SELECT min(id) FROM audit)
	UNION ALL
	SELECT a.id, a.at, a.person, a.call, a.subject, a.result,
	    audit_link(c.hash, a.id, a.at, a.person, a.call, a.subject,
		a.result)
	FROM chain c JOIN audit a
	    ON a.id = (SELECT min(id) FROM audit WHERE id > c.id)
)
SELECT id, at, person, call, subject, result, hash FROM chain;

DROP TABLE audit;
ALTER TABLE audit_chain RENAME TO audit;

CREATE TRIGGER audit_kept BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
