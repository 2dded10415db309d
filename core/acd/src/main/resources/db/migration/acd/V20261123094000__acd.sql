CREATE TABLE skill (
    code text PRIMARY KEY, -- ko en zh ja vi mn, sign:ksl, topics such as tax
    name jsonb NOT NULL
);

CREATE TABLE staff_skill (
    staff_id    uuid     NOT NULL REFERENCES staff,
    skill       text     NOT NULL REFERENCES skill,
    proficiency smallint NOT NULL CHECK (proficiency BETWEEN 1 AND 5),
    PRIMARY KEY (staff_id, skill)
);

CREATE TABLE queue (
    id                uuid PRIMARY KEY,
    code              text     NOT NULL UNIQUE,
    organisation_id   uuid     NOT NULL REFERENCES organisation,
    name              jsonb    NOT NULL,
    needs             jsonb    NOT NULL DEFAULT '[]', -- [{"skill":"vi","minimum":3}]
    priority          smallint NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9),
    ageing_seconds    integer  NOT NULL DEFAULT 60 CHECK (ageing_seconds >= 0), -- what a step of priority is worth in waiting
    selection         text     NOT NULL DEFAULT 'LONGEST_IDLE',
    target_seconds    integer  NOT NULL DEFAULT 30, -- service level: answered within
    reply_seconds     integer  NOT NULL DEFAULT 120, -- how long a citizen should wait for an answer within a chat
    offer_seconds     integer  NOT NULL DEFAULT 15,
    wrap_up_seconds   integer  NOT NULL DEFAULT 60,
    extension_seconds integer  NOT NULL DEFAULT 120,
    may_interrupt     boolean  NOT NULL DEFAULT false,
    calendar_id       uuid REFERENCES calendar,
    position          integer  NOT NULL DEFAULT 0
);

-- Which queue a contact goes to: the most specific row of its entry point wins.
CREATE TABLE queue_choice (
    entry_point_id uuid NOT NULL REFERENCES entry_point,
    role           text NOT NULL DEFAULT 'AGENT',
    language       text NOT NULL DEFAULT '*',
    queue_id       uuid NOT NULL REFERENCES queue,
    PRIMARY KEY (entry_point_id, role, language)
);

CREATE TABLE presence (
    staff_id        uuid PRIMARY KEY REFERENCES staff,
    state           text        NOT NULL CHECK (state IN ('OFFLINE', 'READY', 'NOT_READY')),
    reason          text,
    since           timestamptz NOT NULL,
    idle_since      timestamptz NOT NULL,
    off_channels    text[]      NOT NULL DEFAULT '{}',
    connected       boolean     NOT NULL DEFAULT false,
    disconnected_at timestamptz,
    CHECK ((state = 'NOT_READY') = (reason IS NOT NULL))
);

-- The row every acceptance and release locks. used = seats of this agent and channel in OFFERED, ACTIVE and WRAP_UP.
CREATE TABLE agent_load (
    staff_id uuid    NOT NULL REFERENCES staff,
    channel  text    NOT NULL,
    used     integer NOT NULL DEFAULT 0,
    capacity integer NOT NULL CHECK (capacity >= 0),
    PRIMARY KEY (staff_id, channel),
    CHECK (used BETWEEN 0 AND capacity)
);

CREATE TABLE seat (
    id              uuid PRIMARY KEY,
    interaction_id  uuid        NOT NULL REFERENCES interaction,
    group_id        uuid        NOT NULL, -- its own id when it stands alone
    role            text        NOT NULL CHECK (role IN ('AGENT', 'INTERPRETER')),
    channel         text        NOT NULL,
    queue_id        uuid        NOT NULL REFERENCES queue,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    language        text        NOT NULL,
    needs           jsonb       NOT NULL,
    needs_key       text        NOT NULL, -- seats with the same key compete by rank_at alone
    priority        smallint    NOT NULL CHECK (priority BETWEEN 0 AND 9),
    queued_since    timestamptz NOT NULL,
    rank_at         timestamptz NOT NULL, -- queued_since minus priority times ageing: earlier is served first
    state           text        NOT NULL CHECK (state IN ('WAITING', 'OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP', 'DONE')),
    paused          boolean     NOT NULL DEFAULT false, -- the visitor is away: the place is kept, nothing is offered
    desk_only       boolean     NOT NULL DEFAULT false, -- handled on the desk although its channel needs more (a phone memo)
    preferred_agent uuid REFERENCES staff,
    wanted_agent    uuid REFERENCES staff, -- transferred to this person: nobody else is offered it
    source_seat     uuid REFERENCES seat,
    agent_id        uuid REFERENCES staff,
    connected_at    timestamptz,
    wrap_up_until   timestamptz,
    extended        boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    end_reason      text,
    CHECK ((state IN ('ACTIVE', 'PARKED', 'WRAP_UP')) <= (agent_id IS NOT NULL)),
    CHECK ((state = 'WRAP_UP') <= (wrap_up_until IS NOT NULL))
);
CREATE INDEX seat_waiting ON seat (needs_key, rank_at, id) WHERE state = 'WAITING';
CREATE INDEX seat_queue_waiting ON seat (queue_id, queued_since) WHERE state = 'WAITING';
CREATE INDEX seat_interaction ON seat (interaction_id);
CREATE INDEX seat_agent_open ON seat (agent_id) WHERE state IN ('OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP');
CREATE INDEX seat_wrap_up ON seat (wrap_up_until) WHERE state = 'WRAP_UP';
CREATE INDEX seat_group ON seat (group_id);
CREATE INDEX seat_queue_connected ON seat (queue_id, connected_at DESC) WHERE connected_at IS NOT NULL;

CREATE TABLE decline (
    seat_id  uuid        NOT NULL REFERENCES seat,
    agent_id uuid        NOT NULL REFERENCES staff,
    until    timestamptz NOT NULL,
    PRIMARY KEY (seat_id, agent_id)
);

CREATE TABLE offer (
    id             uuid PRIMARY KEY,
    seat_id        uuid        NOT NULL REFERENCES seat,
    group_id       uuid        NOT NULL,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    agent_id       uuid        NOT NULL REFERENCES staff,
    channel        text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('RESERVED', 'PRESENTED', 'ACCEPTED', 'CONNECTED', 'DECLINED', 'TIMED_OUT', 'UNREACHABLE', 'WITHDRAWN')),
    reserved_at    timestamptz NOT NULL,
    presented_at   timestamptz,
    expires_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    reason         text
);
CREATE UNIQUE INDEX offer_one_per_seat ON offer (seat_id) WHERE state IN ('RESERVED', 'PRESENTED', 'ACCEPTED');
CREATE UNIQUE INDEX offer_one_per_agent ON offer (agent_id) WHERE state IN ('RESERVED', 'PRESENTED');
CREATE INDEX offer_expiry ON offer (expires_at) WHERE state IN ('RESERVED', 'PRESENTED');
CREATE INDEX offer_group ON offer (group_id);
CREATE INDEX offer_agent ON offer (agent_id, reserved_at DESC);

CREATE TABLE offer_explanation (
    offer_id     uuid PRIMARY KEY REFERENCES offer ON DELETE CASCADE,
    at           timestamptz NOT NULL,
    rule_version integer     NOT NULL,
    explanation  jsonb       NOT NULL
);
CREATE INDEX offer_explanation_at ON offer_explanation (at);

CREATE TABLE promise (
    id              uuid PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY,
    client_id       uuid UNIQUE,
    kind            text        NOT NULL CHECK (kind IN ('CALLBACK', 'FOLLOW_UP', 'VIDEO_RESERVATION', 'VOICEMAIL', 'VIDEOMAIL')),
    state           text        NOT NULL CHECK (state IN ('OPEN', 'DUE', 'DONE', 'MISSED', 'CANCELLED')),
    organisation_id uuid        NOT NULL REFERENCES organisation,
    entry_point_id  uuid        NOT NULL REFERENCES entry_point,
    interaction_id  uuid REFERENCES interaction, -- where it was given
    result_id       uuid REFERENCES interaction, -- the contact that keeps it
    identity_id     uuid REFERENCES identity,
    name_sealed     bytea,
    language        text        NOT NULL,
    note            text        NOT NULL,
    due_at          timestamptz NOT NULL,
    staff_id        uuid REFERENCES staff, -- who gave it; preferred when it falls due
    version         integer     NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz
);
CREATE INDEX promise_due ON promise (due_at) WHERE state IN ('OPEN', 'DUE');
CREATE INDEX promise_staff ON promise (staff_id, due_at) WHERE state IN ('OPEN', 'DUE');
CREATE INDEX promise_interaction ON promise (interaction_id);

-- What agents give as the cause of not being ready, or of leaving an offer.
CREATE TABLE reason (
    kind     text    NOT NULL CHECK (kind IN ('NOT_READY', 'DECLINE')),
    code     text    NOT NULL,
    label    jsonb   NOT NULL,
    position integer NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, code)
);

-- Closed days of the books, folded once.
CREATE TABLE books_day (
    day       date PRIMARY KEY,
    arrived   bigint      NOT NULL,
    terms     jsonb       NOT NULL,
    outbound  jsonb       NOT NULL,
    folded_at timestamptz NOT NULL
);
