-- The city: organisations, staff and what they may do, calendars, entry points, and who read whose data.

CREATE TABLE organisation (
    id        uuid PRIMARY KEY,
    parent    uuid REFERENCES organisation,
    code      text NOT NULL UNIQUE,
    kind      text NOT NULL CHECK (kind IN ('CITY', 'DISTRICT', 'AGENCY', 'DEPARTMENT', 'OUTSIDE')),
    name      jsonb NOT NULL,
    area_code text,
    active    boolean NOT NULL DEFAULT true,
    CHECK (parent <> id)
);

CREATE TABLE staff (
    id                   uuid PRIMARY KEY,
    username             text NOT NULL UNIQUE CHECK (username = lower(username)),
    display_name         text NOT NULL,
    public_label         jsonb,
    active               boolean NOT NULL DEFAULT true,
    password_hash        text, -- null: cannot sign in with a password
    must_change_password boolean NOT NULL DEFAULT false,
    created_at           timestamptz NOT NULL
);

CREATE TABLE staff_grant (
    staff        uuid NOT NULL REFERENCES staff,
    role         text NOT NULL CHECK (role IN ('AGENT', 'SUPERVISOR', 'KNOWLEDGE_EDITOR', 'CASE_OFFICER', 'ADMIN')),
    organisation uuid NOT NULL REFERENCES organisation,
    granted_at   timestamptz NOT NULL,
    granted_by   uuid REFERENCES staff, -- null: by a configuration file or the first start
    PRIMARY KEY (staff, role, organisation)
);

-- Public holidays by list, such as 'kr'.
CREATE TABLE holiday (
    list text NOT NULL,
    day  date NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (list, day)
);

CREATE TABLE calendar (
    id       uuid PRIMARY KEY,
    code     text NOT NULL UNIQUE,
    name     jsonb NOT NULL,
    holidays text -- closed on the days of this list; null: open on holidays as on other days
);

-- Minutes of the day in the city's zone; 1440 is midnight at its end. Hours past midnight are two rows.
CREATE TABLE calendar_hours (
    calendar uuid NOT NULL REFERENCES calendar ON DELETE CASCADE,
    weekday  int NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- ISO: 1 is Monday
    opens    int NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes   int NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    PRIMARY KEY (calendar, weekday, opens),
    CHECK (opens < closes)
);

-- Days that differ: these hours instead of the weekly ones, holiday or not. Closed all day: opens and closes are 0.
CREATE TABLE calendar_exception (
    calendar uuid NOT NULL REFERENCES calendar ON DELETE CASCADE,
    day      date NOT NULL,
    opens    int NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes   int NOT NULL CHECK (closes BETWEEN 0 AND 1440),
    reason   text,
    PRIMARY KEY (calendar, day, opens),
    CHECK (opens < closes OR (opens = 0 AND closes = 0))
);

CREATE TABLE entry_point (
    id                  uuid PRIMARY KEY,
    key                 text NOT NULL UNIQUE CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    channel             text NOT NULL
        CHECK (channel IN ('VOICE', 'SMS', 'CHAT', 'VIDEO', 'SNS', 'EMAIL', 'FAX', 'COUNTER', 'POST')),
    organisation        uuid NOT NULL REFERENCES organisation,
    name                jsonb NOT NULL,
    queue_code          text NOT NULL,
    default_language    text NOT NULL,
    languages           text[] NOT NULL,
    calendar            uuid NOT NULL REFERENCES calendar,
    embedding_sites     text[] NOT NULL DEFAULT '{}',
    visitor_away_pause  int NOT NULL, -- these five in seconds
    visitor_abandon     int NOT NULL,
    idle_warning        int NOT NULL,
    idle_close          int NOT NULL,
    parked_close        int NOT NULL,
    active              boolean NOT NULL DEFAULT true
);

CREATE TABLE access_log (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    staff   uuid NOT NULL,
    what    text NOT NULL,
    subject uuid NOT NULL,
    why     text NOT NULL
);
CREATE INDEX access_log_subject ON access_log (subject, at DESC);
CREATE INDEX access_log_staff ON access_log (staff, at DESC);
