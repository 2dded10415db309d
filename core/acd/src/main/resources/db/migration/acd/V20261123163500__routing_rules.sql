-- What a queue does when nobody fits for long, and what an organisation asks of routing.

ALTER TABLE queue
    ADD relaxation            jsonb   NOT NULL DEFAULT '[]', -- [{"after":60,"minimums":{"vi":2,"tax":0}}]: seconds waited; 0 = no longer needed
    ADD overflow_after        integer CHECK (overflow_after >= 0), -- seconds waited
    ADD overflow_organisation uuid REFERENCES organisation, -- whose agents are asked then too
    ADD preferred_seconds     integer NOT NULL DEFAULT 0 CHECK (preferred_seconds >= 0), -- how long a preferred agent at work is waited for
    ADD CHECK ((overflow_after IS NULL) = (overflow_organisation IS NULL));

-- Holds for the organisation and, unless they have a row of their own, for those below it.
CREATE TABLE routing_rule (
    organisation_id        uuid PRIMARY KEY REFERENCES organisation,
    occupancy_cap          integer CHECK (occupancy_cap BETWEEN 50 AND 100), -- per cent; null: none
    occupancy_minutes      integer NOT NULL DEFAULT 60 CHECK (occupancy_minutes BETWEEN 10 AND 240), -- over which it is measured
    occupancy_yields_after integer NOT NULL DEFAULT 120 CHECK (occupancy_yields_after >= 0) -- seconds waited after which resting agents are asked too
);

-- What the citizen was first told about waiting, so that the error of such words can be told as well.
ALTER TABLE seat
    ADD told_at      timestamptz,
    ADD told_seconds integer,
    ADD CHECK ((told_at IS NULL) = (told_seconds IS NULL));
CREATE INDEX seat_told ON seat (queue_id, connected_at DESC) WHERE told_at IS NOT NULL AND connected_at IS NOT NULL;
CREATE INDEX seat_agent_connected ON seat (agent_id, connected_at) WHERE connected_at IS NOT NULL;
