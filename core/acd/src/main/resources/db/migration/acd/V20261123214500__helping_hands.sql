-- What the agent will be away for as soon as no contact is in their hands; nothing is offered until then.
ALTER TABLE presence ADD COLUMN after_contact text CHECK (after_contact IS NULL OR state = 'READY');

-- Agents who ask a supervisor for help.
CREATE TABLE raised_hand (
    staff_id  uuid PRIMARY KEY REFERENCES staff,
    raised_at timestamptz NOT NULL,
    seat_id   uuid REFERENCES seat, -- the contact it is about
    taken_by  uuid REFERENCES staff,
    taken_at  timestamptz
);

ALTER TABLE intervention DROP CONSTRAINT intervention_kind_check;
ALTER TABLE intervention ADD CONSTRAINT intervention_kind_check
    CHECK (kind IN ('FORCE_STATE', 'RESKILL', 'END_RESKILL', 'PULL', 'PUSH', 'JOIN', 'TAKE_OVER'));
