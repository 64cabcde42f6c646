-- SPDX-License-Identifier: MIT
-- Version 1: people, facilities, cases, requests and what happened.
-- Days are days since 1970-01-01, times Unix seconds; words are the codes of
-- core/words.h.

CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	member TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	kana TEXT NOT NULL,
	roman TEXT NOT NULL,
	mail TEXT,
	physician INTEGER NOT NULL,
	active INTEGER NOT NULL,
	staff INTEGER NOT NULL,
	login TEXT UNIQUE,
	key TEXT NOT NULL,		-- folded names and number, for search
	waiting INTEGER NOT NULL DEFAULT 0,	-- kept by the writes
	rejected INTEGER NOT NULL DEFAULT 0,
	last_login_at INTEGER,
	this_login_at INTEGER
);

CREATE TABLE person_name (		-- earlier names (domain.md: people)
	person INTEGER NOT NULL REFERENCES person,
	name TEXT NOT NULL,
	kana TEXT NOT NULL,
	roman TEXT NOT NULL,
	until_on INTEGER NOT NULL
);
CREATE INDEX person_name_person ON person_name (person);

CREATE TABLE hospital (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	kana TEXT NOT NULL,
	key TEXT NOT NULL
);

CREATE TABLE accreditation (		-- an entry of the facility search
	id INTEGER PRIMARY KEY,
	hospital INTEGER NOT NULL REFERENCES hospital,
	kind TEXT NOT NULL,
	from_on INTEGER NOT NULL,
	to_on INTEGER NOT NULL
);
CREATE INDEX accreditation_hospital ON accreditation (hospital, from_on);

CREATE TABLE qualification (		-- 認定期間 of a supervisor
	id INTEGER PRIMARY KEY,
	person INTEGER NOT NULL REFERENCES person,
	kind TEXT NOT NULL,
	from_on INTEGER NOT NULL,
	to_on INTEGER NOT NULL
);
CREATE INDEX qualification_person ON qualification (person, from_on);

CREATE TABLE affiliation (		-- 所属歴
	id INTEGER PRIMARY KEY,
	person INTEGER NOT NULL REFERENCES person,
	hospital INTEGER NOT NULL REFERENCES hospital,
	from_on INTEGER NOT NULL,
	to_on INTEGER
);
CREATE INDEX affiliation_person ON affiliation (person, from_on);
CREATE INDEX affiliation_hospital ON affiliation (hospital);

CREATE TABLE open_window (
	programme TEXT NOT NULL,
	kind TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	from_on INTEGER NOT NULL,
	to_on INTEGER NOT NULL,
	PRIMARY KEY (programme, kind, fiscal_year)
);

CREATE TABLE setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

CREATE TABLE slot (			-- one row for each number in use
	id INTEGER PRIMARY KEY,
	person INTEGER NOT NULL REFERENCES person,
	programme TEXT NOT NULL,
	number INTEGER NOT NULL,
	state TEXT NOT NULL DEFAULT 'EMPTY',
	version INTEGER NOT NULL DEFAULT 0,
	note TEXT,			-- 備考: of the slot, never a supervisor's
	revision INTEGER REFERENCES revision,	-- what is registered
	request INTEGER REFERENCES request,	-- the last one
	draft_version INTEGER NOT NULL DEFAULT 0,
	UNIQUE (person, programme, number)
);

CREATE TABLE draft_item (
	slot INTEGER NOT NULL REFERENCES slot,
	item TEXT NOT NULL,
	text TEXT NOT NULL,
	version INTEGER NOT NULL,
	PRIMARY KEY (slot, item)
) WITHOUT ROWID;

CREATE TABLE revision (
	id INTEGER PRIMARY KEY,
	slot INTEGER NOT NULL REFERENCES slot,
	form INTEGER NOT NULL,		-- FORM_VERSION
	event TEXT NOT NULL,		-- what kept it
	by INTEGER NOT NULL REFERENCES person,
	at INTEGER NOT NULL,
	category TEXT NOT NULL,
	accreditation INTEGER,
	from_on INTEGER,
	to_on INTEGER
);
CREATE INDEX revision_slot ON revision (slot, id);

CREATE TABLE revision_text (
	revision INTEGER NOT NULL REFERENCES revision,
	item TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (revision, item)
) WITHOUT ROWID;

CREATE TABLE sending (
	id INTEGER PRIMARY KEY,
	applicant INTEGER NOT NULL REFERENCES person,
	supervisor INTEGER NOT NULL REFERENCES person,
	message TEXT,			-- 通信欄
	at INTEGER NOT NULL
);

CREATE TABLE request (
	id INTEGER PRIMARY KEY,
	sending INTEGER NOT NULL REFERENCES sending,
	slot INTEGER NOT NULL REFERENCES slot,
	applicant INTEGER NOT NULL REFERENCES person,
	supervisor INTEGER NOT NULL REFERENCES person,
	programme TEXT NOT NULL,
	number INTEGER NOT NULL,
	category TEXT NOT NULL,
	revision INTEGER NOT NULL REFERENCES revision,
	state TEXT NOT NULL DEFAULT 'REQUESTED',
	version INTEGER NOT NULL DEFAULT 1,
	requested_at INTEGER NOT NULL,
	requested_on INTEGER NOT NULL,
	decided_at INTEGER,
	decided_on INTEGER,
	opened_at INTEGER		-- the supervisor saw this revision
);
CREATE INDEX request_slot ON request (slot, id);
CREATE INDEX request_inbox ON request (supervisor, requested_at, id)
	WHERE state = 'REQUESTED';
CREATE INDEX request_decided ON request (supervisor, decided_at, id)
	WHERE decided_at IS NOT NULL;
CREATE INDEX request_waiting ON request (requested_at, id)
	WHERE state = 'REQUESTED';

CREATE TABLE request_comment (
	request INTEGER NOT NULL REFERENCES request,
	item TEXT,			-- NULL: the general one
	text TEXT NOT NULL
);
CREATE INDEX request_comment_request ON request_comment (request);

CREATE TABLE done (			-- answers to repeated writes
	person INTEGER NOT NULL REFERENCES person,
	once TEXT NOT NULL,
	args TEXT NOT NULL,		-- SHA-256, hex
	reply TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (person, once)
) WITHOUT ROWID;
CREATE INDEX done_at ON done (at);

CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	person INTEGER NOT NULL,
	call TEXT NOT NULL,
	subject TEXT NOT NULL,		-- never clinical text
	result TEXT NOT NULL		-- DONE or the error's name
);

CREATE TABLE outbox (
	id INTEGER PRIMARY KEY,
	person INTEGER NOT NULL REFERENCES person,	-- to whom
	kind TEXT NOT NULL,		-- the event that it tells about
	request INTEGER REFERENCES request,
	state TEXT NOT NULL DEFAULT 'WAITING',
	written_at INTEGER NOT NULL,
	written_on INTEGER NOT NULL,
	done_at INTEGER,
	done_on INTEGER
);
CREATE INDEX outbox_request ON outbox (request, id);
CREATE INDEX outbox_waiting ON outbox (id) WHERE state = 'WAITING';

-- Nobody can change what was kept. (domain.md: revisions; trust.md)
CREATE TRIGGER revision_kept BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
CREATE TRIGGER revision_text_kept BEFORE UPDATE ON revision_text
BEGIN SELECT RAISE(ABORT, 'revision_text is append-only'); END;
CREATE TRIGGER revision_text_stays BEFORE DELETE ON revision_text
BEGIN SELECT RAISE(ABORT, 'revision_text is append-only'); END;
CREATE TRIGGER audit_kept BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
