package org.dasan.acd.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Queue;
import org.dasan.acd.Queues;
import org.dasan.acd.figures.ContactsBehind;
import org.dasan.acd.figures.FigureScope;
import org.dasan.acd.figures.Measure;
import org.dasan.acd.figures.Question;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Label;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What each number means, and the contacts behind it.
@RestController
class MeasureController {
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int MOST = 200;

    private final ContactsBehind contacts;
    private final FigureScope scope;
    private final Queues queues;
    private final Calendars calendars;

    MeasureController(ContactsBehind contacts, FigureScope scope, Queues queues, Calendars calendars) {
        this.contacts = contacts;
        this.scope = scope;
        this.queues = queues;
        this.calendars = calendars;
    }

    record MeasureView(
            String code,
            Measure.Scope scope,
            Measure.Unit unit,
            Label name,
            String standardName,
            Label definition,
            String formula) {}

    record Measures(List<MeasureView> measures) {}

    record ContactView(
            UUID id,
            String number,
            Channel channel,
            String language,
            @Nullable Label queue,
            Instant arrivedAt,
            String state,
            boolean hit,
            @Nullable Long waitSeconds,
            long handlingSeconds,
            @Nullable Integer rating) {}

    record Page(List<ContactView> items, @Nullable UUID next) {}

    @GetMapping("/api/v1/measures")
    @StaffOnly
    Measures measures() {
        return new Measures(Arrays.stream(Measure.values())
                .map(m -> new MeasureView(
                        m.code(),
                        m.scope(),
                        m.unit(),
                        m.definition().name(),
                        m.definition().standard(),
                        m.definition().meaning(),
                        m.definition().formula()))
                .toList());
    }

    /// Contacts that count in the measure, of those that arrived within a period and belong to the organisations
    /// that the caller supervises.
    @GetMapping("/api/v1/measures/{code}/contacts")
    @StaffOnly(role = Role.SUPERVISOR)
    Page contacts(
            @PathVariable String code,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam Optional<UUID> organisation,
            @RequestParam Optional<UUID> queue,
            @RequestParam Optional<Channel> channel,
            @RequestParam Optional<String> language,
            @RequestParam Optional<UUID> group,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int size,
            StaffPrincipal who) {
        var measure = Measure.of(code)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no measure " + code + "."));
        if (!from.isBefore(to)) {
            throw Problem.field("to", "must be after from");
        }
        var question = new Question(
                from,
                to,
                Question.Step.TOTAL,
                Question.Dimension.NONE,
                scope.visible(who.id(), organisation),
                queue.orElse(null),
                channel.orElse(null),
                language.orElse(null),
                group.orElse(null));
        int limit = Math.clamp(size, 1, MOST);
        var found = contacts.of(measure, question, after.orElse(null), limit + 1);
        var items = found.stream().limit(limit).map(this::view).toList();
        return new Page(items, found.size() > limit ? items.getLast().id() : null);
    }

    private ContactView view(ContactsBehind.Item item) {
        return new ContactView(
                item.id(),
                number(item, calendars.zone()),
                item.channel(),
                item.language(),
                queues.all().stream()
                        .filter(queue -> queue.id().equals(item.queue()))
                        .map(Queue::name)
                        .findFirst()
                        .orElse(null),
                item.arrivedAt(),
                item.state(),
                item.hit(),
                item.waitSeconds(),
                item.handlingSeconds(),
                item.rating());
    }

    private static String number(ContactsBehind.Item item, ZoneId zone) {
        return String.format(
                Locale.ROOT, "C-%s-%05d", MONTH_AND_DAY.format(item.arrivedAt().atZone(zone)), item.number());
    }
}
