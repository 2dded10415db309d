package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.matching.Reservation;
import org.dasan.acd.matching.WaitingSeat;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.Tempo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Carries a decision out: whole groups, in one transaction, in a handful of statements however many pairs
/// there are. It waits for nobody: what another transaction holds is left for the next round.
@Repository
class Reservations {
    /// How long a reserved agent's screen may take to show the offer, and however fast the city lives, machines
    /// need some time.
    private static final Duration PRESENT_WITHIN = Duration.ofSeconds(5);

    private static final Duration MACHINES_NEED = Duration.ofSeconds(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Interactions interactions;
    private final EventLog events;
    private final Clock clock;

    Reservations(JdbcClient jdbc, Interactions interactions, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.interactions = interactions;
        this.events = events;
        this.clock = clock;
    }

    /// What is reserved for whom, and why.
    private record Pair(
            UUID offer,
            UUID seat,
            UUID group,
            UUID interaction,
            Channel channel,
            UUID agent,
            int ruleVersion,
            String explanation) {
        static Pair of(Reservation reservation, WaitingSeat seat) {
            return new Pair(
                    Ids.next(),
                    seat.id(),
                    seat.group(),
                    seat.interaction(),
                    seat.channel(),
                    reservation.agent(),
                    reservation.explanation().ruleVersion(),
                    JSON.writeValueAsString(reservation.explanation()));
        }
    }

    /// Reserves what is still as the decision saw it.
    ///
    /// @return how many offers were made
    int reserve(List<Reservation> decided, Map<UUID, WaitingSeat> seats, Instant now) {
        var pairs = decided.stream()
                .map(r -> Pair.of(r, Objects.requireNonNull(seats.get(r.seat()))))
                .toList();
        var holding = lock(pairs);
        var broken =
                pairs.stream().filter(p -> !holding.allows(p)).map(Pair::group).collect(Collectors.toSet());
        var good = pairs.stream().filter(p -> !broken.contains(p.group())).toList();
        if (!good.isEmpty()) {
            write(good, now);
        }
        return good.size();
    }

    /// Reserves a seat for the person somebody chose. The caller holds the rows of interaction, load and
    /// presence and has seen that they allow it.
    ///
    /// @param explanation as offers are explained, in JSON
    OfferId place(Seat seat, UUID agent, int ruleVersion, String explanation, Instant now) {
        var pair = new Pair(
                Ids.next(),
                seat.id().value(),
                seat.group(),
                seat.interaction().value(),
                seat.channel(),
                agent,
                ruleVersion,
                explanation);
        write(List.of(pair), now);
        return new OfferId(pair.offer());
    }

    private record Holding(Set<UUID> interactions, Set<UUID> seats, Set<String> loads, Set<UUID> agents) {
        boolean allows(Pair p) {
            return interactions.contains(p.interaction())
                    && seats.contains(p.seat())
                    && loads.contains(p.agent() + "/" + p.channel())
                    && agents.contains(p.agent());
        }
    }

    /// Locks in the order everybody locks: interaction, seat, load, presence; and sees each row as it is now.
    private Holding lock(List<Pair> pairs) {
        var lockedInteractions = ids(
                "SELECT id FROM interaction WHERE id = ANY(:ids::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED",
                pairs.stream().map(Pair::interaction).collect(Collectors.toSet()));
        var waiting = ids(
                "SELECT id FROM seat WHERE id = ANY(:ids::uuid[]) AND state = 'WAITING' AND NOT paused ORDER BY id FOR UPDATE SKIP LOCKED",
                pairs.stream().map(Pair::seat).collect(Collectors.toSet()));
        var agents = pairs.stream().map(Pair::agent).collect(Collectors.toSet());
        var loads = new HashSet<>(
                jdbc.sql("""
                SELECT staff_id || '/' || channel FROM agent_load
                 WHERE staff_id = ANY(:ids::uuid[]) AND used < capacity ORDER BY staff_id, channel FOR UPDATE SKIP LOCKED
                """).param("ids", strings(agents)).query(String.class).list());
        var free = ids("""
                SELECT staff_id FROM presence p
                 WHERE staff_id = ANY(:ids::uuid[]) AND state = 'READY' AND after_contact IS NULL
                   AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.agent_id = p.staff_id AND o.state IN ('RESERVED', 'PRESENTED'))
                 ORDER BY staff_id FOR UPDATE SKIP LOCKED
                """, agents);
        return new Holding(lockedInteractions, waiting, loads, free);
    }

    private void write(List<Pair> pairs, Instant now) {
        var offers = pairs.stream().map(p -> p.offer().toString()).toArray(String[]::new);
        var seats = pairs.stream().map(p -> p.seat().toString()).toArray(String[]::new);
        var agents = pairs.stream().map(p -> p.agent().toString()).toArray(String[]::new);
        var channels = pairs.stream().map(p -> p.channel().name()).toArray(String[]::new);
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                UPDATE seat s SET state = 'OFFERED', agent_id = p.agent
                  FROM unnest(:seats::uuid[], :agents::uuid[]) AS p(seat, agent) WHERE s.id = p.seat
                """).param("seats", seats).param("agents", agents).update();
        jdbc.sql("""
                UPDATE agent_load l SET used = used + 1
                  FROM unnest(:agents::uuid[], :channels::text[]) AS p(agent, channel) WHERE l.staff_id = p.agent AND l.channel = p.channel
                """).param("agents", agents).param("channels", channels).update();
        jdbc.sql("""
                INSERT INTO offer (id, seat_id, group_id, interaction_id, agent_id, channel, state, reserved_at, expires_at)
                SELECT p.offer, s.id, s.group_id, s.interaction_id, s.agent_id, s.channel, 'RESERVED', :now, :expires
                  FROM unnest(:offers::uuid[], :seats::uuid[]) AS p(offer, seat) JOIN seat s ON s.id = p.seat
                """)
                .param("now", at)
                .param(
                        "expires",
                        now.plus(Tempo.atLeast(clock, PRESENT_WITHIN, MACHINES_NEED))
                                .atOffset(ZoneOffset.UTC))
                .param("offers", offers)
                .param("seats", seats)
                .update();
        jdbc.sql("""
                INSERT INTO offer_explanation (offer_id, at, rule_version, explanation)
                SELECT p.offer, :now, p.version, p.explanation::jsonb
                  FROM unnest(:offers::uuid[], :versions::int[], :explanations::text[]) AS p(offer, version, explanation)
                """)
                .param("now", at)
                .param("offers", offers)
                .param("versions", pairs.stream().map(Pair::ruleVersion).toArray(Integer[]::new))
                .param("explanations", pairs.stream().map(Pair::explanation).toArray(String[]::new))
                .update();
        ring(pairs, seats, now);
        events.append(pairs.stream()
                .map(p -> new AcdEvent.Offered(
                                new InteractionId(p.interaction()),
                                now,
                                new SeatId(p.seat()),
                                new OfferId(p.offer()),
                                p.agent())
                        .toNewEvent())
                .toList());
        interactions.offered(
                pairs.stream().map(p -> new InteractionId(p.interaction())).collect(Collectors.toSet()));
    }

    private void ring(List<Pair> pairs, String[] seats, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "UPDATE span SET ended_at = greatest(started_at, :now) WHERE seat_id = ANY(:seats::uuid[]) AND ended_at IS NULL")
                .param("now", at)
                .param("seats", seats)
                .update();
        jdbc.sql("""
                INSERT INTO span (id, interaction_id, seat_id, kind, started_at)
                SELECT p.id, s.interaction_id, s.id, 'RING', :now FROM unnest(:ids::uuid[], :seats::uuid[]) AS p(id, seat) JOIN seat s ON s.id = p.seat
                """)
                .param("now", at)
                .param("ids", pairs.stream().map(_ -> Ids.next().toString()).toArray(String[]::new))
                .param("seats", seats)
                .update();
    }

    private Set<UUID> ids(String sql, Collection<UUID> ids) {
        return new HashSet<>(
                jdbc.sql(sql).param("ids", strings(ids)).query(UUID.class).list());
    }

    private static String[] strings(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
