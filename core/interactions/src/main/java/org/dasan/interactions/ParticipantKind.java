package org.dasan.interactions;

/// Who takes part in an interaction.
public enum ParticipantKind {
    CITIZEN,
    AGENT,
    INTERPRETER,
    OFFICER,
    OUTSIDE,
    SUPERVISOR
}
