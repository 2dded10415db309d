package org.dasan.interactions.outbox;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;

/// A text for one person, ready to be handed to a provider.
///
/// @param id       the same at every attempt; goes to the provider where it can tell repetitions by such a
/// key
/// @param from     the city's address: number, account or mailbox
/// @param to       the person's address in its normal form
/// @param queuedAt since when it may have been handed over
public record OutboundText(UUID id, Channel channel, String from, String to, String text, Instant queuedAt) {
    /// Shows neither address nor text, which have no place in a log.
    @Override
    public String toString() {
        return "OutboundText[" + channel + " " + id + "]";
    }
}
