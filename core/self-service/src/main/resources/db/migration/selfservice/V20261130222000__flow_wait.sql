-- At which step of a flow a caller waited for a person: that step says what comes when the agent has hung up.
CREATE TABLE flow_wait (
    interaction_id uuid PRIMARY KEY REFERENCES interaction,
    node           text NOT NULL
);
