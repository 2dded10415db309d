-- A call that an agent made to a number outside, until somebody answers; from then on it is a call like all others.
CREATE TABLE call_made (
    interaction_id uuid PRIMARY KEY REFERENCES interaction (id),
    exchange       text NOT NULL,
    staff_id       uuid NOT NULL REFERENCES staff (id),
    seat_id        uuid NOT NULL REFERENCES seat (id),
    line_channel   text NOT NULL, -- the exchange's own name of the agent's line
    made_at        timestamptz NOT NULL,
    settled_at     timestamptz,
    result         text CHECK (result IN ('ANSWERED', 'BUSY', 'NO_ANSWER', 'REFUSED', 'NO_SUCH_NUMBER', 'FAILED', 'CANCELLED', 'NO_PHONE', 'LOST')),
    CHECK ((result IS NULL) = (settled_at IS NULL))
);
CREATE INDEX call_made_open ON call_made (exchange, made_at) WHERE result IS NULL;
