-- Eung-Dap-So: what an organisation must answer. `case` is a word of SQL, so the table is the file of the case.
CREATE TABLE case_file (
    id              uuid PRIMARY KEY,
    opened_on       date        NOT NULL, -- in the city's time
    counter         integer     NOT NULL, -- within that day
    number          text        NOT NULL, -- what people say: month, day, counter; the same again in another year
    code_round      integer     NOT NULL DEFAULT 0, -- of the receipt code, which is derived and lies nowhere
    key             uuid        NOT NULL UNIQUE, -- made by whoever opened it; the same once more is the same case
    type            text        NOT NULL,
    state           text        NOT NULL,
    organisation_id uuid        NOT NULL REFERENCES organisation, -- that must answer now
    officer_id      uuid REFERENCES staff,
    title           text        NOT NULL,
    text            text        NOT NULL,
    place           text,
    language        text        NOT NULL,
    interaction_id  uuid        NOT NULL REFERENCES interaction, -- the contact it was opened in
    identity_id     uuid REFERENCES identity,
    opened_by       uuid        NOT NULL REFERENCES staff,
    opened_at       timestamptz NOT NULL,
    due_at          timestamptz NOT NULL, -- while paused: as it was when the pause began
    paused_at       timestamptz,
    term_left       text, -- while paused: what is left of the time
    urgent_at       timestamptz NOT NULL, -- orders open cases: when it is due, 'infinity' while the city need not act
    answered_at     timestamptz,
    ended_at        timestamptz,
    closing_reason  text,
    bounces         integer     NOT NULL DEFAULT 0, -- times it went from one organisation to another
    asked           integer     NOT NULL DEFAULT 0, -- times the citizen was asked since they last said something
    rating          smallint CHECK (rating BETWEEN 1 AND 5),
    rated_at        timestamptz, -- the first time, for this answer
    version         integer     NOT NULL DEFAULT 1,
    erased_at       timestamptz,
    UNIQUE (opened_on, counter),
    CHECK ((paused_at IS NULL) = (term_left IS NULL))
);
CREATE INDEX case_file_number ON case_file (number, opened_on DESC);
CREATE INDEX case_file_open ON case_file (organisation_id, urgent_at, id) WHERE state NOT IN ('ANSWERED', 'TRANSFERRED', 'MERGED', 'WITHDRAWN', 'REJECTED', 'CLOSED');
CREATE INDEX case_file_organisation ON case_file (organisation_id, opened_at DESC, id DESC);
CREATE INDEX case_file_interaction ON case_file (interaction_id);
CREATE INDEX case_file_identity ON case_file (identity_id, opened_at DESC) WHERE identity_id IS NOT NULL;
CREATE INDEX case_file_answered ON case_file (answered_at) WHERE state = 'ANSWERED';
CREATE INDEX case_file_opened ON case_file (opened_at, id);

-- What was said at a step. The step itself is the event of the same number in the case's stream.
CREATE TABLE case_word (
    id       uuid PRIMARY KEY,
    case_id  uuid        NOT NULL REFERENCES case_file,
    seq      integer     NOT NULL, -- of that event
    kind     text        NOT NULL CHECK (kind IN ('REASON', 'NOTE', 'PUBLIC_NOTE', 'QUESTION', 'REPLY', 'DRAFT', 'ANSWER', 'FURTHER')),
    public   boolean     NOT NULL, -- the citizen may read it
    staff_id uuid REFERENCES staff, -- null: the citizen
    text     text        NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX case_word_case ON case_word (case_id, seq, id);

-- The last number given on each day.
CREATE TABLE case_day (
    day  date PRIMARY KEY,
    last integer NOT NULL
);
