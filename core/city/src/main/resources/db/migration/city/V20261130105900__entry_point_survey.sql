-- Whether citizens are asked, when a contact of this entry point is over, how satisfied they were.
ALTER TABLE entry_point ADD COLUMN survey boolean NOT NULL DEFAULT false;
