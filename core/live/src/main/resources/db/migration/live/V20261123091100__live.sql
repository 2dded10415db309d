-- Which node holds whose sockets, and frames on their way between nodes. Nothing here outlives a crash of the database:
-- unlogged tables are emptied then, and each node writes down its own again at its next beat. No identity or clock of
-- the database is relied on.

CREATE UNLOGGED TABLE live_node (
    id   uuid PRIMARY KEY,
    beat bigint NOT NULL -- counted up by the node; one that stands still for long is dead
);

CREATE UNLOGGED TABLE live_socket (
    recipient text NOT NULL,
    node      uuid NOT NULL,
    PRIMARY KEY (recipient, node)
);
CREATE INDEX live_socket_node ON live_socket (node);

CREATE UNLOGGED TABLE live_signal (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node           uuid NOT NULL, -- the one that shall deliver it
    recipient      text NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('SNAPSHOT', 'TRANSIENT', 'DISCONNECT')),
    conflation_key text, -- of a snapshot
    body           text NOT NULL -- JSON; the close code of a disconnect
);
CREATE INDEX live_signal_node ON live_signal (node, id);
