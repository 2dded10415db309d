package org.dasan.interactions.outbox;

import org.dasan.city.Channel;

/// Hands texts to one network. Implementations are thread-safe, block the caller, answer within half a minute
/// and never try again by themselves: that is the outbox's work.
public interface TextGateway {
    Channel channel();

    SendResult send(OutboundText text);

    /// Asks the network about a text of which [#send] could not say what became. Absent only when that is
    /// sure.
    default LookUp lookUp(OutboundText text) {
        return new LookUp.Unknown();
    }
}
