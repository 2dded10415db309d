package org.dasan.acd.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.dasan.acd.Queues;
import org.dasan.acd.figures.Measure.Scope;
import org.dasan.acd.figures.WallFacts.Belongs;
import org.dasan.acd.figures.WallFacts.Doing;
import org.dasan.acd.figures.WallServices.Offered;
import org.dasan.acd.figures.WallServices.Service;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Paints one wallboard from what is known of the whole centre. Asks the database for nothing.
@Component
class WallPainter {
    /// As many fit on a wall with figures that can be read from six metres.
    private static final int TILES = 10;

    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final List<String> LANGUAGES = List.of("ko", "en", "zh", "ja", "vi", "mn");
    private static final Set<Measure> DAY = Set.of(
            Measure.ARRIVED,
            Measure.HANDLED,
            Measure.SELF_SERVED,
            Measure.ABANDONED,
            Measure.REFUSED,
            Measure.LOST,
            Measure.PROMISED,
            Measure.OPEN,
            Measure.SATISFACTION,
            Measure.SURVEYS_ANSWERED);

    private final Queues queues;
    private final Directory directory;
    private final Calendars calendars;
    private final WallServices services;

    WallPainter(Queues queues, Directory directory, Calendars calendars, WallServices services) {
        this.queues = queues;
        this.directory = directory;
        this.services = services;
        this.calendars = calendars;
    }

    Wall paint(WallFacts facts, WallView view, long version) {
        var below = directory.organisationsBelow(view.organisation());
        Predicate<Belongs> shown = part -> shows(view, below, part);
        var waiting = facts.waiting().stream().filter(shown).toList();
        var longest = waiting.stream().min(Comparator.comparing(WallFacts.Waiting::since));
        var offered = services.all().stream()
                .filter(each -> below.contains(each.organisation()) && chosen(view, each.queue()))
                .toList();
        var mine = queues.all().stream()
                .filter(queue -> chosen(view, queue.id())
                        && (below.contains(queue.organisation())
                                || offered.stream()
                                        .anyMatch(each -> each.queue().equals(queue.id()))))
                .toList();
        var targets = mine.stream()
                .map(queue -> queue.target().toSeconds())
                .distinct()
                .toList();
        return new Wall(
                version,
                facts.at(),
                calendars.zone().getId(),
                Duration.ofNanos(System.nanoTime() - facts.nanos()).toMillis(),
                new Wall.Named(
                        view.organisation().value(),
                        directory
                                .organisation(view.organisation())
                                .map(Organisation::name)
                                .orElseGet(() -> Label.of("?", "?"))),
                mine.stream()
                        .map(queue -> new Wall.Named(queue.id(), queue.name()))
                        .toList(),
                targets.size() == 1 ? targets.getFirst() : null,
                waiting.stream().mapToInt(WallFacts.Waiting::count).sum(),
                longest.map(w -> seconds(w.since(), facts.at())).orElse(null),
                longest.map(w -> queues.get(w.queue()).target().toSeconds()).orElse(null),
                recent(facts, shown),
                agents(facts, below),
                tiles(facts, waiting, shown, offered),
                owed(facts, below),
                today(facts, shown));
    }

    private static boolean shows(WallView view, Set<OrganisationId> below, Belongs part) {
        var other = part.queueOrganisation();
        boolean visible = below.contains(part.organisation()) || (other != null && below.contains(other));
        return visible && chosen(view, part.queue());
    }

    private static boolean chosen(WallView view, @Nullable UUID queue) {
        return view.queues().isEmpty() || (queue != null && view.queues().contains(queue));
    }

    private static Wall.Recent recent(WallFacts facts, Predicate<Belongs> shown) {
        var sum = new Tally();
        long late = 0;
        for (var recent : facts.lately().recent()) {
            if (shown.test(recent)) {
                sum.addAll(recent.tally());
                late += recent.lateWaiting();
            }
        }
        // Whoever waits beyond the target has missed it already: they count like those who left beyond it.
        var level = new Tally().addAll(sum).add(Counted.LATE_ABANDONS, late);
        return new Wall.Recent(
                facts.lately().at(),
                sum.get(Counted.OFFERED),
                sum.get(Counted.ANSWERED),
                Measure.SERVICE_LEVEL.value(level),
                Measure.ABANDON_RATE.value(sum));
    }

    private static Wall.Agents agents(WallFacts facts, Set<OrganisationId> below) {
        var counts = new EnumMap<Doing, Integer>(Doing.class);
        for (var agent : facts.agents()) {
            if (agent.organisations().stream().anyMatch(below::contains)) {
                counts.merge(agent.doing(), 1, Integer::sum);
            }
        }
        return new Wall.Agents(
                counts.getOrDefault(Doing.READY, 0),
                counts.getOrDefault(Doing.TALKING, 0),
                counts.getOrDefault(Doing.WRAP_UP, 0),
                counts.getOrDefault(Doing.AWAY, 0));
    }

    private static Wall.Promises owed(WallFacts facts, Set<OrganisationId> below) {
        int soon = 0;
        int late = 0;
        for (var owed : facts.owed()) {
            if (below.contains(owed.organisation())) {
                soon += owed.soon();
                late += owed.late();
            }
        }
        return new Wall.Promises(soon, late);
    }

    private static Wall.Today today(WallFacts facts, Predicate<Belongs> shown) {
        var sum = new Tally();
        facts.today().contacts().stream().filter(shown).forEach(part -> sum.addAll(part.tally()));
        facts.today().rated().stream().filter(shown).forEach(part -> sum.addAll(part.tally()));
        var values = Measure.values(sum, EnumSet.of(Scope.CONTACTS, Scope.SURVEYS));
        values.keySet().retainAll(DAY.stream().map(Measure::code).toList());
        return new Wall.Today(facts.today().at(), values);
    }

    /// A tile for each channel and language that has entry points or contacts; where there are more than fit,
    /// those that were asked for most today.
    private List<Wall.Tile> tiles(
            WallFacts facts, List<WallFacts.Waiting> waiting, Predicate<Belongs> shown, List<Offered> offered) {
        var lines = new HashMap<Service, long[]>();
        offered.forEach(each -> line(lines, facts, each.service()));
        for (var part : facts.today().contacts()) {
            if (shown.test(part)) {
                line(lines, facts, new Service(part.channel(), part.language()))[part.place()] +=
                        part.tally().get(Counted.ARRIVED);
            }
        }
        waiting.forEach(w -> line(lines, facts, new Service(w.channel(), w.language())));
        var most = lines.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Service, long[]> e) -> waits(waiting, e.getKey()) ? 0 : 1)
                        .thenComparingLong(e -> -Arrays.stream(e.getValue()).sum())
                        .thenComparingInt(e -> order(e.getKey())))
                .limit(TILES)
                .sorted(Comparator.comparingInt(e -> order(e.getKey())))
                .toList();
        return most.stream()
                .map(e -> tile(facts.at(), e.getKey(), waiting, e.getValue(), offered))
                .toList();
    }

    private static long[] line(Map<Service, long[]> lines, WallFacts facts, Service service) {
        return lines.computeIfAbsent(service, _ -> new long[facts.today().places()]);
    }

    private Wall.Tile tile(
            Instant now, Service service, List<WallFacts.Waiting> waiting, long[] line, List<Offered> offered) {
        var here = waiting.stream().filter(w -> isOf(w, service)).toList();
        var longest = here.stream().min(Comparator.comparing(WallFacts.Waiting::since));
        var target = longest.map(w -> queues.get(w.queue()).target().toSeconds())
                .or(() -> offered.stream()
                        .filter(each -> each.service().equals(service))
                        .map(Offered::targetSeconds)
                        .min(Comparator.naturalOrder()));
        return new Wall.Tile(
                service.channel(),
                service.language(),
                FigureNames.language(service.language()),
                here.stream().mapToInt(WallFacts.Waiting::count).sum(),
                longest.map(w -> seconds(w.since(), now)).orElse(null),
                target.orElse(null),
                Arrays.stream(line).boxed().toList());
    }

    private static boolean waits(List<WallFacts.Waiting> waiting, Service service) {
        return waiting.stream().anyMatch(w -> isOf(w, service));
    }

    private static boolean isOf(WallFacts.Waiting waiting, Service service) {
        return waiting.channel() == service.channel() && waiting.language().equals(service.language());
    }

    private static int order(Service service) {
        int language = LANGUAGES.indexOf(service.language());
        return CHANNELS.indexOf(service.channel()) * 100 + (language < 0 ? LANGUAGES.size() : language);
    }

    private static Long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
