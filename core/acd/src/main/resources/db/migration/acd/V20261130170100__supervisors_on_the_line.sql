-- Supervisors who listen to a call, whisper to its agent, or speak with both.
ALTER TABLE intervention DROP CONSTRAINT intervention_kind_check;
ALTER TABLE intervention ADD CONSTRAINT intervention_kind_check
    CHECK (kind IN ('FORCE_STATE', 'RESKILL', 'END_RESKILL', 'PULL', 'PUSH', 'JOIN', 'TAKE_OVER', 'LISTEN', 'WHISPER', 'BARGE'));
