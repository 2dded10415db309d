-- People who do not want to be called by campaigns.
CREATE TABLE do_not_call (
    identity_id uuid PRIMARY KEY REFERENCES identity (id),
    why         text NOT NULL,
    staff_id    uuid NOT NULL REFERENCES staff (id),
    since       timestamptz NOT NULL
);
CREATE INDEX do_not_call_since ON do_not_call (since);

-- Whom a campaign calls. The number is the identity's.
CREATE TABLE campaign_member (
    id             uuid PRIMARY KEY,
    campaign       text NOT NULL, -- its key in the configuration
    identity_id    uuid NOT NULL REFERENCES identity (id),
    language       text NOT NULL,
    reference      text NOT NULL, -- what agents look it up by elsewhere; emptied at the end
    state          text NOT NULL CHECK (state IN ('OPEN', 'PREVIEW', 'CALLING', 'REACHED', 'UNREACHED', 'SKIPPED', 'BARRED')),
    attempts       integer NOT NULL DEFAULT 0,
    due_at         timestamptz NOT NULL,
    agent_id       uuid REFERENCES staff (id),
    lease_until    timestamptz, -- of a preview
    interaction_id uuid REFERENCES interaction (id), -- the last call
    skip_reason    text,
    added_at       timestamptz NOT NULL,
    settled_at     timestamptz,
    UNIQUE (campaign, identity_id),
    CHECK ((state IN ('OPEN', 'PREVIEW', 'CALLING')) = (settled_at IS NULL))
);
CREATE INDEX campaign_member_due ON campaign_member (campaign, due_at) WHERE state IN ('OPEN', 'PREVIEW');
CREATE INDEX campaign_member_calling ON campaign_member (interaction_id) WHERE state = 'CALLING';
CREATE UNIQUE INDEX campaign_member_preview ON campaign_member (agent_id) WHERE state = 'PREVIEW';
CREATE INDEX campaign_member_identity ON campaign_member (identity_id);
