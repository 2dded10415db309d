package org.dasan.agentdesktop;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Explanations;
import org.dasan.acd.Offer;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.PresenceView;
import org.dasan.acd.Presences;
import org.dasan.acd.Promises;
import org.dasan.acd.Queue;
import org.dasan.acd.Queues;
import org.dasan.acd.RaisedHands;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatState;
import org.dasan.acd.StaffSkills;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.Role;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Message;
import org.dasan.interactions.Messages;
import org.dasan.interactions.Outcome;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventLog;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Draws an agent's desk from one snapshot of the database.
@Component
public class DeskPainter {
    private static final int EXCERPT = 120;
    private static final Duration A_TICK = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    /// What is lent to an agent runs out by itself; every other change of skills is told.
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final AcdQueries acd;
    private final Presences presences;
    private final RaisedHands hands;
    private final OfferDesk offers;
    private final Explanations explanations;
    private final Promises promises;
    private final Queues queues;
    private final StaffSkills skills;
    private final InteractionQueries interactions;
    private final Messages messages;
    private final Citizens citizens;
    private final EventLog events;
    private final Live live;
    private final Directory directory;
    private final Grants grants;
    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recent<Map<UUID, AcdQueries.Waiting>> waiting;
    private final Recent<List<Desk.Coded>> reasons;
    private final Recent<List<Desk.Coded>> declineReasons;
    private final Recent<List<Desk.Topic>> topics;
    private final Map<UUID, Recent<Map<String, Integer>>> skillsOf = new ConcurrentHashMap<>();

    DeskPainter(
            AcdQueries acd,
            Presences presences,
            RaisedHands hands,
            OfferDesk offers,
            Explanations explanations,
            Promises promises,
            Queues queues,
            StaffSkills skills,
            InteractionQueries interactions,
            Messages messages,
            Citizens citizens,
            EventLog events,
            Live live,
            Directory directory,
            Grants grants,
            Calendars calendars,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.acd = acd;
        this.presences = presences;
        this.hands = hands;
        this.offers = offers;
        this.explanations = explanations;
        this.promises = promises;
        this.queues = queues;
        this.skills = skills;
        this.interactions = interactions;
        this.messages = messages;
        this.citizens = citizens;
        this.events = events;
        this.live = live;
        this.directory = directory;
        this.grants = grants;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
        waiting = new Recent<>(A_TICK, acd::waiting);
        reasons = new Recent<>(A_WHILE, () -> coded("NOT_READY"));
        declineReasons = new Recent<>(A_WHILE, () -> coded("DECLINE"));
        topics = new Recent<>(
                A_WHILE,
                () -> interactions.topics().stream()
                        .map(topic -> new Desk.Topic(topic.code(), json.readValue(topic.path(), Label.class)))
                        .toList());
    }

    /// Forgets what was read of the configuration, because it has changed.
    void forget() {
        reasons.forget();
        declineReasons.forget();
        topics.forget();
        skillsOf.clear();
    }

    /// Forgets what was read of this agent.
    void forget(UUID agent) {
        skillsOf.remove(agent);
    }

    /// The desk of this agent as of now.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Desk paint(UUID agent) {
        long version = version();
        var staff = directory.staff(new StaffId(agent)).orElseThrow();
        var offer = offers.openOf(agent);
        return new Desk(
                version,
                clock.instant(),
                calendars.zone().getId(),
                me(staff),
                PresenceView.of(presences.find(agent), directory.channels()),
                hand(agent),
                reasons.get(),
                declineReasons.get(),
                offer.map(this::offer).orElse(null),
                seats(agent, offer),
                queueLights(agent),
                promises.owedBy(agent, 20).stream()
                        .map(p -> new Desk.PromiseItem(
                                p.id(),
                                p.kind().name(),
                                p.state().name(),
                                p.dueAt(),
                                p.note(),
                                p.given() == null ? null : p.given().value(),
                                p.version()))
                        .toList(),
                Arrays.stream(Outcome.values())
                        .filter(Outcome::chosenByAgent)
                        .map(o -> new Desk.Coded(o.name(), OutcomeLabels.of(o)))
                        .toList(),
                topics.get());
    }

    /// Grows with what a snapshot sees: transactions that have begun since, then those that have ended
    /// meanwhile.
    private long version() {
        return jdbc.sql("""
                SELECT pg_snapshot_xmax(seen)::text::bigint * 1000 - (SELECT count(*) FROM pg_snapshot_xip(seen))
                  FROM pg_current_snapshot() AS seen
                """).query(Long.class).single();
    }

    /// The queues this agent has the skills for.
    List<Desk.QueueLight> queueLights(UUID agent) {
        var able = skills(agent);
        var organisations = grants.organisationsWhere(new StaffId(agent), Role.AGENT);
        var now = waiting.get();
        var lights = new ArrayList<Desk.QueueLight>();
        for (var queue : queues.all()) {
            boolean serves = organisations.contains(queue.organisation())
                    && queue.needs().stream().allMatch(need -> able.getOrDefault(need.skill(), 0) >= need.minimum())
                    && (StaffSkills.isLanguage(queue.code()) ? able.containsKey(queue.code()) : true);
            if (serves) {
                lights.add(light(queue, Optional.ofNullable(now.get(queue.id()))));
            }
        }
        return lights;
    }

    private Map<String, Integer> skills(UUID agent) {
        return skillsOf.computeIfAbsent(agent, _ -> new Recent<>(A_MINUTE, () -> skills.skills(agent)))
                .get();
    }

    private Desk.QueueLight light(Queue queue, Optional<AcdQueries.Waiting> waiting) {
        var since = waiting.map(AcdQueries.Waiting::longestSince).orElse(null);
        long target = queue.target().toSeconds();
        long longest =
                since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
        var level = longest > target ? "OVER" : longest * 5 >= target * 4 ? "NEAR" : "OK";
        return new Desk.QueueLight(
                queue.id(), queue.name(), waiting.map(AcdQueries.Waiting::count).orElse(0), since, target, level);
    }

    private Desk.Me me(Staff staff) {
        var roles = grants.grantedTo(staff.id()).stream()
                .map(g -> new Desk.RoleGrant(
                        g.role(),
                        new Desk.Named(
                                g.organisation().value(),
                                directory
                                        .organisation(g.organisation())
                                        .map(Organisation::name)
                                        .orElseThrow())))
                .toList();
        return new Desk.Me(
                staff.id().value(),
                staff.username(),
                staff.displayName(),
                roles,
                skills(staff.id().value()).keySet().stream()
                        .filter(StaffSkills::isLanguage)
                        .toList());
    }

    private Desk.@Nullable Hand hand(UUID agent) {
        return hands.of(agent)
                .map(hand -> new Desk.Hand(
                        hand.raisedAt(),
                        hand.seat(),
                        Optional.ofNullable(hand.takenBy())
                                .flatMap(helper -> directory.staff(new StaffId(helper)))
                                .map(Staff::displayName)
                                .orElse(null)))
                .orElse(null);
    }

    private List<Desk.Coded> coded(String kind) {
        return acd.reasons(kind).stream()
                .map(r -> new Desk.Coded(r.code(), r.label()))
                .toList();
    }

    private Desk.OfferCard offer(Offer offer) {
        var seat = acd.ofInteraction(offer.interaction()).stream()
                .filter(s -> s.id().equals(offer.seat()))
                .findFirst()
                .orElseThrow();
        var interaction = interactions.find(offer.interaction()).orElseThrow();
        var why = explanations.of(offer.id());
        return new Desk.OfferCard(
                offer.id().value(),
                offer.seat().value(),
                offer.interaction().value(),
                offer.channel(),
                seat.role(),
                seat.language(),
                named(seat.queue()),
                citizens.of(interaction),
                seat.queuedSince(),
                offer.reservedAt(),
                offer.expiresAt(),
                offer.onDevice(),
                Map.of(
                        "ko", why.map(e -> e.path("ko").asString()).orElse(""),
                        "en", why.map(e -> e.path("en").asString()).orElse("")));
    }

    /// What the agent holds. An offer that was accepted while its group is not complete is shown as a card that
    /// waits for the others; one that still rings is not.
    private List<Desk.SeatCard> seats(UUID agent, Optional<Offer> offer) {
        var held = acd.heldBy(agent).stream()
                .filter(seat -> seat.state() != SeatState.OFFERED
                        || offer.filter(o -> o.seat().equals(seat.id())).isEmpty())
                .toList();
        var contacts =
                contacts(held.stream().map(seat -> seat.interaction().value()).collect(Collectors.toSet()));
        return held.stream().map(seat -> card(seat, contacts)).toList();
    }

    /// What the cards show of these contacts, read at once for all of them.
    private record Contacts(
            Map<UUID, Interaction> interactions,
            Map<InteractionId, Desk.CitizenRef> citizens,
            Map<UUID, Integer> seqs,
            Map<UUID, Message> last,
            Map<UUID, Messages.Standing> standing,
            Map<UUID, List<Seat>> seats,
            Set<Recipient> here) {}

    private Contacts contacts(Set<UUID> ids) {
        var found = interactions.find(ids);
        return new Contacts(
                found,
                citizens.of(found.values()),
                events.lastSeqs(StreamType.INTERACTION, ids),
                messages.lastOf(ids),
                messages.standing(ids),
                acd.ofInteractions(ids),
                live.connected(found.values().stream()
                        .filter(i -> i.channel() == Channel.CHAT && i.thread() != null)
                        .map(i -> Recipient.visitor(Objects.requireNonNull(i.thread())))
                        .collect(Collectors.toSet())));
    }

    private Desk.SeatCard card(Seat seat, Contacts contacts) {
        var id = seat.interaction().value();
        var interaction = Objects.requireNonNull(contacts.interactions.get(id));
        var last = Optional.ofNullable(contacts.last.get(id));
        var standing = Optional.ofNullable(contacts.standing.get(id));
        var wrapUp = seat.wrapUpUntil();
        return new Desk.SeatCard(
                seat.id().value(),
                id,
                id,
                contacts.seqs.getOrDefault(id, 0),
                seat.role(),
                seat.state(),
                seat.channel(),
                seat.language(),
                named(seat.queue()),
                Objects.requireNonNull(contacts.citizens.get(seat.interaction())),
                interaction.arrivedAt(),
                seat.queuedSince(),
                seat.connectedAt(),
                standing.map(Messages.Standing::unread).orElse(0),
                last.map(m -> new Desk.LastMessage(StaffFrames.from(m), excerpt(m.text()), m.at()))
                        .orElse(null),
                seat.state() == SeatState.ACTIVE
                        ? standing.map(Messages.Standing::awaitingSince).orElse(null)
                        : null,
                queues.get(seat.queue()).reply().toSeconds(),
                presence(interaction, contacts.here),
                seat.state() == SeatState.WRAP_UP && wrapUp != null ? new Desk.WrapUp(wrapUp, seat.extended()) : null,
                others(seat, contacts.seats.getOrDefault(id, List.of())));
    }

    private static String presence(Interaction interaction, Set<Recipient> here) {
        if (interaction.channel() != Channel.CHAT || interaction.thread() == null) {
            return "UNKNOWN";
        }
        return here.contains(Recipient.visitor(interaction.thread())) ? "HERE" : "AWAY";
    }

    private List<Desk.OtherSeat> others(Seat seat, List<Seat> all) {
        return all.stream()
                .filter(other -> !other.id().equals(seat.id()) && other.state() != SeatState.DONE)
                .map(other -> new Desk.OtherSeat(
                        other.id().value(),
                        other.role(),
                        other.state(),
                        Optional.ofNullable(other.agent())
                                .flatMap(a -> directory.staff(new StaffId(a)))
                                .map(Staff::displayName)
                                .orElseGet(
                                        () -> queues.get(other.queue()).name().in("ko"))))
                .toList();
    }

    private Desk.Named named(UUID queue) {
        return new Desk.Named(queue, queues.get(queue).name());
    }

    /// The first characters, never half of one.
    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
