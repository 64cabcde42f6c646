-- SPDX-License-Identifier: MIT
-- Version 4: the season. Windows of one person, what the 事務局 records and
-- says, submitted applications, hints of the anonymity check, blanked texts.

ALTER TABLE person ADD COLUMN lang TEXT;	-- his choice, NULL: the site's
ALTER TABLE person ADD COLUMN reminders INTEGER NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person;
ALTER TABLE person ADD COLUMN version INTEGER NOT NULL DEFAULT 0;	-- of all
	-- that the office keeps about him: names, qualifications, affiliations
ALTER TABLE qualification ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hospital ADD COLUMN version INTEGER NOT NULL DEFAULT 0;	-- and of
	-- its accreditations
CREATE INDEX person_kana ON person (kana, id);
CREATE INDEX hospital_kana ON hospital (kana, id);
CREATE INDEX hospital_name ON hospital (name);

CREATE TABLE deadline (			-- a window's last day for one person
	person INTEGER NOT NULL REFERENCES person,
	programme TEXT NOT NULL,
	kind TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	to_on INTEGER NOT NULL,
	reason TEXT NOT NULL,
	by INTEGER NOT NULL REFERENCES person,
	at INTEGER NOT NULL,
	PRIMARY KEY (person, programme, kind, fiscal_year)
) WITHOUT ROWID;

CREATE TABLE unit (			-- units per approved case
	fiscal_year INTEGER PRIMARY KEY,
	hundredths INTEGER NOT NULL
);

CREATE TABLE announcement (
	id INTEGER PRIMARY KEY,
	version INTEGER NOT NULL DEFAULT 1,
	from_on INTEGER NOT NULL,
	to_on INTEGER,			-- NULL: until it is ended
	text TEXT NOT NULL,
	by INTEGER NOT NULL REFERENCES person,
	at INTEGER NOT NULL
);
CREATE INDEX announcement_from ON announcement (from_on, id);

-- How an approval came about, beside the supervisor's own decision: on paper
-- or in a former system; and why the office revoked it or passed it on.
ALTER TABLE request ADD COLUMN source TEXT NOT NULL DEFAULT 'PROGRAM';
ALTER TABLE request ADD COLUMN received_on INTEGER;
ALTER TABLE request ADD COLUMN consent_on INTEGER;
ALTER TABLE request ADD COLUMN reason TEXT;
ALTER TABLE request ADD COLUMN recorded_by INTEGER REFERENCES person;
CREATE INDEX request_approved ON request (supervisor, decided_on, id)
	WHERE state = 'APPROVED';

CREATE TABLE elsewhere (		-- 他施設指導者可, recorded by the office
	slot INTEGER PRIMARY KEY REFERENCES slot,
	reason TEXT NOT NULL,
	by INTEGER NOT NULL REFERENCES person,
	at INTEGER NOT NULL
);

CREATE TABLE application (		-- 申請: a numbered set, frozen
	id INTEGER PRIMARY KEY,
	number TEXT NOT NULL UNIQUE,	-- 受付番号
	person INTEGER NOT NULL REFERENCES person,
	programme TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	state TEXT NOT NULL DEFAULT 'SUBMITTED',
	version INTEGER NOT NULL DEFAULT 1,
	submitted_at INTEGER NOT NULL,
	submitted_on INTEGER NOT NULL,
	ended_at INTEGER,		-- returned or closed
	ended_on INTEGER,
	ended_by INTEGER REFERENCES person,
	reason TEXT
);
CREATE UNIQUE INDEX application_open ON application (person, programme)
	WHERE state = 'SUBMITTED';
CREATE INDEX application_person ON application (person, id);
CREATE INDEX application_year ON application (fiscal_year, programme, id);

CREATE TABLE application_case (
	application INTEGER NOT NULL REFERENCES application,
	slot INTEGER NOT NULL REFERENCES slot,
	number INTEGER NOT NULL,
	category TEXT NOT NULL,
	revision INTEGER NOT NULL REFERENCES revision,
	request INTEGER REFERENCES request,
	before TEXT NOT NULL,		-- the slot's state
	PRIMARY KEY (application, number)
) WITHOUT ROWID;

ALTER TABLE slot ADD COLUMN application INTEGER REFERENCES application;
ALTER TABLE outbox ADD COLUMN application INTEGER REFERENCES application;

-- What kept a revision: its registration, then requests, decisions and a
-- deletion. `by` is NULL where it was the service. (domain.md: revisions)
CREATE TABLE revision_event (
	id INTEGER PRIMARY KEY,
	slot INTEGER NOT NULL REFERENCES slot,
	revision INTEGER NOT NULL REFERENCES revision,
	event TEXT NOT NULL,
	by INTEGER REFERENCES person,
	at INTEGER NOT NULL,
	request INTEGER REFERENCES request
);
CREATE INDEX revision_event_slot ON revision_event (slot, id);
INSERT INTO revision_event (slot, revision, event, by, at, request)
SELECT slot, revision, event, by, at, request FROM (
	SELECT slot, id AS revision, event, by, at, NULL AS request, 1 AS n
	FROM revision
	UNION ALL
	SELECT slot, revision, 'request', applicant, requested_at, id, 2
	FROM request
	UNION ALL
	SELECT slot, revision, CASE state WHEN 'APPROVED' THEN 'approve'
	    WHEN 'REJECTED' THEN 'reject' ELSE 'withdraw' END,
	    CASE state WHEN 'WITHDRAWN' THEN applicant ELSE supervisor END,
	    decided_at, id, 3
	FROM request WHERE decided_at IS NOT NULL
) ORDER BY at, coalesce(request, 0), n;
CREATE TRIGGER revision_event_kept BEFORE UPDATE ON revision_event
BEGIN SELECT RAISE(ABORT, 'revision_event is append-only'); END;
CREATE TRIGGER revision_event_stays BEFORE DELETE ON revision_event
BEGIN SELECT RAISE(ABORT, 'revision_event is append-only'); END;

-- From which revision a report was copied, and before that its draft.
ALTER TABLE revision ADD COLUMN origin INTEGER REFERENCES revision;
ALTER TABLE slot ADD COLUMN origin INTEGER REFERENCES revision;

CREATE TABLE hint (			-- of the anonymity check, 確認済み
	slot INTEGER NOT NULL REFERENCES slot,
	item TEXT NOT NULL,
	kind TEXT NOT NULL,
	found TEXT NOT NULL,		-- the place in the text that was meant
	at INTEGER NOT NULL,
	PRIMARY KEY (slot, item, kind, found)
) WITHOUT ROWID;

-- A passage of a revision that two staff members blank together: where it
-- stands, never what it says; the hash is salted. (domain.md: revisions)
CREATE TABLE blank (
	id INTEGER PRIMARY KEY,
	version INTEGER NOT NULL DEFAULT 1,
	revision INTEGER NOT NULL REFERENCES revision,
	item TEXT NOT NULL,
	first INTEGER NOT NULL,		-- grapheme clusters
	clusters INTEGER NOT NULL,
	state TEXT NOT NULL DEFAULT 'PROPOSED',
	proposed_by INTEGER NOT NULL REFERENCES person,
	proposed_at INTEGER NOT NULL,
	reason TEXT,
	asked_by INTEGER REFERENCES person,
	asked_at INTEGER,
	agreed_by INTEGER REFERENCES person,
	agreed_at INTEGER,
	salt TEXT,
	hash TEXT,
	CHECK (agreed_by IS NULL OR agreed_by <> asked_by),
	CHECK (state NOT IN ('AGREED', 'DONE') OR (asked_by IS NOT NULL
	    AND agreed_by IS NOT NULL AND reason IS NOT NULL))
);
CREATE INDEX blank_revision ON blank (revision, item);
CREATE INDEX blank_waiting ON blank (id)
	WHERE state IN ('PROPOSED', 'ASKED');
CREATE TRIGGER blank_done BEFORE UPDATE ON blank WHEN old.state = 'DONE'
BEGIN SELECT RAISE(ABORT, 'blank is done'); END;

CREATE TABLE blank_text (		-- the texts that it may change
	blank INTEGER NOT NULL REFERENCES blank,
	revision INTEGER NOT NULL REFERENCES revision,
	item TEXT NOT NULL,
	PRIMARY KEY (blank, revision, item)
) WITHOUT ROWID;
CREATE INDEX blank_text_revision ON blank_text (revision, item);

DROP TRIGGER revision_text_kept;
CREATE TRIGGER revision_text_kept BEFORE UPDATE ON revision_text
WHEN new.revision <> old.revision OR new.item <> old.item
    OR NOT EXISTS (SELECT 1 FROM blank_text t JOIN blank b ON b.id = t.blank
	WHERE t.revision = old.revision AND t.item = old.item
	    AND b.state = 'AGREED')
BEGIN SELECT RAISE(ABORT, 'revision_text is append-only'); END;

CREATE INDEX audit_person ON audit (person, id);
CREATE INDEX audit_call ON audit (call, id);
CREATE INDEX audit_subject ON audit (subject, id);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX person_staff ON person (id) WHERE staff = 1;

-- Search (speed.md: search). All of this follows from the rows that are
-- searched; db/store/sqlite_search.sql keeps it. text_fold() and text_grams()
-- are sqlite_text.c's.
CREATE TABLE supervisor (	-- who has or had a qualification, from and to
	person INTEGER PRIMARY KEY REFERENCES person,
	from_on INTEGER NOT NULL,
	to_on INTEGER NOT NULL
);

CREATE TABLE search_name (	-- what a name begins with, in its order
	supervisor INTEGER NOT NULL,
	key TEXT NOT NULL,
	person INTEGER NOT NULL REFERENCES person,
	PRIMARY KEY (supervisor, key, person)
) WITHOUT ROWID;
CREATE INDEX search_name_person ON search_name (person);

-- What stands anywhere in it: person.key and hospital.key. The tokenizer has
-- nothing to decide, as the grams come with blanks between them.
CREATE VIRTUAL TABLE person_gram USING fts5 (grams, content = '',
    detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE hospital_gram USING fts5 (grams, content = '',
    detail = none, columnsize = 0, tokenize = 'ascii');

INSERT INTO supervisor
SELECT person, min(from_on), max(to_on) FROM qualification GROUP BY person;

UPDATE person SET key = text_fold(kana || '|' || name || '|' || roman || '|'
	|| member)
    || coalesce((SELECT '|' || group_concat(text_fold(o.name || '|' || o.kana
	|| '|' || o.roman), '|') FROM person_name o WHERE o.person = person.id),
	'');

INSERT INTO search_name
SELECT EXISTS (SELECT 1 FROM supervisor s WHERE s.person = n.person), key,
    person
FROM (SELECT text_fold(kana) AS key, id AS person FROM person
    UNION SELECT text_fold(name), id FROM person
    UNION SELECT text_fold(roman), id FROM person
    UNION SELECT text_fold(member), id FROM person
    UNION SELECT text_fold(kana), person FROM person_name
    UNION SELECT text_fold(name), person FROM person_name
    UNION SELECT text_fold(roman), person FROM person_name) n
WHERE key <> '';

INSERT INTO person_gram (rowid, grams)
SELECT id, text_grams(key) || CASE WHEN EXISTS
    (SELECT 1 FROM supervisor s WHERE s.person = id) THEN 'supervisor' ELSE ''
    END
FROM person;

UPDATE hospital SET key = text_fold(name || '|' || kana);
INSERT INTO hospital_gram (rowid, grams)
SELECT id, text_grams(key) FROM hospital;

-- Parts of a file that staff read in, until they are imported or a day old.
CREATE TABLE staging (
	person INTEGER NOT NULL REFERENCES person,	-- who reads it in
	import TEXT NOT NULL,		-- the client's name for the file
	part INTEGER NOT NULL,
	kind TEXT NOT NULL,
	args TEXT NOT NULL,		-- of the call, as they came
	at INTEGER NOT NULL,
	PRIMARY KEY (person, import, part)
);
CREATE INDEX staging_at ON staging (at);
