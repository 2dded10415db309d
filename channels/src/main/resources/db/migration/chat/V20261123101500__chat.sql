-- Whether the citizen of a conversation is at their page.
CREATE TABLE chat_visitor (
    thread_id uuid PRIMARY KEY REFERENCES thread,
    last_seen timestamptz NOT NULL,
    connected boolean     NOT NULL DEFAULT false, -- by socket; a page that polls is seen each time it asks
    away      boolean     NOT NULL DEFAULT false  -- gone for so long that offers pause
);
