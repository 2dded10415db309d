-- What agents can be reached on beside their desk, as long as somebody watches it.
CREATE TABLE agent_device (
    staff_id    uuid NOT NULL REFERENCES staff (id),
    channel     text NOT NULL,
    device      text NOT NULL,
    there_until timestamptz NOT NULL,
    PRIMARY KEY (channel, device)
);
CREATE INDEX agent_device_staff ON agent_device (staff_id);
