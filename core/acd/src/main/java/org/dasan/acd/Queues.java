package org.dasan.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.CalendarId;
import org.dasan.city.Calendars;
import org.dasan.city.EntryPoint;
import org.dasan.city.EntryPointId;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The queues, and which of them a contact goes to. Kept in memory; [#reload] after a change of
/// configuration.
@Component
public class Queues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;
    private volatile Map<UUID, Queue> byId = Map.of();
    private volatile Map<Choice, UUID> choices = Map.of();

    private record Choice(UUID entryPoint, SeatRole role, String language) {}

    Queues(JdbcClient jdbc, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// The queue of this id.
    ///
    /// @throws UnknownQueueException when there is none
    public Queue get(UUID id) {
        var queue = byId.get(id);
        if (queue == null) {
            reload(); // configured on another node a moment ago
            queue = byId.get(id);
        }
        if (queue == null) {
            throw new UnknownQueueException(id);
        }
        return queue;
    }

    /// All queues, in the order of their position.
    public List<Queue> all() {
        if (byId.isEmpty()) {
            reload();
        }
        return List.copyOf(byId.values());
    }

    /// The queue for a contact in this language through this entry point: the row for the language, else the
    /// one for all.
    ///
    /// @throws UnknownQueueException when the entry point has no queue for that
    public Queue choose(EntryPointId entryPoint, SeatRole role, String language) {
        if (choices.isEmpty()) {
            reload();
        }
        var id = choices.get(new Choice(entryPoint.value(), role, language));
        if (id == null) {
            id = choices.get(new Choice(entryPoint.value(), role, "*"));
        }
        if (id == null) {
            throw new UnknownQueueException(entryPoint.value());
        }
        return get(id);
    }

    /// Whether contacts of this entry point are taken into the queue now: by the queue's own hours, else the
    /// entry point's.
    public boolean isOpen(Queue queue, EntryPoint entryPoint, Instant at) {
        return calendars.isOpen(calendar(queue, entryPoint), at);
    }

    /// Whether a queue with hours of its own is open now; one without keeps its entry points' hours and
    /// counts as open.
    public boolean isOpenNow(Queue queue) {
        return queue.calendar() == null || calendars.isOpen(queue.calendar(), clock.instant());
    }

    /// When it opens next; nothing when it is never open again.
    public Optional<Instant> opensNext(Queue queue, EntryPoint entryPoint, Instant at) {
        return calendars.opensNext(calendar(queue, entryPoint), at);
    }

    /// Reads the configuration again.
    public void reload() {
        var queues = jdbc.sql("""
                SELECT id, version, code, organisation_id, name::text AS name, needs::text AS needs, priority, ageing_seconds, selection, target_seconds,
                       reply_seconds, offer_seconds, wrap_up_seconds, extension_seconds, may_interrupt, calendar_id,
                       relaxation::text AS relaxation, overflow_after, overflow_organisation, preferred_seconds
                  FROM queue ORDER BY position, code
                """)
                .query((rs, _) -> {
                    var calendar = rs.getObject("calendar_id", UUID.class);
                    return new Queue(
                            rs.getObject("id", UUID.class),
                            rs.getInt("version"),
                            rs.getString("code"),
                            new OrganisationId(rs.getObject("organisation_id", UUID.class)),
                            JSON.readValue(rs.getString("name"), Label.class),
                            Needs.parse(rs.getString("needs")),
                            rs.getInt("priority"),
                            Duration.ofSeconds(rs.getInt("ageing_seconds")),
                            Selection.valueOf(rs.getString("selection")),
                            Duration.ofSeconds(rs.getInt("target_seconds")),
                            Duration.ofSeconds(rs.getInt("reply_seconds")),
                            Duration.ofSeconds(rs.getInt("offer_seconds")),
                            Duration.ofSeconds(rs.getInt("wrap_up_seconds")),
                            Duration.ofSeconds(rs.getInt("extension_seconds")),
                            rs.getBoolean("may_interrupt"),
                            calendar == null ? null : new CalendarId(calendar),
                            rules(rs));
                })
                .list();
        byId = queues.stream().collect(Collectors.toMap(Queue::id, q -> q, (a, _) -> a, java.util.LinkedHashMap::new));
        choices = jdbc
                .sql("SELECT entry_point_id, role, language, queue_id FROM queue_choice")
                .query((rs, _) -> Map.entry(
                        new Choice(
                                rs.getObject("entry_point_id", UUID.class),
                                SeatRole.valueOf(rs.getString("role")),
                                rs.getString("language")),
                        rs.getObject("queue_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static QueueRules rules(ResultSet rs) throws SQLException {
        var helpers = rs.getObject("overflow_organisation", UUID.class);
        return new QueueRules(
                Relaxation.parse(rs.getString("relaxation")),
                helpers == null
                        ? null
                        : new QueueRules.Overflow(
                                Duration.ofSeconds(rs.getInt("overflow_after")), new OrganisationId(helpers)),
                Duration.ofSeconds(rs.getInt("preferred_seconds")));
    }

    private static CalendarId calendar(Queue queue, EntryPoint entryPoint) {
        return queue.calendar() == null ? entryPoint.calendar() : queue.calendar();
    }
}
