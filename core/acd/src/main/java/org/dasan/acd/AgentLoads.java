package org.dasan.acd;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.store.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How much of an agent's capacity each channel uses. The row is what acceptance and release lock.
@Repository
class AgentLoads {
    private final JdbcClient jdbc;
    private final EventLog events;

    AgentLoads(JdbcClient jdbc, EventLog events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /// Takes one place.
    ///
    /// @throws CapacityException when the agent has none left
    void take(UUID agent, Channel channel) {
        int taken = jdbc.sql(
                        "UPDATE agent_load SET used = used + 1 WHERE staff_id = :agent AND channel = :channel AND used < capacity")
                .param("agent", agent)
                .param("channel", channel.name())
                .update();
        if (taken == 0) {
            throw new CapacityException("agent " + agent + " has no room for another contact on " + channel);
        }
    }

    /// Gives one place back; the agent is idle from now on, or away if they said so for after their last contact.
    void release(UUID agent, Channel channel, Instant at) {
        int released = jdbc.sql(
                        "UPDATE agent_load SET used = used - 1 WHERE staff_id = :agent AND channel = :channel AND used > 0")
                .param("agent", agent)
                .param("channel", channel.name())
                .update();
        if (released == 0) {
            throw new IllegalStateException(
                    "agent " + agent + " held nothing on " + channel + ": the books do not balance");
        }
        jdbc.sql("""
                UPDATE presence SET idle_since = greatest(idle_since, :at) WHERE staff_id = :agent RETURNING coalesce(after_contact, '')
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("agent", agent)
                .query(String.class)
                .optional()
                .filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> leaveIfFree(agent, reason, at));
    }

    private void leaveIfFree(UUID agent, String reason, Instant at) {
        int left = jdbc.sql("""
                UPDATE presence SET state = 'NOT_READY', reason = after_contact, after_contact = NULL, since = :at
                 WHERE staff_id = :agent AND state = 'READY'
                   AND NOT EXISTS (SELECT 1 FROM agent_load WHERE staff_id = :agent AND used > 0)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("agent", agent)
                .update();
        if (left > 0) {
            events.append(List.of(
                    new AcdEvent.PresenceChanged(agent, at, PresenceState.NOT_READY, reason, agent).toNewEvent()));
        }
    }
}
