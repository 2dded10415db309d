-- When what the citizen said, and who they are, was erased because its time was over.
ALTER TABLE interaction ADD COLUMN erased_at timestamptz;
CREATE INDEX interaction_kept ON interaction (closed_at, id) WHERE state = 'CLOSED' AND erased_at IS NULL;
