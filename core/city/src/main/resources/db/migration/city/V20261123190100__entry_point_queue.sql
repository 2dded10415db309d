-- Which queue takes the contacts of an entry point stands in queue_choice alone.
ALTER TABLE entry_point DROP COLUMN queue_code;
