package org.dasan.interactions;

import org.dasan.city.Channel;

/// Takes out of the house what is said in a contact whose citizen is reached through a provider. A channel
/// whose citizens read from us, such as chat, has none.
public interface TextCarrier {
    Channel channel();

    /// Whether the channel can carry the message; asked before it is stored.
    ///
    /// @throws InvalidFieldException when it cannot, saying which limit is passed
    void check(Interaction interaction, NewMessage message);

    /// Queues the stored message in the transaction that stored it. Called for what staff say and for the
    /// system's own sentences, never for notes; which of the latter leave is the channel's choice.
    void carry(Interaction interaction, NewMessage message, Posted posted);
}
