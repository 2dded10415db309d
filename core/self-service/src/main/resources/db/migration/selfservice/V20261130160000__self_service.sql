-- Self-service. Flows, prompts and answer numbers are documents of the one door for configuration.

-- What callers said after a tone; the promise says until when it is answered.
CREATE TABLE voicemail (
    promise_id     uuid PRIMARY KEY REFERENCES promise,
    interaction_id uuid        NOT NULL REFERENCES interaction,
    blob_id        uuid        NOT NULL,
    seconds        int         NOT NULL CHECK (seconds >= 0),
    received_at    timestamptz NOT NULL
);
CREATE INDEX voicemail_interaction ON voicemail (interaction_id);

-- Prompts spoken by people, one a language; where there is none, a machine speaks the text if it can.
CREATE TABLE prompt_recording (
    prompt      text        NOT NULL,
    language    text        NOT NULL,
    blob_id     uuid        NOT NULL,
    sha256      text        NOT NULL,
    rate        int         NOT NULL CHECK (rate IN (8000, 16000)),
    millis      int         NOT NULL CHECK (millis > 0),
    uploaded_by uuid        NOT NULL REFERENCES staff,
    uploaded_at timestamptz NOT NULL,
    PRIMARY KEY (prompt, language)
);
