-- Items of the kinds of configuration that no statement looks into: each is kept as the document it was saved as.
CREATE TABLE configuration_document (
    kind     text    NOT NULL,
    key      text    NOT NULL,
    position integer NOT NULL DEFAULT 0,
    document jsonb   NOT NULL,
    PRIMARY KEY (kind, key)
);
