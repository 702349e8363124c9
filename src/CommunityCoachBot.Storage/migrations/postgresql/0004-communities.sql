-- Communities that teams analyse. What people find out are entries, numbered in the order of commits and never overwritten: a correction is another entry.

CREATE TABLE community (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX community_of_team ON community (tenant_id, team_id, name);

CREATE TABLE community_fact (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    community_id TEXT NOT NULL,
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    body TEXT NOT NULL,
    evidence TEXT NOT NULL,
    method TEXT NOT NULL,
    source TEXT NOT NULL,
    people BIGINT NOT NULL,
    seen_on TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    corrects TEXT,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX community_fact_once ON community_fact (tenant_id, community_id, id);

CREATE TABLE stakeholder (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    community_id TEXT NOT NULL,
    id TEXT NOT NULL,
    party TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    system TEXT NOT NULL,
    fields TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX stakeholder_once ON stakeholder (tenant_id, community_id, id);

CREATE TABLE relation (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    community_id TEXT NOT NULL,
    id TEXT NOT NULL,
    from_end TEXT NOT NULL,
    to_end TEXT NOT NULL,
    kind TEXT NOT NULL,
    strength TEXT NOT NULL,
    event TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX relation_once ON relation (tenant_id, community_id, id);

CREATE TABLE plan_step (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    tenant_id TEXT NOT NULL,
    community_id TEXT NOT NULL,
    id TEXT NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL,
    fields TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, number)
);
CREATE UNIQUE INDEX plan_step_once ON plan_step (tenant_id, community_id, id);
