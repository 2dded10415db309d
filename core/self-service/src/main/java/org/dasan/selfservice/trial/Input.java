package org.dasan.selfservice.trial;

/// What somebody does in a test call.
sealed interface Input {
    /// Presses keys.
    ///
    /// @param keys 0–9, `*` and `#`, at least one
    record Keys(String keys) implements Input {}

    /// Lets a question pass without an answer.
    record Silence() implements Input {}

    record HangUp() implements Input {}
}
