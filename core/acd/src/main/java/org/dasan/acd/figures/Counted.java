package org.dasan.acd.figures;

/// What is counted of contacts, of agents' work and of promises. All of it adds up, except [#LONGEST_MS].
enum Counted {
    ARRIVED,
    OFFERED,
    ANSWERED,
    WITHIN_TARGET,
    SHORT_ABANDONS,
    LATE_ABANDONS,
    WAIT_MS,
    LONGEST_MS,
    ASKED,
    RESOLVED,
    IDENTIFIED,
    REPEATED,
    HANDLED,
    SELF_SERVED,
    ABANDONED,
    REFUSED,
    LOST,
    PROMISED,
    OPEN,
    TAKEN,
    TALK_MS,
    WRAP_UP_MS,
    TRANSFERS,
    STAFFED_MS,
    BUSY_MS,
    PROMISES_DUE,
    PROMISES_KEPT,
    PROMISES_MISSED
}
