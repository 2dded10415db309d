package org.dasan.selfservice;

/// What a caller did when asked.
public sealed interface Reply {
    /// Pressed keys.
    ///
    /// @param keys 0–9, `*` and `#`, at least one
    record Pressed(String keys) implements Reply {}

    /// Heard the question and pressed nothing in time.
    record Silent() implements Reply {}

    /// None of the question's sounds could be played, and no key was pressed.
    record Unheard() implements Reply {}

    record HungUp() implements Reply {}
}
