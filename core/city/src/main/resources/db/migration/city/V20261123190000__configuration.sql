-- Every change of the configuration, by whom and why. What was never changed here has no row and counts as version 1.
CREATE TABLE configuration_change (
    kind    text        NOT NULL, -- such as queues
    key     text        NOT NULL, -- the natural key of the item within its kind
    version integer     NOT NULL CHECK (version > 0),
    at      timestamptz NOT NULL,
    staff   uuid        NOT NULL REFERENCES staff,
    why     text        NOT NULL,
    before  jsonb, -- null: it was added
    after   jsonb, -- null: it was removed
    PRIMARY KEY (kind, key, version),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
);
