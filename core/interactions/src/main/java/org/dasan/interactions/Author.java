package org.dasan.interactions;

import org.dasan.city.StaffId;

/// Who did something to an interaction.
public sealed interface Author {
    /// The citizen it belongs to.
    record Citizen() implements Author {}

    /// A person of the city, taking part as `kind`.
    record Person(StaffId staff, ParticipantKind kind) implements Author {}

    /// The software itself: timers, hand-overs, greetings.
    record Automatic() implements Author {}

    /// As stored in `message.author_kind`.
    default String kindName() {
        return switch (this) {
            case Citizen() -> "CITIZEN";
            case Person person -> person.kind().name();
            case Automatic() -> "SYSTEM";
        };
    }
}
