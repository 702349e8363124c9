-- Practice interviews with simulated residents: apart from notes, so that no search, count, digest or export of notes can find one.
-- A row is its trainee's alone until shared = 1.
CREATE TABLE practice_run (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    id TEXT NOT NULL,
    persona TEXT NOT NULL,
    ended TEXT NOT NULL,
    score BIGINT NOT NULL,
    shared BIGINT NOT NULL DEFAULT 0,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX practice_run_of_person ON practice_run (tenant_id, person_id, ended);
