package org.dasan.telephony;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.telephony.Lines.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The telephone an agent works with.
@RestController
@RequestMapping("/api/v1/phone")
class PhoneController {
    private final Lines lines;
    private final ExchangeKeeper keeper;
    private final PhonePainter painter;
    private final PhoneSockets sockets;
    private final PhoneFrames frames;
    private final OutsideLines outside;

    PhoneController(
            Lines lines,
            ExchangeKeeper keeper,
            PhonePainter painter,
            PhoneSockets sockets,
            PhoneFrames frames,
            OutsideLines outside) {
        this.lines = lines;
        this.keeper = keeper;
        this.painter = painter;
        this.sockets = sockets;
        this.frames = frames;
        this.outside = outside;
    }

    /// What a telephone in the browser needs to register, and what it is in.
    ///
    /// @param device   NONE, BROWSER or DESK
    /// @param outbound whether numbers outside can be called
    record Phone(
            boolean enabled,
            String device,
            @Nullable String line,
            @Nullable String uri,
            @Nullable String user,
            @Nullable String password,
            @Nullable String socket,
            List<String> iceServers,
            boolean registered,
            boolean outbound,
            List<PhoneView.CallView> calls) {
        /// Shows no secret.
        @Override
        public String toString() {
            return "Phone[" + line + "]";
        }
    }

    enum Device {
        BROWSER,
        DESK
    }

    record Choice(@NotNull Device device, @Nullable String line) {}

    record DeskLine(String line, boolean registered, boolean free) {}

    record DeskLines(List<DeskLine> lines) {}

    @GetMapping
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    Phone phone(StaffPrincipal who) {
        var staff = who.id().value();
        return keeper.exchange()
                .flatMap(exchange -> lines.lend(exchange.id(), staff))
                .map(line -> phone(line, staff))
                .orElseGet(() ->
                        new Phone(false, "NONE", null, null, null, null, null, List.of(), false, false, List.of()));
    }

    @PutMapping
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    Phone choose(@Valid @RequestBody Choice choice, StaffPrincipal who) {
        var staff = who.id().value();
        var exchange = keeper.exchange()
                .orElseThrow(() -> new InvalidFieldException("device", "has no exchange to register at"));
        Optional<Line> line = switch (choice.device()) {
            case BROWSER -> {
                lines.of(staff).filter(held -> held.device().equals("DESK")).ifPresent(_ -> lines.giveBack(staff));
                yield lines.lend(exchange.id(), staff);
            }
            case DESK -> lines.takeDesk(exchange.id(), String.valueOf(choice.line()), staff);
        };
        frames.changed(staff);
        return phone(line.orElseThrow(() -> new InvalidFieldException("line", "is not free")), staff);
    }

    @GetMapping("/lines")
    @StaffOnly(role = {Role.AGENT, Role.SUPERVISOR})
    DeskLines desks(StaffPrincipal who) {
        return new DeskLines(keeper.exchange().stream()
                .flatMap(exchange -> lines.desks(exchange.id()).stream())
                .map(line -> new DeskLine(
                        line.name(),
                        line.registered(),
                        line.staff() == null || line.staff().equals(who.id().value())))
                .toList());
    }

    private Phone phone(Line line, UUID staff) {
        boolean browser = line.device().equals("BROWSER");
        return new Phone(
                true,
                line.device(),
                line.name(),
                browser ? "sip:" + line.name() + "@dasan.local" : null,
                browser ? line.name() : null,
                browser ? lines.password(line) : null,
                browser ? sockets.socket().orElse(null) : null,
                List.of(),
                line.registered(),
                outside.possible(),
                painter.paint(staff).calls());
    }
}
