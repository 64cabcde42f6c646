-- SPDX-License-Identifier: MIT
-- Version 5: notices are sent; what the office needs in the season.

-- Notices: one row for each mail, and what it tells about apart from it, so
-- that twenty cases of one sending are one mail. (domain.md: notices)
CREATE TABLE outbox_mail (
	id INTEGER PRIMARY KEY,
	version INTEGER NOT NULL DEFAULT 1,
	person INTEGER NOT NULL REFERENCES person,	-- to whom
	kind TEXT NOT NULL,		-- what it tells
	whom TEXT NOT NULL,		-- what he is in it
	message_id TEXT NOT NULL,	-- the same at every try
	state TEXT NOT NULL DEFAULT 'WAITING',
	written_at INTEGER NOT NULL,
	written_on INTEGER NOT NULL,
	since_at INTEGER NOT NULL,	-- to be sent since: five days at most
	due_at INTEGER NOT NULL,	-- the next try, or the end of a lease
	lease TEXT,			-- of the last taking
	leased INTEGER NOT NULL DEFAULT 0,	-- taken and not answered
	tries INTEGER NOT NULL DEFAULT 0,
	doubts INTEGER NOT NULL DEFAULT 0,	-- tries that may have arrived
	last TEXT,			-- how the last try ended
	detail TEXT,			-- and what the mail server said
	open INTEGER NOT NULL DEFAULT 1,	-- the office sees it: it waits,
	    -- or failed and nobody has put it away
	done_at INTEGER,		-- sent or failed
	done_on INTEGER,
	application INTEGER REFERENCES application,
	programme TEXT,			-- of a reminder: which list,
	day INTEGER,			-- the day that it is about,
	stage INTEGER,			-- the stage in days,
	count INTEGER,			-- how many cases,
	oldest INTEGER REFERENCES request,	-- and which waits longest
	failed INTEGER			-- the notice that failed
);

CREATE TABLE outbox_case (
	outbox INTEGER NOT NULL REFERENCES outbox_mail,
	request INTEGER NOT NULL REFERENCES request,
	PRIMARY KEY (outbox, request)
) WITHOUT ROWID;

INSERT INTO outbox_mail (id, person, kind, whom, message_id, state, written_at,
    written_on, since_at, due_at, done_at, done_on, open, application)
SELECT min(o.id), o.person, o.kind, CASE
	WHEN a.id IS NOT NULL AND a.person <> o.person THEN 'staff'
	WHEN q.id IS NULL OR q.supervisor <> o.person THEN 'applicant'
	WHEN o.kind = 'reassign' AND q.state = 'REASSIGNED'
	    THEN 'old_supervisor'
	ELSE 'supervisor' END,
    lower(hex(randomblob(16))), o.state, o.written_at, o.written_on,
    o.written_at, o.written_at, max(o.done_at), max(o.done_on),
    o.state <> 'SENT', o.application
FROM outbox o LEFT JOIN request q ON q.id = o.request
    LEFT JOIN application a ON a.id = o.application
GROUP BY o.person, o.kind, o.state, o.written_at, o.application, q.applicant,
    q.supervisor;
INSERT INTO outbox_case (outbox, request)
SELECT DISTINCT m.id, o.request
FROM outbox o JOIN request q ON q.id = o.request
    JOIN outbox_mail m ON m.person = o.person AND m.kind = o.kind
	AND m.state = o.state AND m.written_at = o.written_at
    JOIN outbox f ON f.id = m.id JOIN request g ON g.id = f.request
	AND g.applicant = q.applicant AND g.supervisor = q.supervisor;
DROP TABLE outbox;
ALTER TABLE outbox_mail RENAME TO outbox;

CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'WAITING';
CREATE INDEX outbox_open ON outbox (id) WHERE open = 1;
CREATE INDEX outbox_failed ON outbox (id) WHERE open = 1 AND state = 'FAILED';
CREATE INDEX outbox_person ON outbox (person, kind, id);
CREATE INDEX outbox_oldest ON outbox (oldest, stage) WHERE oldest IS NOT NULL;
CREATE INDEX outbox_case_request ON outbox_case (request, outbox);

-- A number that is begun and not submitted: whoever has one is unfinished, and
-- found by an index of these alone. (domain.md: the first season)
ALTER TABLE slot ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
UPDATE slot SET begun = 1 WHERE state NOT IN ('EMPTY', 'SUBMITTED')
    OR (state = 'EMPTY' AND id IN (SELECT slot FROM draft_item));
CREATE INDEX slot_begun ON slot (programme, person) WHERE begun = 1;
CREATE TRIGGER slot_moved AFTER UPDATE OF state ON slot
WHEN new.state <> old.state
BEGIN UPDATE slot SET begun = CASE WHEN new.state = 'EMPTY'
	THEN EXISTS (SELECT 1 FROM draft_item WHERE slot = new.id)
	ELSE new.state <> 'SUBMITTED' END WHERE id = new.id; END;
CREATE TRIGGER draft_begun AFTER INSERT ON draft_item
BEGIN UPDATE slot SET begun = 1 WHERE id = new.slot AND begun = 0; END;
CREATE TRIGGER draft_gone AFTER DELETE ON draft_item
BEGIN UPDATE slot SET begun = 0 WHERE id = old.slot AND state = 'EMPTY'
    AND NOT EXISTS (SELECT 1 FROM draft_item WHERE slot = old.slot); END;

-- Where a report's line begins in its number: with what was copied there, else
-- with the first after a set that passed and emptied the list. What follows
-- in the same number, after a deletion too, is the same report; origin says
-- where the line goes on. (domain.md: Supervisor)
CREATE VIEW revision_line AS
SELECT r.id AS revision, r.slot, coalesce((SELECT max(c.id) FROM revision c
    WHERE c.slot = r.slot AND c.id <= r.id AND c.id > r.passed
	AND c.origin IS NOT NULL), r.passed + 1) AS least
FROM (SELECT v.id, v.slot, coalesce((SELECT max(e.revision)
    FROM application_case e JOIN application a ON a.id = e.application
    WHERE e.slot = v.slot AND e.revision < v.id AND a.state = 'PASSED'), 0)
    AS passed FROM revision v) r;
CREATE INDEX application_case_slot ON application_case (slot);
