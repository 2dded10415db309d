package org.dasan.city;

/// What somebody may do. Granted on an organisation, a role holds there and in everything below it.
public enum Role {
    AGENT,
    SUPERVISOR,
    KNOWLEDGE_EDITOR,
    CASE_OFFICER,
    ADMIN
}
