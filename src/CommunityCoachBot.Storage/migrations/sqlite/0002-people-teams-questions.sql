-- People: what an admin set, what the latest sign-in vouches for, and how each wants to be spoken to.
ALTER TABLE person ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN alias TEXT;
ALTER TABLE person ADD COLUMN roles TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN claimed_roles TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN deputy_id TEXT;
ALTER TABLE person ADD COLUMN away_from TEXT;
ALTER TABLE person ADD COLUMN away_to TEXT;
ALTER TABLE person ADD COLUMN time_zone TEXT;
ALTER TABLE person ADD COLUMN quiet_from TEXT;
ALTER TABLE person ADD COLUMN quiet_to TEXT;
ALTER TABLE person ADD COLUMN paused_until TEXT;
ALTER TABLE person ADD COLUMN has_left BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN arrived_at TEXT;

CREATE TABLE team (
    tenant_id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (tenant_id, team_id)
);

-- Who supervises which team.
CREATE TABLE supervision (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, team_id)
);
CREATE INDEX supervision_of_team ON supervision (tenant_id, team_id);

-- A household is in the hands of one worker, known by a form of address. Its id is that of its first note; a handover changes the worker only.
CREATE TABLE household (
    tenant_id TEXT NOT NULL,
    household_id TEXT NOT NULL,
    worker_id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    address_as TEXT NOT NULL,
    resident_type TEXT,
    visits BIGINT NOT NULL DEFAULT 0,
    last_visit TEXT,
    last_note_id TEXT,
    PRIMARY KEY (tenant_id, household_id)
);
CREATE UNIQUE INDEX household_of_worker ON household (tenant_id, worker_id, address_as);
CREATE INDEX household_unseen ON household (tenant_id, team_id, last_visit);

-- The team a note was written in and the household stay with it. day_key orders notes by the day of the visit, newest last (seconds since 2000 x 1024 and a
-- number); only the latest version has one.
ALTER TABLE note ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN household_id TEXT;
ALTER TABLE note ADD COLUMN day TEXT;
ALTER TABLE note ADD COLUMN day_key BIGINT;
ALTER TABLE note ADD COLUMN consent TEXT;
ALTER TABLE note ADD COLUMN score BIGINT;
ALTER TABLE note ADD COLUMN late_hours BIGINT;
CREATE UNIQUE INDEX note_by_day ON note (day_key) WHERE day_key IS NOT NULL;
CREATE INDEX note_of_team ON note (tenant_id, team_id, kind, day_key) WHERE latest = 1;
CREATE INDEX note_of_author_by_day ON note (tenant_id, author_id, kind, day_key) WHERE latest = 1;
CREATE INDEX note_of_household_id ON note (tenant_id, household_id, kind, visit_date) WHERE latest = 1;
CREATE INDEX note_of_address ON note (tenant_id, address_as, day_key) WHERE latest = 1;

-- What derives from a note carries what it is asked by.
ALTER TABLE risk ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
ALTER TABLE risk ADD COLUMN author_id TEXT NOT NULL DEFAULT '';
ALTER TABLE risk ADD COLUMN day_key BIGINT NOT NULL DEFAULT 0;
ALTER TABLE risk ADD COLUMN closed_at TEXT;
CREATE INDEX risk_of_team ON risk (tenant_id, team_id, day_key);
CREATE INDEX risk_of_team_by_flag ON risk (tenant_id, team_id, flag, day_key);
CREATE INDEX risk_of_author ON risk (tenant_id, author_id, day_key);

ALTER TABLE need ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
ALTER TABLE need ADD COLUMN author_id TEXT NOT NULL DEFAULT '';
ALTER TABLE need ADD COLUMN day_key BIGINT NOT NULL DEFAULT 0;
CREATE INDEX need_of_team ON need (tenant_id, team_id, day_key);

-- due_key sorts what has no day last.
ALTER TABLE promise ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
ALTER TABLE promise ADD COLUMN author_id TEXT NOT NULL DEFAULT '';
ALTER TABLE promise ADD COLUMN day_key BIGINT NOT NULL DEFAULT 0;
ALTER TABLE promise ADD COLUMN due_key TEXT NOT NULL DEFAULT '9999-12-31';
CREATE INDEX promise_open ON promise (tenant_id, team_id, due_key, day_key) WHERE kept <> 'yes';
CREATE INDEX promise_of_team ON promise (tenant_id, team_id, due_key, day_key);
CREATE INDEX promise_of_author ON promise (tenant_id, author_id, due_key, day_key);

ALTER TABLE task ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN author_id TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN day_key BIGINT NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN due_key TEXT NOT NULL DEFAULT '9999-12-31';
ALTER TABLE task ADD COLUMN type TEXT;
CREATE INDEX task_open ON task (tenant_id, team_id, due_key, day_key) WHERE status <> 'done';
CREATE INDEX task_of_team ON task (tenant_id, team_id, due_key, day_key);
CREATE INDEX task_of_author ON task (tenant_id, author_id, due_key, day_key);

-- Figures by day, kept in the note's own transaction.
CREATE TABLE day_count (
    tenant_id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, team_id, day, what)
);

-- The words of the text, found newest first: the row id is the note's day_key. Words are numbers in hexadecimal, and so are the team and the author.
CREATE VIRTUAL TABLE note_words USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- Notes that were there before: their place in time, their households, and what their parts are asked by. They come to their author's first team (and into the index of words)
-- when an admin gives one.
UPDATE note SET day = COALESCE(visit_date, substr(confirmed, 1, 10)) WHERE latest = 1;
UPDATE note SET day_key = CAST(julianday(note.day) - julianday('2000-01-01') AS INTEGER) * 88473600 + f.number
FROM (SELECT tenant_id, id, version, ROW_NUMBER() OVER (PARTITION BY day ORDER BY confirmed, tenant_id, id) AS number FROM note WHERE latest = 1) f
WHERE note.tenant_id = f.tenant_id AND note.id = f.id AND note.version = f.version;
INSERT INTO household (tenant_id, household_id, worker_id, team_id, address_as, resident_type, visits, last_visit, last_note_id)
SELECT tenant_id, MIN(id), author_id, '', address_as, MAX(resident_type), SUM(CASE kind WHEN 'visit-summary' THEN 1 ELSE 0 END),
  MAX(CASE kind WHEN 'visit-summary' THEN visit_date END), MAX(id)
FROM note WHERE latest = 1 AND address_as IS NOT NULL GROUP BY tenant_id, author_id, address_as;
UPDATE note SET household_id = (SELECT h.household_id FROM household h
  WHERE h.tenant_id = note.tenant_id AND h.worker_id = note.author_id AND h.address_as = note.address_as)
WHERE latest = 1 AND address_as IS NOT NULL;
UPDATE household SET last_note_id = COALESCE(
  (SELECT n.id FROM note n WHERE n.tenant_id = household.tenant_id AND n.household_id = household.household_id AND n.latest = 1
   ORDER BY CASE n.kind WHEN 'visit-summary' THEN 0 ELSE 1 END, n.visit_date DESC, n.confirmed DESC LIMIT 1), last_note_id);
UPDATE risk SET author_id = n.author_id, day_key = n.day_key FROM note n WHERE n.tenant_id = risk.tenant_id AND n.id = risk.note_id AND n.latest = 1;
UPDATE need SET author_id = n.author_id, day_key = n.day_key FROM note n WHERE n.tenant_id = need.tenant_id AND n.id = need.note_id AND n.latest = 1;
UPDATE promise SET author_id = n.author_id, day_key = n.day_key, due_key = COALESCE(due, '9999-12-31') FROM note n WHERE n.tenant_id = promise.tenant_id AND n.id = promise.note_id AND n.latest = 1;
UPDATE task SET author_id = n.author_id, day_key = n.day_key, due_key = COALESCE(due, '9999-12-31') FROM note n WHERE n.tenant_id = task.tenant_id AND n.id = task.note_id AND n.latest = 1;
