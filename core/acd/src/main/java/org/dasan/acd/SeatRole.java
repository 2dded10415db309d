package org.dasan.acd;

/// What somebody does in a seat.
public enum SeatRole {
    AGENT,
    INTERPRETER
}
