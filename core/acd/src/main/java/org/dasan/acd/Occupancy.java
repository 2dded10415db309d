package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has worked so much of the last while that they are due a rest: the share of time with a contact or its
/// record in hand, two at once counting once. Measured every few seconds, and only where a cap is set.
@Component
class Occupancy {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final RoutingRules rules;
    private final Grants grants;
    private final Clock clock;
    private Instant measuredAt = Instant.MIN;
    private Set<UUID> resting = Set.of();

    Occupancy(JdbcClient jdbc, RoutingRules rules, Grants grants, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.grants = grants;
        this.clock = clock;
    }

    /// Those among `agents` who are above the cap of their organisation; where several hold, the lowest.
    synchronized Set<UUID> resting(Collection<UUID> agents) {
        if (!rules.capOccupancy()) {
            return Set.of();
        }
        var now = clock.instant();
        if (now.isAfter(measuredAt.plus(FRESH))) {
            resting = measure(agents, now);
            measuredAt = now;
        }
        return resting;
    }

    private Set<UUID> measure(Collection<UUID> agents, Instant now) {
        var caps = new HashMap<Duration, Map<UUID, Integer>>();
        for (var agent : agents) {
            grants.grantedTo(new StaffId(agent)).stream()
                    .filter(grant -> grant.role() == Role.AGENT)
                    .map(grant -> rules.of(grant.organisation()))
                    .forEach(rule -> {
                        var cap = rule.occupancyCap();
                        if (cap != null) {
                            caps.computeIfAbsent(rule.measuredOver(), _ -> new HashMap<>())
                                    .merge(agent, cap, Math::min);
                        }
                    });
        }
        var above = new HashSet<UUID>();
        caps.forEach((window, capped) -> busy(List.copyOf(capped.keySet()), now.minus(window), now)
                .forEach((agent, busy) -> {
                    if (busy.toMillis() * 100.0 / window.toMillis() > capped.getOrDefault(agent, 100)) {
                        above.add(agent);
                    }
                }));
        return above;
    }

    /// How long each of these had something in hand between `from` and `to`.
    Map<UUID, Duration> busy(Collection<UUID> agents, Instant from, Instant to) {
        var busy = new HashMap<UUID, Duration>();
        jdbc.sql("""
                SELECT agent_id, sum(extract(epoch FROM upper(part) - lower(part))) AS seconds
                  FROM (SELECT agent_id, unnest(range_agg(tstzrange(greatest(connected_at, :from), least(coalesce(ended_at, :to), :to)))) AS part
                          FROM seat
                         WHERE agent_id = ANY(:agents::uuid[]) AND connected_at < :to AND (ended_at IS NULL OR ended_at > :from)
                         GROUP BY agent_id) worked
                 GROUP BY agent_id
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("agents", agents.stream().map(UUID::toString).toArray(String[]::new))
                .query(rs -> {
                    busy.put(rs.getObject(1, UUID.class), Duration.ofMillis((long) (rs.getDouble(2) * 1000)));
                });
        return busy;
    }
}
