package org.dasan.channels.chat;

import java.time.Instant;
import java.util.UUID;
import org.dasan.live.ConnectionListener;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.springframework.stereotype.Component;

/// Ties citizens' sockets to their presence, and tells the desk of it.
@Component
class VisitorSockets implements ConnectionListener {
    private static final String VISITOR = "visitor:";

    private final Visitors visitors;
    private final Live live;
    private final ChatFrames frames;

    VisitorSockets(Visitors visitors, Live live, ChatFrames frames) {
        this.visitors = visitors;
        this.live = live;
        this.frames = frames;
    }

    @Override
    public void connected(Recipient principal) {
        if (isVisitor(principal)) {
            visitors.connected(conversation(principal));
            tell(principal, true);
        }
    }

    @Override
    public void lastSocketGone(Recipient principal, Instant at) {
        if (isVisitor(principal)) {
            visitors.disconnected(conversation(principal), at);
            tell(principal, false);
        }
    }

    private void tell(Recipient visitor, boolean here) {
        var current = visitors.current(conversation(visitor));
        if (current != null) {
            live.signal(
                    Recipient.stream(current.value()), frames.toSend(new PassingFrame.Presence(current.value(), here)));
        }
    }

    static boolean isVisitor(Recipient principal) {
        return principal.value().startsWith(VISITOR);
    }

    /// The conversation a principal of ours is in.
    static UUID conversation(Recipient principal) {
        return UUID.fromString(principal.value().substring(VISITOR.length()));
    }
}
