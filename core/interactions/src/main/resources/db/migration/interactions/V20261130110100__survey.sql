-- What citizens were asked when a contact was over, and what they answered. A row says that it was asked.
CREATE TABLE survey (
    interaction_id uuid PRIMARY KEY REFERENCES interaction,
    asked_at       timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL, -- not answered later than this
    rating         smallint CHECK (rating BETWEEN 1 AND 5), -- 5 is best
    words          text, -- masked; erased with the contact's texts
    answered_at    timestamptz,
    CHECK ((rating IS NULL) = (answered_at IS NULL)),
    CHECK (rating IS NOT NULL OR words IS NULL)
);
