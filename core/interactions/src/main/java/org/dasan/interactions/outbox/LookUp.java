package org.dasan.interactions.outbox;

/// What a provider says when asked whether it has taken a text.
public sealed interface LookUp {
    /// It has.
    record Found(String externalId) implements LookUp {}

    /// It has not and will not: the text may be sent again.
    record Absent() implements LookUp {}

    /// It does not say, or not yet.
    record Unknown() implements LookUp {}
}
