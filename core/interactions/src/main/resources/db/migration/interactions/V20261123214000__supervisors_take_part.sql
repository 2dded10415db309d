-- A supervisor may take part without the citizen being told.
ALTER TABLE participant ADD COLUMN visible boolean NOT NULL DEFAULT true;
CREATE UNIQUE INDEX participant_one_supervision ON participant (interaction_id, staff_id) WHERE kind = 'SUPERVISOR' AND left_at IS NULL;

-- Records are searched by the words of their memos, from the beginning of each word: Korean endings follow the stem.
CREATE INDEX record_memo_words ON record_memo USING gin (to_tsvector('simple', memo));
CREATE INDEX identity_last4 ON identity (last4) WHERE kind <> 'VISITOR';
