-- Grows with each change of the queue: nobody joins it by rules that hold no longer.
ALTER TABLE queue ADD version integer NOT NULL DEFAULT 1;
