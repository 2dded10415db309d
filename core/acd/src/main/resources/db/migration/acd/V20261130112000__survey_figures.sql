-- What citizens said about contacts, counted with the work of the agent who took the contact last.
ALTER TABLE figure_work ADD COLUMN surveys_asked integer NOT NULL DEFAULT 0;
ALTER TABLE figure_work ADD COLUMN surveys_answered integer NOT NULL DEFAULT 0;
ALTER TABLE figure_work ADD COLUMN ratings integer NOT NULL DEFAULT 0; -- their sum
ALTER TABLE figure_work ADD COLUMN satisfied integer NOT NULL DEFAULT 0; -- ratings of 4 and 5
