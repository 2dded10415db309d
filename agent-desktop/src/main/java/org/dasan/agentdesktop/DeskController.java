package org.dasan.agentdesktop;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Queues;
import org.dasan.acd.StaffSkills;
import org.dasan.acd.figures.OwnFigures;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The agent's own picture, and whom a contact can be handed to.
@RestController
@RequestMapping("/api/v1")
class DeskController {
    private final DeskPainter painter;
    private final AcdQueries acd;
    private final Queues queues;
    private final StaffSkills skills;
    private final Directory directory;
    private final OwnFigures own;
    private final Calendars calendars;
    private final Clock clock;

    DeskController(
            DeskPainter painter,
            AcdQueries acd,
            Queues queues,
            StaffSkills skills,
            Directory directory,
            OwnFigures own,
            Calendars calendars,
            Clock clock) {
        this.painter = painter;
        this.acd = acd;
        this.queues = queues;
        this.skills = skills;
        this.directory = directory;
        this.own = own;
        this.calendars = calendars;
        this.clock = clock;
    }

    record QueueItem(UUID id, Label name, boolean open, int waiting, long ready) {}

    record AgentItem(UUID id, String label, List<String> languages, PresenceState state, boolean free) {}

    record DirectoryView(List<QueueItem> queues, List<AgentItem> agents) {}

    @GetMapping("/desk")
    @StaffOnly(role = Role.AGENT)
    Desk desk(StaffPrincipal agent) {
        return painter.paint(agent.id().value());
    }

    /// What the caller has done today, for their own eyes.
    @GetMapping("/desk/figures")
    @StaffOnly(role = Role.AGENT)
    OwnFigures.Own figures(StaffPrincipal who) {
        var today = LocalDate.ofInstant(clock.instant(), calendars.zone());
        return own.since(who.id().value(), today.atStartOfDay(calendars.zone()).toInstant());
    }

    /// Queues and colleagues a contact can be handed to.
    @GetMapping("/directory")
    @StaffOnly(role = Role.AGENT)
    DirectoryView directory(StaffPrincipal who) {
        var waiting = acd.waiting();
        var colleagues = acd.colleagues();
        var items = queues.all().stream()
                .map(queue -> new QueueItem(
                        queue.id(),
                        queue.name(),
                        queues.isOpenNow(queue),
                        waiting.getOrDefault(queue.id(), new AcdQueries.Waiting(queue.id(), 0, null))
                                .count(),
                        colleagues.stream()
                                .filter(c -> c.state() == PresenceState.READY && c.free())
                                .count()))
                .toList();
        var agents = colleagues.stream()
                .filter(c -> !c.id().equals(who.id().value()))
                .map(c -> new AgentItem(
                        c.id(),
                        directory
                                .staff(new StaffId(c.id()))
                                .map(Staff::displayName)
                                .orElse(""),
                        skills.of(new StaffId(c.id())),
                        c.state(),
                        c.free()))
                .toList();
        return new DirectoryView(items, agents);
    }
}
