package org.dasan.acd.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.Needs;
import org.dasan.acd.SeatRole;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.OrganisationId;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Reads past days.
@Repository
class PastDays {
    private static final Duration RING_UNKNOWN = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Directory directory;

    PastDays(JdbcClient jdbc, Grants grants, Directory directory) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.directory = directory;
    }

    /// All that waited and everybody who worked between the two times.
    @Transactional(readOnly = true)
    PastDay read(Instant from, Instant to) {
        return new PastDay(from, to, ring(from, to), contacts(from, to), agents(from, to));
    }

    private Duration ring(Instant from, Instant to) {
        return jdbc.sql("""
                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - reserved_at))
                  FROM offer WHERE state = 'CONNECTED' AND reserved_at >= :from AND reserved_at < :to
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> rs.getObject(1) == null ? RING_UNKNOWN : seconds(rs.getDouble(1)))
                .single();
    }

    private List<PastDay.Contact> contacts(Instant from, Instant to) {
        return jdbc.sql("""
                SELECT id, interaction_id, group_id, role, channel, queue_id, organisation_id, needs::text AS needs, priority,
                       created_at, queued_since, preferred_agent, wanted_agent, desk_only, agent_id, connected_at, ended_at
                  FROM seat WHERE created_at >= :from AND created_at < :to ORDER BY created_at, id
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> contact(rs))
                .list();
    }

    private static PastDay.Contact contact(ResultSet rs) throws SQLException {
        var created = instant(rs, "created_at");
        var connected = rs.getObject("connected_at", OffsetDateTime.class);
        var ended = rs.getObject("ended_at", OffsetDateTime.class);
        return new PastDay.Contact(
                rs.getObject("id", UUID.class),
                rs.getObject("interaction_id", UUID.class),
                rs.getObject("group_id", UUID.class),
                SeatRole.valueOf(rs.getString("role")),
                Channel.valueOf(rs.getString("channel")),
                rs.getObject("queue_id", UUID.class),
                rs.getObject("organisation_id", UUID.class),
                Needs.parse(rs.getString("needs")),
                rs.getInt("priority"),
                created,
                instant(rs, "queued_since"),
                rs.getObject("preferred_agent", UUID.class),
                rs.getObject("wanted_agent", UUID.class),
                rs.getBoolean("desk_only"),
                connected == null && ended != null ? Duration.between(created, ended.toInstant()) : null,
                connected == null || ended == null ? null : Duration.between(connected, ended),
                connected == null ? null : Duration.between(created, connected.toInstant()),
                connected == null ? null : rs.getObject("agent_id", UUID.class));
    }

    private List<PastDay.Agent> agents(Instant from, Instant to) {
        var shifts = shifts(from, to);
        var skills = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql("SELECT staff_id, skill, proficiency FROM staff_skill").query(rs -> {
            skills.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new HashMap<>())
                    .put(rs.getString(2), rs.getInt(3));
        });
        var places = new HashMap<UUID, Map<Channel, Integer>>();
        jdbc.sql("SELECT staff_id, channel, capacity FROM agent_load").query(rs -> {
            places.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new HashMap<>())
                    .put(Channel.valueOf(rs.getString(2)), rs.getInt(3));
        });
        return shifts.entrySet().stream()
                .map(entry -> {
                    var id = new StaffId(entry.getKey());
                    return new PastDay.Agent(
                            id.value(),
                            directory
                                    .staff(id)
                                    .map(staff -> staff.displayName())
                                    .orElse(""),
                            skills.getOrDefault(id.value(), Map.of()),
                            places.getOrDefault(id.value(), Map.of()),
                            grants.organisationsWhere(id, Role.AGENT).stream()
                                    .map(OrganisationId::value)
                                    .collect(Collectors.toUnmodifiableSet()),
                            entry.getValue());
                })
                .toList();
    }

    /// When each agent was READY, by the word of the event log.
    private Map<UUID, List<PastDay.Shift>> shifts(Instant from, Instant to) {
        var since = new HashMap<UUID, Instant>();
        var shifts = new LinkedHashMap<UUID, List<PastDay.Shift>>();
        jdbc.sql("""
                SELECT stream_id, greatest(occurred_at, :from) AS at, data ->> 'state' AS state
                  FROM (SELECT DISTINCT ON (stream_id) stream_id, occurred_at, data, seq FROM event
                         WHERE stream_type = 'AGENT' AND type = 'acd.presence' AND occurred_at < :from
                         ORDER BY stream_id, seq DESC) before
                UNION ALL
                SELECT stream_id, occurred_at, data ->> 'state' FROM event
                 WHERE stream_type = 'AGENT' AND type = 'acd.presence' AND occurred_at >= :from AND occurred_at < :to
                 ORDER BY 1, 2
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    var agent = rs.getObject(1, UUID.class);
                    var at = instant(rs, "at");
                    var readySince = since.remove(agent);
                    if (readySince != null && readySince.isBefore(at)) {
                        shifts.computeIfAbsent(agent, _ -> new ArrayList<>()).add(new PastDay.Shift(readySince, at));
                    }
                    if (rs.getString("state").equals("READY")) {
                        since.put(agent, at);
                    }
                });
        since.forEach((agent, at) ->
                shifts.computeIfAbsent(agent, _ -> new ArrayList<>()).add(new PastDay.Shift(at, to)));
        return shifts;
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
