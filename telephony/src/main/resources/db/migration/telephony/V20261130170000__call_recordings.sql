-- The sound of a call as it is kept. The row stays when the sound has been erased.
CREATE TABLE call_recording (
    interaction_id uuid PRIMARY KEY REFERENCES call (interaction_id),
    consent        text NOT NULL CHECK (consent IN ('ANNOUNCED', 'TOLD_BEFORE')),
    state          text NOT NULL CHECK (state IN ('RUNNING', 'STORED', 'FAILED', 'NOTHING', 'ERASED')),
    fault          text CHECK (fault IN ('NOT_ANNOUNCED', 'NO_FOLDER', 'MISSING', 'SHORT', 'SILENT')),
    began_at       timestamptz NOT NULL,
    settled_at     timestamptz,
    blob_id        uuid,
    bytes          bigint,
    talked_ms      bigint, -- how long people spoke with each other, as the call's spans say
    heard_ms       bigint, -- how long the recording is
    level_db       real,   -- how loud it is, in decibels below full scale
    CHECK ((fault IS NULL) OR state IN ('FAILED', 'ERASED'))
);
CREATE INDEX call_recording_running ON call_recording (began_at) WHERE state = 'RUNNING';
CREATE INDEX call_recording_kept ON call_recording (settled_at) WHERE blob_id IS NOT NULL;

-- While a secret was said; the recording is silent there.
CREATE TABLE call_recording_pause (
    interaction_id uuid NOT NULL REFERENCES call_recording (interaction_id),
    number         integer NOT NULL,
    staff_id       uuid NOT NULL REFERENCES staff (id),
    began_at       timestamptz NOT NULL,
    ended_at       timestamptz,
    PRIMARY KEY (interaction_id, number)
);
CREATE UNIQUE INDEX call_recording_pause_open ON call_recording_pause (interaction_id) WHERE ended_at IS NULL;

-- Who listened to it, when and why.
CREATE TABLE call_recording_play (
    id             uuid PRIMARY KEY,
    interaction_id uuid NOT NULL REFERENCES call_recording (interaction_id),
    staff_id       uuid NOT NULL REFERENCES staff (id),
    played_at      timestamptz NOT NULL,
    why            text NOT NULL
);
CREATE INDEX call_recording_play_of ON call_recording_play (interaction_id);
