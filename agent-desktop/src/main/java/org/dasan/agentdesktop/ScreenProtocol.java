package org.dasan.agentdesktop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.live.ClientProtocol;
import org.dasan.live.Hello;
import org.dasan.live.JoinRefusedException;
import org.dasan.live.Joined;
import org.dasan.live.Recipient;
import org.dasan.live.Resume;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Screens at which nobody works, such as the wallboard: they make nobody present. Each looks at one picture at a time;
/// a supervisor's may follow contacts as well.
@Component
@Order(10)
class ScreenProtocol implements ClientProtocol {
    private static final String SCREEN = "screen:";

    private final Map<String, Show> shows;
    private final ContactStreams contacts;

    ScreenProtocol(List<Show> shows, ContactStreams contacts) {
        this.contacts = contacts;
        this.shows = shows.stream().collect(Collectors.toUnmodifiableMap(Show::picture, Function.identity()));
    }

    @Override
    public boolean accepts(Hello hello, @Nullable StaffPrincipal staff) {
        return hello.token() == null && hello.screen() != null;
    }

    @Override
    public Joined join(Hello hello, @Nullable StaffPrincipal staff) {
        if (staff == null) {
            throw JoinRefusedException.notSignedIn();
        }
        return new Joined(Recipient.screen(staff.id().value()), Set.of());
    }

    @Override
    public Optional<Recipient> audience(Recipient principal, UUID stream) {
        return contacts.mayFollow(staff(principal), stream, Role.SUPERVISOR)
                ? Optional.of(Recipient.stream(stream))
                : Optional.empty();
    }

    @Override
    public Resume resume(Recipient principal, UUID stream, int afterSeq) {
        return contacts.resume(stream, afterSeq);
    }

    @Override
    public Optional<Recipient> watch(Recipient principal, JsonNode frame) {
        var picture = frame.path("picture").asString("");
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        var show = shows.get(picture);
        if (show == null) {
            throw new IllegalArgumentException("there is no picture " + picture);
        }
        return Optional.of(show.watch(new StaffId(staff(principal)), frame));
    }

    private static UUID staff(Recipient principal) {
        return UUID.fromString(principal.value().substring(SCREEN.length()));
    }

    @Override
    public void received(Recipient principal, JsonNode frame) {
        // A screen has nothing to say.
    }
}
