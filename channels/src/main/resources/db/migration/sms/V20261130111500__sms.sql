-- Every text the provider gave us, once. What is no message was an answer to a survey, or the citizen's word about texts.
CREATE TABLE sms_inbound (
    message_sid    text PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('MESSAGE', 'SURVEY', 'STOP', 'START')),
    interaction_id uuid REFERENCES interaction,
    message_id     uuid UNIQUE REFERENCES message,
    at             timestamptz NOT NULL,
    CHECK ((kind = 'MESSAGE') = (interaction_id IS NOT NULL AND message_id IS NOT NULL))
);
CREATE INDEX sms_inbound_interaction ON sms_inbound (interaction_id) WHERE interaction_id IS NOT NULL;

-- Who wants no texts from which of the city's numbers.
CREATE TABLE sms_consent (
    identity_id  uuid        NOT NULL REFERENCES identity,
    number       text        NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    how          text        NOT NULL, -- STOP: the citizen's word to us; 21610: the provider's
    PRIMARY KEY (identity_id, number)
);

-- Pictures that came with a text and still lie with the provider; a row goes when its picture is here or given up.
CREATE TABLE sms_picture (
    id             uuid PRIMARY KEY,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    message_id     uuid        NOT NULL REFERENCES message,
    position       integer     NOT NULL,
    url            text        NOT NULL,
    attempt        integer     NOT NULL DEFAULT 0,
    due_at         timestamptz NOT NULL -- of one being fetched: when its worker is taken for dead
);
CREATE INDEX sms_picture_due ON sms_picture (due_at);

-- Pictures that go along with a text of ours. `delivery_id` is its row in the outbox, which retention may remove.
CREATE TABLE sms_attachment (
    delivery_id    uuid    NOT NULL,
    interaction_id uuid    NOT NULL REFERENCES interaction,
    media_id       uuid    NOT NULL,
    position       integer NOT NULL,
    PRIMARY KEY (delivery_id, media_id)
);
CREATE INDEX sms_attachment_media ON sms_attachment (media_id);
CREATE INDEX sms_attachment_interaction ON sms_attachment (interaction_id);

-- Until when the provider's texts have been compared with ours, and whose turn it is.
CREATE TABLE sms_reconciled (
    number      text PRIMARY KEY,
    seen_until  timestamptz NOT NULL,
    lease_until timestamptz NOT NULL
);
