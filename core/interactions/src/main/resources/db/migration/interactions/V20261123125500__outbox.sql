-- What leaves the system: written in the transaction of what causes it, sent by whichever node claims it.
CREATE TABLE outbox (
    id             uuid PRIMARY KEY, -- also the key by which a provider can tell a repetition
    channel        text        NOT NULL,
    interaction_id uuid REFERENCES interaction,
    message_id     uuid REFERENCES message,
    identity_id    uuid        NOT NULL REFERENCES identity, -- to whom
    state          text        NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'UNCERTAIN', 'ACCEPTED', 'SENT', 'FAILED', 'EXPIRED', 'DELIVERED', 'READ',
                                                         'REJECTED', 'CANCELLED')),
    rank           smallint    NOT NULL, -- of the state: what is known of the text only grows
    attempt        integer     NOT NULL DEFAULT 0 CHECK (attempt >= 0), -- times it was claimed; a late answer names its own
    look_ups       integer     NOT NULL DEFAULT 0, -- times the provider was asked about an uncertain one
    due_at         timestamptz NOT NULL, -- QUEUED: when it is sent; UNCERTAIN: when the provider is asked
    expires_at     timestamptz NOT NULL, -- not sent later than this
    lease_until    timestamptz, -- SENDING: whoever claimed it has died when this is over
    payload        jsonb       NOT NULL,
    external_id    text, -- the provider's name for it
    last_code      text,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    UNIQUE (message_id, channel),
    CHECK ((state = 'SENDING') = (lease_until IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'QUEUED';
CREATE INDEX outbox_lease ON outbox (lease_until) WHERE state = 'SENDING';
CREATE INDEX outbox_expiry ON outbox (expires_at) WHERE state = 'QUEUED';
CREATE INDEX outbox_uncertain ON outbox (due_at) WHERE state = 'UNCERTAIN';
CREATE INDEX outbox_order ON outbox (interaction_id, channel, id) WHERE state IN ('QUEUED', 'SENDING');
CREATE INDEX outbox_interaction ON outbox (interaction_id);
CREATE INDEX outbox_external ON outbox (channel, external_id) WHERE external_id IS NOT NULL;

-- All that providers told about a text, also what changed nothing. Without outbox_id it came before we knew the name.
CREATE TABLE outbox_receipt (
    id          uuid PRIMARY KEY,
    outbox_id   uuid REFERENCES outbox,
    channel     text        NOT NULL,
    external_id text        NOT NULL,
    state       text        NOT NULL,
    code        text,
    applied     boolean     NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX outbox_receipt_once ON outbox_receipt (channel, external_id, state, coalesce(code, ''));
CREATE INDEX outbox_receipt_outbox ON outbox_receipt (outbox_id);
