-- Which version of which standard answer was given in a contact, and by whom. The answers themselves lie in the knowledge base.
CREATE TABLE record_answer (
    interaction_id uuid        NOT NULL REFERENCES interaction,
    entry_id       uuid        NOT NULL,
    version        integer     NOT NULL CHECK (version > 0),
    staff_id       uuid        NOT NULL REFERENCES staff,
    at             timestamptz NOT NULL,
    PRIMARY KEY (interaction_id, entry_id, version)
);
CREATE INDEX record_answer_used ON record_answer (at, entry_id);
