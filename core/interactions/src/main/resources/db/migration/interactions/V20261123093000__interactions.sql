-- Citizens and their addresses. An address is sealed; equality is decided on the keyed hash; staff see the last four.
CREATE TABLE citizen (
    id         uuid PRIMARY KEY,
    created_at timestamptz NOT NULL
);

CREATE TABLE identity (
    id             uuid PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('PHONE', 'EMAIL', 'HANDLE', 'VISITOR')),
    address_sealed bytea       NOT NULL,
    address_lookup bytea       NOT NULL,
    last4          text        NOT NULL,
    citizen_id     uuid REFERENCES citizen,
    created_at     timestamptz NOT NULL,
    UNIQUE (kind, address_lookup)
);
CREATE INDEX identity_citizen ON identity (citizen_id) WHERE citizen_id IS NOT NULL;

-- The provider's conversation; outlives interactions. At most one of its interactions is open.
CREATE TABLE thread (
    id                  uuid PRIMARY KEY,
    channel             text        NOT NULL,
    entry_point_id      uuid        NOT NULL REFERENCES entry_point,
    identity_id         uuid REFERENCES identity,
    provider_key        text,
    language            text        NOT NULL,
    current_interaction uuid,
    created_at          timestamptz NOT NULL,
    UNIQUE (channel, entry_point_id, provider_key)
);

CREATE SEQUENCE interaction_number;

CREATE TABLE interaction (
    id               uuid PRIMARY KEY,
    number           bigint      NOT NULL DEFAULT nextval('interaction_number'),
    intake_key       text        NOT NULL UNIQUE, -- the adapter's own id of this arrival; the same thing twice is stored once
    channel          text        NOT NULL,
    direction        text        NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND')),
    entry_point_id   uuid        NOT NULL REFERENCES entry_point,
    organisation_id  uuid        NOT NULL REFERENCES organisation,
    thread_id        uuid REFERENCES thread,
    identity_id      uuid REFERENCES identity,
    citizen_id       uuid REFERENCES citizen,
    language         text        NOT NULL,
    district         text,
    topic            text,
    cause_interaction uuid REFERENCES interaction,
    cause_promise    uuid,
    state            text        NOT NULL,
    outcome          text,
    ended_by         text,
    arrived_at       timestamptz NOT NULL,
    connected_at     timestamptz, -- first seat became active
    answered_at      timestamptz, -- first human message of the city
    ended_at         timestamptz, -- open no more: wrap-up began, or closed at once
    closed_at        timestamptz,
    messages         integer     NOT NULL DEFAULT 0,
    read_by_citizen  integer     NOT NULL DEFAULT 0,
    read_by_staff    integer     NOT NULL DEFAULT 0,
    CHECK ((state = 'CLOSED') = (outcome IS NOT NULL AND closed_at IS NOT NULL))
);
CREATE INDEX interaction_thread ON interaction (thread_id, arrived_at DESC) WHERE thread_id IS NOT NULL;
CREATE INDEX interaction_identity ON interaction (identity_id, arrived_at DESC) INCLUDE (channel, outcome, organisation_id) WHERE identity_id IS NOT NULL;
CREATE INDEX interaction_citizen ON interaction (citizen_id, arrived_at DESC) INCLUDE (channel, outcome, organisation_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX interaction_open ON interaction (state) WHERE state <> 'CLOSED';
CREATE INDEX interaction_arrived ON interaction (arrived_at, id);

CREATE TABLE participant (
    id             uuid PRIMARY KEY,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    kind           text        NOT NULL CHECK (kind IN ('CITIZEN', 'AGENT', 'INTERPRETER', 'OFFICER', 'OUTSIDE', 'SUPERVISOR')),
    staff_id       uuid REFERENCES staff,
    joined_at      timestamptz NOT NULL,
    left_at        timestamptz
);
CREATE INDEX participant_interaction ON participant (interaction_id);
CREATE INDEX participant_staff ON participant (staff_id, joined_at DESC) WHERE staff_id IS NOT NULL;

-- Texts as received (only masked), in the order of the interaction.
CREATE TABLE message (
    id             uuid PRIMARY KEY,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    thread_id      uuid REFERENCES thread,
    number         integer     NOT NULL,
    seq            integer     NOT NULL, -- of the event that tells of it
    direction      text        NOT NULL CHECK (direction IN ('IN', 'OUT', 'NOTE', 'SYSTEM')),
    author_kind    text        NOT NULL,
    staff_id       uuid REFERENCES staff,
    client_id      uuid,
    fingerprint    text, -- SHA-256 of what was sent; tells a repetition from another message under the same client id
    code           text,
    text           text        NOT NULL,
    language       text,
    occurred_at    timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    UNIQUE (interaction_id, number)
);
-- A thread's messages share one name space of client ids, an interaction without thread has its own.
CREATE UNIQUE INDEX message_client ON message (coalesce(thread_id, interaction_id), client_id) WHERE client_id IS NOT NULL;
CREATE INDEX message_thread ON message (thread_id, received_at DESC, number DESC) WHERE thread_id IS NOT NULL;

CREATE TABLE media (
    id             uuid PRIMARY KEY,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    thread_id      uuid REFERENCES thread,
    message_id     uuid REFERENCES message,
    blob_id        uuid        NOT NULL,
    client_id      uuid,
    name           text        NOT NULL,
    mime           text        NOT NULL,
    size           bigint      NOT NULL,
    sha256         text        NOT NULL,
    uploaded_by    uuid, -- staff; null = the citizen
    uploaded_at    timestamptz NOT NULL
);
CREATE INDEX media_message ON media (message_id);
CREATE UNIQUE INDEX media_client ON media (coalesce(thread_id, interaction_id), client_id) WHERE client_id IS NOT NULL;

-- Where the time of an interaction went.
CREATE TABLE span (
    id             uuid PRIMARY KEY,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    seat_id        uuid,
    kind           text        NOT NULL CHECK (kind IN ('SELF_SERVICE', 'QUEUE', 'RING', 'ACTIVE', 'HOLD', 'WRAP_UP')),
    started_at     timestamptz NOT NULL,
    ended_at       timestamptz
);
CREATE INDEX span_interaction ON span (interaction_id);
CREATE UNIQUE INDEX span_open ON span (seat_id, kind) WHERE ended_at IS NULL AND seat_id IS NOT NULL;

-- The counselling record: one an interaction, a memo for each seat.
CREATE TABLE record (
    interaction_id uuid PRIMARY KEY REFERENCES interaction,
    version        integer     NOT NULL,
    outcome        text,
    topics         text[]      NOT NULL DEFAULT '{}',
    resolved       text CHECK (resolved IN ('YES', 'NO', 'PASSED_ON')),
    callback_due   timestamptz,
    callback_note  text,
    knowledge_gap  boolean     NOT NULL DEFAULT false,
    unclassified   boolean     NOT NULL DEFAULT false,
    saved_by       uuid REFERENCES staff,
    saved_at       timestamptz NOT NULL,
    closed_at      timestamptz
);
CREATE INDEX record_unclassified ON record (closed_at) WHERE unclassified;

CREATE TABLE record_memo (
    interaction_id uuid        NOT NULL REFERENCES interaction,
    seat_id        uuid        NOT NULL,
    staff_id       uuid        NOT NULL REFERENCES staff,
    memo           text        NOT NULL,
    saved_at       timestamptz NOT NULL,
    PRIMARY KEY (interaction_id, seat_id)
);

CREATE TABLE topic (
    code      text PRIMARY KEY,
    path      jsonb   NOT NULL,
    position  integer NOT NULL DEFAULT 0,
    active    boolean NOT NULL DEFAULT true
);
