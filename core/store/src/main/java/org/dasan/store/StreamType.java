package org.dasan.store;

/// The kinds of things that have a history of their own; stored by name.
public enum StreamType {
    INTERACTION,
    AGENT,
    CASE,
    ENTRY,
    CONFIGURATION
}
