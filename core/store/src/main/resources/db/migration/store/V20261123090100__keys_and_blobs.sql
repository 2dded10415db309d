-- Keys that encrypt rows, themselves encrypted with the master key, which is never in the database.
CREATE TABLE data_key (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purpose     text        NOT NULL,
    wrapped     bytea       NOT NULL,
    master      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    retired_at  timestamptz
);
COMMENT ON COLUMN data_key.master IS 'fingerprint of the master key that opens it';
CREATE UNIQUE INDEX data_key_current ON data_key (purpose) WHERE retired_at IS NULL;

CREATE TABLE blob (
    id          uuid        PRIMARY KEY,
    wrapped_key bytea,
    length      bigint      CHECK (length >= 0),
    sha256      text        CHECK (length(sha256) = 64),
    created_at  timestamptz NOT NULL,
    stored_at   timestamptz,
    erased_at   timestamptz,
    CHECK (stored_at IS NULL OR (length IS NOT NULL AND sha256 IS NOT NULL)),
    CHECK (erased_at IS NULL OR wrapped_key IS NULL)
);
COMMENT ON COLUMN blob.stored_at IS 'null: the sender has not finished, or never did';
CREATE INDEX blob_unfinished ON blob (created_at) WHERE stored_at IS NULL AND erased_at IS NULL;

CREATE TABLE blob_chunk (
    blob   uuid    NOT NULL REFERENCES blob (id),
    number integer NOT NULL CHECK (number >= 0),
    bytes  bytea   NOT NULL,
    PRIMARY KEY (blob, number)
);
ALTER TABLE blob_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL; -- encrypted bytes do not compress

-- What was erased on purpose, so that a restore of an older backup erases it again.
CREATE TABLE erasure (
    kind      text        NOT NULL,
    subject   uuid        NOT NULL,
    at        timestamptz NOT NULL,
    pending   boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (kind, subject)
);
COMMENT ON COLUMN erasure.pending IS 'a restore brought the subject back; it is erased again before the server opens';
CREATE INDEX erasure_pending ON erasure (kind) WHERE pending;
