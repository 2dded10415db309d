-- Asked with a varchar, a char column is compared as text, and its index is of no use: every request read the
-- whole table of sessions.
ALTER TABLE spring_session_attributes DROP CONSTRAINT spring_session_attributes_fk;
ALTER TABLE spring_session ALTER COLUMN primary_id TYPE varchar(36), ALTER COLUMN session_id TYPE varchar(36);
ALTER TABLE spring_session_attributes ALTER COLUMN session_primary_id TYPE varchar(36);
ALTER TABLE spring_session_attributes ADD CONSTRAINT spring_session_attributes_fk
    FOREIGN KEY (session_primary_id) REFERENCES spring_session (primary_id) ON DELETE CASCADE;
