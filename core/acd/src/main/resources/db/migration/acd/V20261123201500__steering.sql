-- What supervisors do to the work of others, and why they say they do it. The log holds the fact, this row the words.
CREATE TABLE intervention (
    id             uuid PRIMARY KEY,
    at             timestamptz NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('FORCE_STATE', 'RESKILL', 'END_RESKILL', 'PULL', 'PUSH')),
    by_staff       uuid        NOT NULL REFERENCES staff,
    agent_id       uuid REFERENCES staff, -- whose work it changes
    seat_id        uuid REFERENCES seat,
    why            text        NOT NULL,
    detail         jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX intervention_agent ON intervention (agent_id, at DESC) WHERE agent_id IS NOT NULL;
CREATE INDEX intervention_at ON intervention (at);

-- Skills lent for a while. Whoever asks for skills compares `until` with the clock, so that they end without anybody's doing.
CREATE TABLE temporary_skill (
    staff_id    uuid        NOT NULL REFERENCES staff,
    skill       text        NOT NULL REFERENCES skill,
    proficiency smallint    NOT NULL CHECK (proficiency BETWEEN 1 AND 5),
    given_at    timestamptz NOT NULL,
    until       timestamptz NOT NULL,
    given_by    uuid        NOT NULL REFERENCES staff,
    PRIMARY KEY (staff_id, skill),
    CHECK (until > given_at)
);
CREATE INDEX temporary_skill_until ON temporary_skill (until);
