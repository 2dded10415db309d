-- The standard counselling database. An entry is one answer in one language; its texts are versions, of which at most one is published
-- and at most one is being worked on.
CREATE TABLE knowledge_entry (
    id              uuid        PRIMARY KEY,
    external_id     text        UNIQUE, -- the id under which an import brought it
    create_key      uuid        UNIQUE, -- the client's own id of its making; the same request twice makes one entry
    lang            text        NOT NULL CHECK (lang IN ('ko', 'en', 'zh', 'ja', 'vi', 'mn')),
    organisation_id uuid        NOT NULL REFERENCES organisation,
    category        text        NOT NULL,
    translation_of  uuid        REFERENCES knowledge_entry,
    sample          boolean     NOT NULL DEFAULT false,
    revision        integer     NOT NULL DEFAULT 1, -- counts the steps; whoever takes one names the revision it was made from
    versions        integer     NOT NULL DEFAULT 0, -- number of the newest version
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX knowledge_entry_changed ON knowledge_entry (changed_at DESC, id);
CREATE INDEX knowledge_entry_translation ON knowledge_entry (translation_of) WHERE translation_of IS NOT NULL;
CREATE INDEX knowledge_entry_organisation ON knowledge_entry (organisation_id);

CREATE TABLE knowledge_version (
    entry_id     uuid        NOT NULL REFERENCES knowledge_entry,
    version      integer     NOT NULL CHECK (version > 0),
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'REVIEW', 'PUBLISHED', 'RETIRED')),
    title        text        NOT NULL,
    body         text        NOT NULL,
    keywords     text[]      NOT NULL DEFAULT '{}',
    asked_as     text[]      NOT NULL DEFAULT '{}',
    valid_from   date,
    valid_until  date,
    confirmed_on date,
    fingerprint  text        NOT NULL, -- SHA-256 of the text; tells a repetition from a change
    author_id    uuid        REFERENCES staff, -- who saved it last; null: it came with the samples
    writers      uuid[]      NOT NULL DEFAULT '{}', -- everybody who saved it
    approver_id  uuid        REFERENCES staff,
    bulk         boolean     NOT NULL DEFAULT false,
    reason       text, -- why it was sent back, or retired
    created_at   timestamptz NOT NULL,
    saved_at     timestamptz NOT NULL,
    published_at timestamptz,
    retired_at   timestamptz,
    PRIMARY KEY (entry_id, version),
    CHECK (bulk OR approver_id IS NULL OR approver_id <> ALL (writers)), -- nobody approves their own text
    CHECK (state <> 'PUBLISHED' OR published_at IS NOT NULL)
);
COMMENT ON COLUMN knowledge_version.bulk IS 'published by an import, whose sender is author and approver at once';
CREATE UNIQUE INDEX knowledge_version_published ON knowledge_version (entry_id) WHERE state = 'PUBLISHED';
CREATE UNIQUE INDEX knowledge_version_open ON knowledge_version (entry_id) WHERE state IN ('DRAFT', 'REVIEW');
