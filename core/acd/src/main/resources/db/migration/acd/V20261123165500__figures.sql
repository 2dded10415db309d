-- Half hours of the figures. A half hour that is not stale was counted after the last thing that changed it: its rows below
-- are the truth. Any other is counted afresh from contacts, seats and records by whoever asks.
CREATE TABLE figure_half_hour (
    start     timestamptz PRIMARY KEY,
    stale     boolean NOT NULL,
    folded_at timestamptz
);
CREATE INDEX figure_half_hour_stale ON figure_half_hour (start) WHERE stale;

-- Contacts by the half hour in which they arrived. queue_id: the first queue in which they waited for an agent, if any.
CREATE TABLE figure_contacts (
    start                 timestamptz NOT NULL REFERENCES figure_half_hour ON DELETE CASCADE,
    direction             text        NOT NULL,
    channel               text        NOT NULL,
    language              text        NOT NULL,
    organisation_id       uuid        NOT NULL,
    queue_id              uuid,
    queue_organisation_id uuid,
    state                 text        NOT NULL, -- the outcome once closed, else the state
    contacts              integer     NOT NULL,
    answered              integer     NOT NULL,
    within_target         integer     NOT NULL,
    short_abandons        integer     NOT NULL,
    late_abandons         integer     NOT NULL,
    wait_ms               bigint      NOT NULL,
    longest_ms            bigint      NOT NULL,
    asked                 integer     NOT NULL, -- the agent said whether it was resolved
    resolved              integer     NOT NULL,
    identified            integer     NOT NULL,
    repeated              integer     NOT NULL
);
CREATE INDEX figure_contacts_start ON figure_contacts (start);

-- What agents did for them: parts of contacts that one agent took, by the same half hour.
CREATE TABLE figure_work (
    start                 timestamptz NOT NULL REFERENCES figure_half_hour ON DELETE CASCADE,
    direction             text        NOT NULL,
    channel               text        NOT NULL,
    language              text        NOT NULL,
    organisation_id       uuid        NOT NULL,
    queue_id              uuid        NOT NULL,
    queue_organisation_id uuid        NOT NULL,
    group_id              uuid, -- the organisation that the agent works for
    taken                 integer     NOT NULL,
    talk_ms               bigint      NOT NULL,
    wrap_up_ms            bigint      NOT NULL,
    transfers             integer     NOT NULL
);
CREATE INDEX figure_work_start ON figure_work (start);

-- How long the agents of a group were there, and how long of that with a contact, by the clock.
CREATE TABLE figure_staff (
    start      timestamptz NOT NULL REFERENCES figure_half_hour ON DELETE CASCADE,
    group_id   uuid,
    staffed_ms bigint      NOT NULL,
    busy_ms    bigint      NOT NULL
);
CREATE INDEX figure_staff_start ON figure_staff (start);

-- What agents spent their time on, from the event log: a row for each event that began something.
CREATE TABLE agent_time (
    stream_id  uuid        NOT NULL,
    seq        integer     NOT NULL,
    agent_id   uuid        NOT NULL,
    group_id   uuid,
    kind       text        NOT NULL CHECK (kind IN ('READY', 'ACTIVE', 'WRAP_UP')),
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    PRIMARY KEY (stream_id, seq)
);
CREATE INDEX agent_time_stretch ON agent_time (started_at, ended_at);

CREATE INDEX promise_all_due ON promise (due_at);
