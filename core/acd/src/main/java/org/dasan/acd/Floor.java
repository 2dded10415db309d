package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dasan.acd.matching.Load;
import org.dasan.acd.matching.WaitingSeat;
import org.dasan.acd.matching.WhyWaiting;
import org.dasan.acd.matching.Widening;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// The floor as a supervisor walks it: who is at work with what, who waits and why.
@Component
public class Floor {
    private static final int MOST_AGENTS = 2000;

    private final JdbcClient jdbc;
    private final WaitingRoom waitingRoom;
    private final TemporarySkills loans;
    private final RaisedHands hands;
    private final Clock clock;

    Floor(JdbcClient jdbc, WaitingRoom waitingRoom, TemporarySkills loans, RaisedHands hands, Clock clock) {
        this.jdbc = jdbc;
        this.waitingRoom = waitingRoom;
        this.loans = loans;
        this.hands = hands;
        this.clock = clock;
    }

    /// An agent who is signed in.
    ///
    /// @param organisations that they work for, those below included
    /// @param afterContact what they will be away for when their hands are empty
    /// @param since     when the state began
    /// @param connected whether their desk is open
    /// @param skills    at proficiency 1 to 5, loans included
    /// @param loans     skills they have for a while only
    public record AtWork(
            UUID id,
            String name,
            Set<UUID> organisations,
            PresenceState state,
            @Nullable String reason,
            @Nullable String afterContact,
            Instant since,
            boolean connected,
            RaisedHands.@Nullable Hand hand,
            List<Held> contacts,
            Map<String, Integer> skills,
            Map<String, TemporarySkills.Loan> loans,
            Map<Channel, Load> load) {}

    /// A contact in somebody's hands.
    ///
    /// @param organisation whose queue it came from
    /// @param since        when it came to them; null while it is offered
    public record Held(
            SeatId seat,
            OrganisationId organisation,
            InteractionId interaction,
            Channel channel,
            SeatState state,
            String language,
            @Nullable Instant since) {}

    /// A contact that waits for an agent.
    ///
    /// @param organisation whose queue it waits in
    public record Waiting(
            SeatId seat,
            OrganisationId organisation,
            InteractionId interaction,
            Channel channel,
            UUID queue,
            Instant since,
            List<Need> needs,
            WhyWaiting why) {}

    /// Everybody who is signed in, by name.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<AtWork> agents() {
        var prospects = waitingRoom.signedIn(seenSince()).stream()
                .collect(Collectors.toMap(each -> each.agent().id(), each -> each));
        var held = held(prospects.keySet());
        var lent = loans.current();
        var raised = hands.all();
        return jdbc.sql("""
                SELECT p.staff_id, p.state, p.reason, p.after_contact, p.since FROM presence p JOIN staff s ON s.id = p.staff_id
                 WHERE p.staff_id = ANY(:ids::uuid[]) ORDER BY s.display_name, p.staff_id LIMIT :most
                """)
                .param("ids", texts(prospects.keySet()))
                .param("most", MOST_AGENTS)
                .query((rs, _) -> {
                    var id = rs.getObject("staff_id", UUID.class);
                    var prospect = Objects.requireNonNull(prospects.get(id));
                    return new AtWork(
                            id,
                            prospect.agent().label(),
                            prospect.agent().organisations(),
                            PresenceState.valueOf(rs.getString("state")),
                            rs.getString("reason"),
                            rs.getString("after_contact"),
                            rs.getObject("since", OffsetDateTime.class).toInstant(),
                            prospect.connected(),
                            raised.get(id),
                            held.getOrDefault(id, List.of()),
                            prospect.agent().skills(),
                            lent.getOrDefault(id, Map.of()),
                            prospect.agent().load());
                })
                .list();
    }

    private Map<UUID, List<Held>> held(Set<UUID> agents) {
        var held = new HashMap<UUID, List<Held>>();
        jdbc.sql("""
                SELECT agent_id, id, organisation_id, interaction_id, channel, state, language, connected_at FROM seat
                 WHERE agent_id = ANY(:ids::uuid[]) AND state IN ('OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP') ORDER BY connected_at, id
                """).param("ids", texts(agents)).query(rs -> {
            var since = rs.getObject("connected_at", OffsetDateTime.class);
            held.computeIfAbsent(rs.getObject("agent_id", UUID.class), _ -> new ArrayList<>())
                    .add(new Held(
                            new SeatId(rs.getObject("id", UUID.class)),
                            new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                            new InteractionId(rs.getObject("interaction_id", UUID.class)),
                            Channel.valueOf(rs.getString("channel")),
                            SeatState.valueOf(rs.getString("state")),
                            rs.getString("language"),
                            since == null ? null : since.toInstant()));
        });
        return held;
    }

    /// Who waits, who is served first standing first, and what stands between each and an agent. Of many who
    /// need the same, the first `perKey`.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Waiting> waiting(int perKey) {
        var prospects = waitingRoom.signedIn(seenSince());
        var known = new HashMap<Alike, WhyWaiting>();
        var offered = waitingRoom.seats(perKey, clock.instant()).stream()
                .sorted(Comparator.comparing(WaitingSeat::rankAt))
                .map(seat -> new Waiting(
                        new SeatId(seat.id()),
                        new OrganisationId(seat.organisation()),
                        new InteractionId(seat.interaction()),
                        seat.channel(),
                        seat.queue(),
                        seat.queuedSince(),
                        seat.needs(),
                        known.computeIfAbsent(Alike.of(seat), _ -> WhyWaiting.of(seat, prospects, Set.of()))));
        return Stream.concat(offered, paused(perKey).stream()).toList();
    }

    /// Seats the matcher does not look at, because their citizens are away.
    private List<Waiting> paused(int limit) {
        return jdbc.sql("""
                SELECT id, organisation_id, interaction_id, channel, queue_id, queued_since, needs::text AS needs FROM seat
                 WHERE state = 'WAITING' AND paused ORDER BY rank_at, id LIMIT :limit
                """)
                .param("limit", limit)
                .query((rs, _) -> new Waiting(
                        new SeatId(rs.getObject("id", UUID.class)),
                        new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                        new InteractionId(rs.getObject("interaction_id", UUID.class)),
                        Channel.valueOf(rs.getString("channel")),
                        rs.getObject("queue_id", UUID.class),
                        rs.getObject("queued_since", OffsetDateTime.class).toInstant(),
                        Needs.parse(rs.getString("needs")),
                        WhyWaiting.PAUSED))
                .list();
    }

    /// Seats that wait for the same reasons: many wait, few differ.
    private record Alike(
            UUID organisation,
            SeatRole role,
            Channel channel,
            List<Need> needs,
            @Nullable UUID wanted,
            Set<UUID> avoid,
            boolean mayInterrupt,
            boolean deskOnly,
            Widening widening) {
        static Alike of(WaitingSeat seat) {
            return new Alike(
                    seat.organisation(),
                    seat.role(),
                    seat.channel(),
                    seat.needs(),
                    seat.wantedAgent(),
                    seat.avoid(),
                    seat.mayInterrupt(),
                    seat.deskOnly(),
                    seat.widening());
        }
    }

    private Instant seenSince() {
        return MatcherLoop.goneBefore(clock, clock.instant());
    }

    private static String[] texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
