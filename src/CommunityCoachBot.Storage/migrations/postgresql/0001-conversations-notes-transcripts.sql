-- Days are yyyy-MM-dd; yes/no is 1/0; ids are text. Every key begins with tenant_id, so that a tenant can be moved or distributed.

CREATE TABLE person (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    language TEXT,
    PRIMARY KEY (tenant_id, person_id)
);

-- One row a conversation: all it remembers between two turns.
CREATE TABLE conversation (
    tenant_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    open_runs BIGINT NOT NULL,
    reference TEXT,
    changed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, channel_id, conversation_id)
);
CREATE INDEX conversation_with_open_runs ON conversation (tenant_id, person_id) WHERE open_runs > 0;

-- Activities that were answered, so that one delivered again changes nothing. Pruned after a day.
CREATE TABLE inbound (
    tenant_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    answer TEXT,
    received_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, channel_id, conversation_id, activity_id, type, name)
);
CREATE INDEX inbound_by_age ON inbound (received_at);

-- What a connector has not taken yet, and what it never took. The number is given in the order of commits.
CREATE TABLE outbox (
    sequence BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    body TEXT NOT NULL,
    ask TEXT,
    updates TEXT,
    service_url TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting',
    created_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    failure TEXT,
    PRIMARY KEY (tenant_id, sequence)
);
CREATE INDEX outbox_by_number ON outbox (sequence);
CREATE INDEX outbox_waiting ON outbox (tenant_id, channel_id, conversation_id, sequence) WHERE state = 'waiting';
CREATE INDEX outbox_failed ON outbox (tenant_id, sequence) WHERE state = 'failed';

-- Which activity asked which question, so that an answered card can be replaced.
CREATE TABLE sent_activity (
    tenant_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    ask TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, channel_id, conversation_id, ask)
);

-- Questions to the store that a turn asked and whose answer has not been a turn yet.
CREATE TABLE effect (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX effect_by_number ON effect (id);
CREATE INDEX effect_of_conversation ON effect (tenant_id, channel_id, conversation_id, id);

-- Every version of every note; an amendment is a new row, nothing is overwritten.
CREATE TABLE note (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    latest BIGINT NOT NULL,
    author_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    guide TEXT NOT NULL,
    guide_version TEXT NOT NULL,
    language TEXT NOT NULL,
    confirmed TIMESTAMPTZ NOT NULL,
    address_as TEXT,
    visit_date TEXT,
    status TEXT,
    motive TEXT,
    resident_type TEXT,
    plan_id TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id, version)
);
CREATE UNIQUE INDEX note_latest ON note (tenant_id, id) WHERE latest = 1;
CREATE INDEX note_of_author ON note (tenant_id, author_id, confirmed) WHERE latest = 1;
CREATE INDEX note_of_household ON note (tenant_id, author_id, address_as) WHERE latest = 1;
CREATE INDEX note_of_day ON note (tenant_id, author_id, visit_date) WHERE latest = 1;
CREATE INDEX note_of_plan ON note (tenant_id, plan_id) WHERE latest = 1;
CREATE INDEX note_in_order ON note (tenant_id, confirmed, id) WHERE latest = 1;

-- The author's own reflections, apart from the note and for the author alone.
CREATE TABLE note_private (
    tenant_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    author_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant_id, note_id, version)
);

-- What derives from the latest version of a note.
CREATE TABLE risk (
    tenant_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    flag TEXT NOT NULL,
    severity TEXT NOT NULL,
    assertion TEXT NOT NULL,
    subject TEXT NOT NULL,
    source TEXT NOT NULL,
    quote TEXT NOT NULL,
    step_taken TEXT,
    PRIMARY KEY (tenant_id, note_id, position)
);

CREATE TABLE need (
    tenant_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    maslow TEXT,
    bradshaw TEXT,
    basis TEXT,
    PRIMARY KEY (tenant_id, note_id, position)
);

CREATE TABLE promise (
    tenant_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    what TEXT NOT NULL,
    due TEXT,
    kept TEXT NOT NULL,
    PRIMARY KEY (tenant_id, note_id, position)
);

CREATE TABLE task (
    tenant_id TEXT NOT NULL,
    note_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    due TEXT,
    status TEXT NOT NULL,
    PRIMARY KEY (tenant_id, note_id, position)
);

-- Who did what to which record, when: ids only, no text.
CREATE TABLE audit (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    what TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- Our own web chat. A conversation's id is unique in the whole store: we give it.
CREATE TABLE transcript_conversation (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    user_name TEXT,
    locale TEXT,
    ended BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, number)
);
CREATE INDEX transcript_conversation_of_user ON transcript_conversation (tenant_id, user_id, number) WHERE ended = 0;

CREATE TABLE transcript (
    tenant_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    activity_id TEXT NOT NULL,
    client_activity_id TEXT,
    from_user BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conversation_id, sequence)
);
CREATE UNIQUE INDEX transcript_of_client ON transcript (tenant_id, conversation_id, client_activity_id) WHERE client_activity_id IS NOT NULL;
CREATE INDEX transcript_unanswered ON transcript (tenant_id, conversation_id, sequence) WHERE from_user = 1 AND answered = 0;
