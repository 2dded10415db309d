package org.dasan.agentdesktop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.city.Role;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.InteractionId;
import org.dasan.live.ClientProtocol;
import org.dasan.live.Frame;
import org.dasan.live.Hello;
import org.dasan.live.JoinRefusedException;
import org.dasan.live.Joined;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.live.Resume;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What staff may hear over the socket: their own desk, and the contacts they may touch.
@Component
@Order(20)
class DeskProtocol implements ClientProtocol {
    private static final String STAFF = "staff:";

    private final DeskFeed feed;
    private final ContactStreams contacts;
    private final AcdQueries acd;
    private final Live live;
    private final JsonMapper json;

    DeskProtocol(DeskFeed feed, ContactStreams contacts, AcdQueries acd, Live live, JsonMapper json) {
        this.feed = feed;
        this.contacts = contacts;
        this.acd = acd;
        this.live = live;
        this.json = json;
    }

    record TypingFrame(String type, UUID streamId, String from, boolean on) {}

    @Override
    public boolean accepts(Hello hello, @Nullable StaffPrincipal staff) {
        return hello.token() == null;
    }

    @Override
    public Joined join(Hello hello, @Nullable StaffPrincipal staff) {
        if (staff == null) {
            throw JoinRefusedException.notSignedIn();
        }
        return new Joined(Recipient.staff(staff.id().value()), Set.of(Recipient.ALL_STAFF));
    }

    @Override
    public Optional<Recipient> audience(Recipient principal, UUID stream) {
        return contacts.mayFollow(agent(principal), stream, Role.AGENT, Role.SUPERVISOR)
                ? Optional.of(Recipient.stream(stream))
                : Optional.empty();
    }

    @Override
    public Resume resume(Recipient principal, UUID stream, int afterSeq) {
        return contacts.resume(stream, afterSeq);
    }

    @Override
    public List<Frame> greeting(Recipient principal) {
        return List.of(feed.picture(agent(principal)));
    }

    @Override
    public void received(Recipient principal, JsonNode frame) {
        if (frame.path("type").asString("").equals("typing")) {
            stream(frame).filter(stream -> holds(principal, stream)).ifPresent(stream -> {
                var typing = new Frame.Transient(json.writeValueAsString(new TypingFrame(
                        "typing", stream, "AGENT", frame.path("on").asBoolean(false))));
                live.signal(Recipient.publicStream(stream), typing);
            });
        }
    }

    private static Optional<UUID> stream(JsonNode frame) {
        try {
            return Optional.of(UUID.fromString(frame.path("streamId").asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean holds(Recipient principal, UUID interaction) {
        var agent = agent(principal);
        return acd.ofInteraction(new InteractionId(interaction)).stream().anyMatch(seat -> agent.equals(seat.agent()));
    }

    private static UUID agent(Recipient principal) {
        return UUID.fromString(principal.value().substring(STAFF.length()));
    }
}
