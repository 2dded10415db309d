package org.dasan.acd;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.matching.IdleAgent;
import org.dasan.acd.matching.Load;
import org.dasan.acd.matching.Prospect;
import org.dasan.acd.matching.WaitingSeat;
import org.dasan.acd.matching.Widening;
import org.dasan.city.Channel;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the situation the matcher decides on: who waits, who could take it.
@Repository
class WaitingRoom {
    /// Channels that need no more than the desk's socket.
    private static final Set<Channel> TEXT = EnumSet.of(
            Channel.SMS, Channel.CHAT, Channel.SNS, Channel.EMAIL, Channel.FAX, Channel.COUNTER, Channel.POST);

    private final JdbcClient jdbc;
    private final Queues queues;
    private final Grants grants;
    private final RoutingRules rules;
    private final Occupancy occupancy;
    private final TemporarySkills loans;
    private final Devices devices;

    WaitingRoom(
            JdbcClient jdbc,
            Queues queues,
            Grants grants,
            RoutingRules rules,
            Occupancy occupancy,
            TemporarySkills loans,
            Devices devices) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.grants = grants;
        this.rules = rules;
        this.occupancy = occupancy;
        this.loans = loans;
        this.devices = devices;
    }

    /// Whether anybody waits at all.
    boolean isEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT 1 FROM seat WHERE state = 'WAITING')")
                .query(Boolean.class)
                .single();
    }

    /// Agents who are READY and whose desk was seen after `seenSince`.
    List<IdleAgent> agents(Instant seenSince) {
        return prospects("p.state = 'READY' AND p.after_contact IS NULL", seenSince).stream()
                .filter(Prospect::connected)
                .map(Prospect::agent)
                .toList();
    }

    /// Everybody who is signed in, whether or not the matcher looks at them now.
    List<Prospect> signedIn(Instant seenSince) {
        return prospects("p.state <> 'OFFLINE'", seenSince);
    }

    private List<Prospect> prospects(String who, Instant seenSince) {
        var skills = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql(
                        "SELECT k.staff_id, k.skill, k.proficiency FROM staff_skill k JOIN presence p ON p.staff_id = k.staff_id WHERE "
                                + who)
                .query(rs -> {
                    skills.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new HashMap<>())
                            .put(rs.getString(2), rs.getInt(3));
                });
        loans.addTo(skills);
        var loads = new HashMap<UUID, Map<Channel, Load>>();
        jdbc.sql(
                        "SELECT l.staff_id, l.channel, l.used, l.capacity FROM agent_load l JOIN presence p ON p.staff_id = l.staff_id WHERE "
                                + who)
                .query(rs -> {
                    loads.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new EnumMap<>(Channel.class))
                            .put(Channel.valueOf(rs.getString(2)), new Load(rs.getInt(3), rs.getInt(4)));
                });
        var carried = devices.carried(who);
        var resting = occupancy.resting(loads.keySet());
        var organisations = new IdentityHashMap<Set<OrganisationId>, Set<UUID>>(); // most agents share one set
        return jdbc.sql("""
                SELECT p.staff_id, s.display_name, p.state = 'READY' AND p.after_contact IS NULL AS ready, p.idle_since, p.off_channels,
                       p.connected OR coalesce(p.disconnected_at > :seenSince, false) AS connected,
                       EXISTS (SELECT 1 FROM offer o WHERE o.agent_id = p.staff_id AND o.state IN ('RESERVED', 'PRESENTED')) AS pending
                  FROM presence p JOIN staff s ON s.id = p.staff_id
                 WHERE %s
                """.formatted(who))
                .param("seenSince", seenSince.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> {
                    var id = rs.getObject("staff_id", UUID.class);
                    var on = EnumSet.allOf(Channel.class);
                    Arrays.stream((String[]) rs.getArray("off_channels").getArray())
                            .map(Channel::valueOf)
                            .forEach(on::remove);
                    var agent = new IdleAgent(
                            id,
                            rs.getString("display_name"),
                            skills.getOrDefault(id, Map.of()),
                            loads.getOrDefault(id, Map.of()),
                            on,
                            reachable(carried.get(id)),
                            organisations.computeIfAbsent(
                                    grants.organisationsWhere(new StaffId(id), Role.AGENT), WaitingRoom::values),
                            rs.getObject("idle_since", OffsetDateTime.class).toInstant(),
                            rs.getBoolean("pending"),
                            resting.contains(id));
                    return new Prospect(agent, rs.getBoolean("ready"), rs.getBoolean("connected"));
                })
                .list();
    }

    private static Set<UUID> values(Set<OrganisationId> ids) {
        return ids.stream().map(OrganisationId::value).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Channel> reachable(@Nullable Set<Channel> devices) {
        if (devices == null) {
            return TEXT;
        }
        var all = EnumSet.copyOf(TEXT);
        all.addAll(devices);
        return all;
    }

    /// The first `perKey` seats of each set of needs, in the order they are served, and the rest of their
    /// groups. Who still waits for a preferred agent that is busy does not take the place of another.
    List<WaitingSeat> seats(int perKey, Instant now) {
        var rows = jdbc.sql("""
                WITH RECURSIVE k AS (
                  (SELECT needs_key FROM seat WHERE state = 'WAITING' ORDER BY needs_key LIMIT 1)
                  UNION ALL
                  SELECT (SELECT s.needs_key FROM seat s WHERE s.state = 'WAITING' AND s.needs_key > k.needs_key ORDER BY s.needs_key LIMIT 1)
                    FROM k WHERE k.needs_key IS NOT NULL),
                first AS (
                  SELECT s.* FROM k CROSS JOIN LATERAL (
                    SELECT seat.* FROM seat JOIN queue q ON q.id = seat.queue_id LEFT JOIN presence pr ON pr.staff_id = seat.preferred_agent
                     WHERE seat.state = 'WAITING' AND seat.needs_key = k.needs_key AND NOT seat.paused
                       AND (seat.preferred_agent IS NULL OR seat.wanted_agent IS NOT NULL
                            OR seat.queued_since <= :now - q.preferred_seconds * interval '1 second'
                            OR coalesce(pr.state, 'OFFLINE') = 'OFFLINE'
                            OR pr.state = 'READY' AND pr.after_contact IS NULL AND EXISTS (
                               SELECT 1 FROM agent_load l
                                WHERE l.staff_id = seat.preferred_agent AND l.channel = seat.channel AND l.used < l.capacity))
                     ORDER BY seat.rank_at, seat.id LIMIT :perKey) s
                   WHERE k.needs_key IS NOT NULL)
                SELECT whole.*, coalesce(pr.state <> 'OFFLINE', false) AS preferred_at_work
                  FROM (SELECT * FROM first
                        UNION
                        SELECT s.* FROM seat s WHERE s.state = 'WAITING' AND s.group_id IN (SELECT group_id FROM first WHERE group_id <> id)) whole
                  LEFT JOIN presence pr ON pr.staff_id = whole.preferred_agent
                """)
                .param("perKey", perKey)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Row(
                        rs.getObject("id", UUID.class),
                        rs.getObject("interaction_id", UUID.class),
                        rs.getObject("group_id", UUID.class),
                        SeatRole.valueOf(rs.getString("role")),
                        Channel.valueOf(rs.getString("channel")),
                        rs.getObject("queue_id", UUID.class),
                        rs.getObject("organisation_id", UUID.class),
                        rs.getString("needs"),
                        rs.getInt("priority"),
                        rs.getObject("queued_since", OffsetDateTime.class).toInstant(),
                        rs.getObject("rank_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("wanted_agent", UUID.class) != null
                                ? rs.getObject("wanted_agent", UUID.class)
                                : rs.getObject("preferred_agent", UUID.class),
                        rs.getObject("wanted_agent", UUID.class),
                        rs.getBoolean("desk_only"),
                        rs.getBoolean("paused"),
                        rs.getBoolean("preferred_at_work")))
                .list();
        var pausedGroups = rows.stream().filter(Row::paused).map(Row::group).collect(Collectors.toSet());
        var avoid = avoid(rows.stream().map(Row::id).toList(), now);
        var needs = new HashMap<String, List<Need>>();
        var groupSince = rows.stream() // seats of a group relax together
                .collect(Collectors.toMap(Row::group, Row::queuedSince, (a, b) -> a.isBefore(b) ? a : b));
        return rows.stream()
                .filter(row -> !pausedGroups.contains(row.group()))
                .map(row -> {
                    var queue = queues.get(row.queue());
                    var asked = needs.computeIfAbsent(row.needs(), Needs::parse);
                    var waited = Duration.between(groupSince.getOrDefault(row.group(), row.queuedSince()), now);
                    var relaxed = Relaxation.relax(asked, queue.rules().relaxation(), waited);
                    return new WaitingSeat(
                            row.id(),
                            row.interaction(),
                            row.group(),
                            row.role(),
                            row.channel(),
                            row.queue(),
                            row.organisation(),
                            relaxed,
                            row.priority(),
                            row.queuedSince(),
                            row.rankAt(),
                            row.preferred(),
                            row.wanted(),
                            avoid.getOrDefault(row.id(), Set.of()),
                            queue.mayInterrupt(),
                            row.deskOnly(),
                            queue.selection(),
                            widening(row, queue, asked, relaxed, waited));
                })
                .toList();
    }

    private Widening widening(Row row, Queue queue, List<Need> asked, List<Need> relaxed, Duration waited) {
        var queueRules = queue.rules();
        var helpers = queueRules.helpers(waited);
        return new Widening(
                relaxed.equals(asked) ? List.of() : asked,
                helpers == null ? null : helpers.value(),
                waited.compareTo(
                                rules.of(new OrganisationId(row.organisation())).yieldsAfter())
                        >= 0,
                row.preferredAtWork() && row.wanted() == null && waited.compareTo(queueRules.preferredFor()) < 0);
    }

    private record Row(
            UUID id,
            UUID interaction,
            UUID group,
            SeatRole role,
            Channel channel,
            UUID queue,
            UUID organisation,
            String needs,
            int priority,
            Instant queuedSince,
            Instant rankAt,
            @Nullable UUID preferred,
            @Nullable UUID wanted,
            boolean deskOnly,
            boolean paused,
            boolean preferredAtWork) {}

    /// Who declined a seat lately, and who sits in its interaction already.
    private Map<UUID, Set<UUID>> avoid(Collection<UUID> seats, Instant now) {
        var avoid = new HashMap<UUID, Set<UUID>>();
        jdbc.sql("""
                SELECT d.seat_id, d.agent_id FROM decline d WHERE d.seat_id = ANY(:seats::uuid[]) AND d.until > :now
                UNION
                SELECT s.id, o.agent_id FROM seat s JOIN seat o ON o.interaction_id = s.interaction_id AND o.id <> s.id
                 WHERE s.id = ANY(:seats::uuid[]) AND o.agent_id IS NOT NULL AND o.state <> 'DONE'
                """)
                .param("seats", seats.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    avoid.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new HashSet<>())
                            .add(rs.getObject(2, UUID.class));
                });
        return avoid;
    }
}
