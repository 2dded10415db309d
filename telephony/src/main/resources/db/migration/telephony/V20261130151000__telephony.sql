-- Which node leads which exchange; a lease that ran out may be taken by another.
CREATE TABLE exchange (
    id         text PRIMARY KEY,
    node       uuid NOT NULL,
    lease_until timestamptz NOT NULL
);

-- A telephone call of a contact, as its exchange knows it.
CREATE TABLE call (
    interaction_id uuid PRIMARY KEY REFERENCES interaction (id),
    exchange       text NOT NULL,
    channel_id     text NOT NULL, -- the exchange's own name of the caller's line, never used twice
    began_at       timestamptz NOT NULL,
    ended_at       timestamptz,
    end_reason     text,
    UNIQUE (exchange, channel_id)
);
CREATE INDEX call_open ON call (exchange) WHERE ended_at IS NULL;

-- What the time of a call went into, without gaps from its first moment to its last.
CREATE TABLE call_span (
    interaction_id uuid NOT NULL REFERENCES call (interaction_id),
    number         integer NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('SELF_SERVICE', 'WAITING', 'TALKING', 'HELD')),
    began_at       timestamptz NOT NULL,
    ended_at       timestamptz,
    PRIMARY KEY (interaction_id, number)
);

-- Telephones of an exchange; one is lent to whoever works.
CREATE TABLE phone_line (
    exchange        text NOT NULL,
    line            text NOT NULL,
    device          text NOT NULL CHECK (device IN ('BROWSER', 'DESK')),
    password_sealed bytea NOT NULL,
    staff_id        uuid UNIQUE REFERENCES staff (id),
    lent_until      timestamptz,
    registered      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (exchange, line)
);
