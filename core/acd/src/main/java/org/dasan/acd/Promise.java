package org.dasan.acd;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// What the city owes at a time.
///
/// @param number counts all promises; its receipt shows it to the citizen
/// @param given  the interaction in which it was given
/// @param result the interaction that keeps it, once it fell due
public record Promise(
        UUID id,
        long number,
        Kind kind,
        State state,
        OrganisationId organisation,
        EntryPointId entryPoint,
        @Nullable InteractionId given,
        @Nullable InteractionId result,
        @Nullable UUID identity,
        String language,
        String note,
        Instant dueAt,
        @Nullable UUID staff,
        int version) {
    /// What is owed.
    public enum Kind {
        CALLBACK,
        FOLLOW_UP,
        VIDEO_RESERVATION,
        VOICEMAIL,
        VIDEOMAIL
    }

    /// Whether it was kept.
    public enum State {
        OPEN,
        /// Its time has come; a contact waits on the desk.
        DUE,
        DONE,
        /// Its contact ended without keeping it.
        MISSED,
        CANCELLED;

        /// The state after a step to `next`.
        ///
        /// @throws IllegalStepException when the step is not allowed
        public State transition(State next) {
            boolean legal = switch (this) {
                case OPEN -> next == DUE || next == DONE || next == CANCELLED;
                case DUE -> next == DONE || next == MISSED || next == CANCELLED;
                case DONE, MISSED, CANCELLED -> false;
            };
            if (!legal) {
                throw new IllegalStepException("promise", this, next);
            }
            return next;
        }
    }
}
