package org.dasan.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Clients of the tests: staff by their login, visitors by a token that is their conversation's id.
final class TestProtocol implements ClientProtocol {
    static final UUID CLOSED = UUID.fromString("01900000-0000-7000-8000-00000000000c");

    final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final Facts facts;

    TestProtocol(Facts facts) {
        this.facts = facts;
    }

    @Override
    public boolean accepts(Hello hello, @Nullable StaffPrincipal staff) {
        return staff != null || hello.token() != null;
    }

    @Override
    public Joined join(Hello hello, @Nullable StaffPrincipal staff) {
        if (staff != null && hello.screen() != null) {
            return new Joined(Recipient.screen(staff.id().value()), Set.of());
        }
        if (staff != null) {
            return new Joined(Recipient.staff(staff.id().value()), Set.of(Recipient.ALL_STAFF));
        }
        var token = hello.token();
        if (token == null || token.equals("expired")) {
            throw JoinRefusedException.notSignedIn();
        }
        return new Joined(Recipient.visitor(UUID.fromString(token)), Set.of());
    }

    @Override
    public Optional<Recipient> audience(Recipient principal, UUID stream) {
        return stream.equals(CLOSED) ? Optional.empty() : Optional.of(Recipient.publicStream(stream));
    }

    @Override
    public Resume resume(Recipient principal, UUID stream, int afterSeq) {
        return new Resume.Missed(facts.after(stream, afterSeq));
    }

    @Override
    public List<Frame> greeting(Recipient principal) {
        return List.of(new Frame.Snapshot("desk", "{\"type\":\"desk\"}"));
    }

    @Override
    public Optional<Recipient> watch(Recipient principal, JsonNode frame) {
        return Optional.of(frame.path("picture").asString(""))
                .filter(name -> !name.isEmpty())
                .map(name -> new Recipient("picture:" + name));
    }

    @Override
    public void received(Recipient principal, JsonNode frame) {
        received.add(frame);
    }
}
