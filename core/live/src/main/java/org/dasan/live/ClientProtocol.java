package org.dasan.live;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an ability says about its clients: who a hello is, what it may hear, and how it catches up. A bean;
/// the first in bean order that accepts a hello has the socket. Called on virtual threads; may ask the
/// database.
public interface ClientProtocol {
    /// Whether this hello is one of ours. `staff` is who the session cookie names.
    boolean accepts(Hello hello, @Nullable StaffPrincipal staff);

    /// Lets the client in.
    ///
    /// @throws JoinRefusedException with the close code it is sent away with
    Joined join(Hello hello, @Nullable StaffPrincipal staff);

    /// The audience of `stream` that `principal` belongs to; empty when it may not follow it. Asked for each
    /// stream of the hello and of each `subscribe`.
    Optional<Recipient> audience(Recipient principal, UUID stream);

    /// What `principal` missed of `stream` after `afterSeq`. Also asked when frames arrive out of order.
    Resume resume(Recipient principal, UUID stream, int afterSeq);

    /// Pictures to send once the client has joined and caught up, such as the whole desk.
    default List<Frame> greeting(Recipient principal) {
        return List.of();
    }

    /// The audience of a picture that the client asks to see from now on, in place of the one before; empty
    /// when it wants none any more. Whoever draws the picture publishes it to that audience.
    ///
    /// @throws JoinRefusedException when it may not see it
    default Optional<Recipient> watch(Recipient principal, JsonNode frame) {
        return Optional.empty();
    }

    /// A frame other than `hello`, `ping`, `subscribe`, `unsubscribe` and `watch`: `typing`, `visible`.
    void received(Recipient principal, JsonNode frame);
}
