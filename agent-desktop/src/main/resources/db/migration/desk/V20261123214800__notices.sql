-- What supervisors tell agents, and who has seen it.
CREATE TABLE notice (
    id              uuid PRIMARY KEY,
    organisation_id uuid        NOT NULL REFERENCES organisation, -- its agents and those of all below
    important       boolean     NOT NULL,
    title           text        NOT NULL,
    body            text        NOT NULL,
    author          uuid        NOT NULL REFERENCES staff,
    posted_at       timestamptz NOT NULL,
    until           timestamptz, -- null: until it is withdrawn
    withdrawn_at    timestamptz
);
CREATE INDEX notice_current ON notice (posted_at DESC) WHERE withdrawn_at IS NULL;

CREATE TABLE notice_read (
    notice_id uuid        NOT NULL REFERENCES notice,
    staff_id  uuid        NOT NULL REFERENCES staff,
    read_at   timestamptz NOT NULL,
    PRIMARY KEY (notice_id, staff_id)
);
