package org.dasan.interactions.outbox;

import java.time.Duration;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// A text that is to leave.
///
/// @param message  the message it carries out; the same message is queued once a channel
/// @param identity to whom
/// @param from     the city's address: number, account or mailbox
/// @param goodFor  not sent any more after this time
public record Outgoing(
        Channel channel,
        @Nullable InteractionId interaction,
        @Nullable UUID message,
        UUID identity,
        String from,
        String text,
        Duration goodFor) {
    /// How long a text is good for unless something else is said.
    public static final Duration A_DAY = Duration.ofDays(1);

    public Outgoing {
        if (!goodFor.isPositive()) {
            throw new IllegalArgumentException("goodFor must be positive but was " + goodFor);
        }
    }

    @Override
    public String toString() {
        return "Outgoing[" + channel + " " + interaction + " " + message + "]";
    }
}
