-- A stream is one interaction, agent, case, entry or the configuration. The row is the lock under which events get their
-- numbers. public_before is the number of the last public event before the latest append: the append reads it back.
CREATE TABLE stream (
    type            text    NOT NULL CHECK (type IN ('INTERACTION', 'AGENT', 'CASE', 'ENTRY', 'CONFIGURATION')),
    id              uuid    NOT NULL,
    last_seq        integer NOT NULL CHECK (last_seq > 0),
    last_public_seq integer NOT NULL CHECK (last_public_seq BETWEEN 0 AND last_seq),
    public_before   integer NOT NULL CHECK (public_before BETWEEN 0 AND last_public_seq),
    PRIMARY KEY (type, id)
) WITH (fillfactor = 70);

CREATE TABLE event (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx          xid8        NOT NULL DEFAULT pg_current_xact_id(),
    stream_type text        NOT NULL,
    stream_id   uuid        NOT NULL,
    seq         integer     NOT NULL CHECK (seq > 0),
    public_prev integer     CHECK (public_prev >= 0 AND public_prev < seq),
    type        text        NOT NULL,
    version     integer     NOT NULL CHECK (version > 0),
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor       uuid,
    participant uuid,
    data        jsonb       NOT NULL,
    UNIQUE (stream_type, stream_id, seq)
);
COMMENT ON COLUMN event.tx IS 'transaction that wrote the event; 0 after a restore';
COMMENT ON COLUMN event.public_prev IS 'previous event of the stream that the citizen may see, 0 for the first; null: not for the citizen';

CREATE INDEX event_tail ON event (tx, position);

-- Facts are never changed. A tool that must rewrite history says so in its transaction: SET LOCAL dasan.rewrite = 'on'
CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('dasan.rewrite', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'the event log is append-only' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();

CREATE TABLE projection_cursor (
    name       text        PRIMARY KEY,
    tx         xid8        NOT NULL,
    position   bigint      NOT NULL,
    started    boolean     NOT NULL,
    updated_at timestamptz NOT NULL
);
COMMENT ON COLUMN projection_cursor.started IS 'false: the projection empties its tables before it reads on';

CREATE TABLE node (
    id         uuid        PRIMARY KEY,
    started_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
COMMENT ON TABLE node IS 'transient: servers that run now';
