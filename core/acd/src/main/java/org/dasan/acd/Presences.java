package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.Channel;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.IllegalStepException;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Presence of agents. Changes lock the agent's row and are told on the agent's stream.
@Component
@Transactional
public class Presences {
    private final JdbcClient jdbc;
    private final EventLog events;
    private final MatcherWake wake;
    private final Clock clock;

    Presences(JdbcClient jdbc, EventLog events, MatcherWake wake, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.wake = wake;
        this.clock = clock;
    }

    /// The agent's presence; somebody never seen is OFFLINE.
    @Transactional(readOnly = true)
    public Presence find(UUID agent) {
        var load = new EnumMap<Channel, Presence.Load>(Channel.class);
        jdbc.sql("SELECT channel, used, capacity FROM agent_load WHERE staff_id = :agent")
                .param("agent", agent)
                .query(rs -> {
                    load.put(Channel.valueOf(rs.getString(1)), new Presence.Load(rs.getInt(2), rs.getInt(3)));
                });
        return jdbc.sql(
                        "SELECT state, reason, after_contact, since, off_channels, connected, disconnected_at FROM presence WHERE staff_id = :agent")
                .param("agent", agent)
                .query((rs, _) -> {
                    var gone = rs.getObject("disconnected_at", OffsetDateTime.class);
                    return new Presence(
                            agent,
                            PresenceState.valueOf(rs.getString("state")),
                            rs.getString("reason"),
                            rs.getString("after_contact"),
                            rs.getObject("since", OffsetDateTime.class).toInstant(),
                            Arrays.stream((String[]) rs.getArray("off_channels").getArray())
                                    .map(Channel::valueOf)
                                    .collect(Collectors.toUnmodifiableSet()),
                            rs.getBoolean("connected"),
                            gone == null ? null : gone.toInstant(),
                            load);
                })
                .optional()
                .orElseGet(() -> new Presence(
                        agent, PresenceState.OFFLINE, null, null, Instant.EPOCH, Set.of(), false, null, load));
    }

    /// What the agent says of themselves.
    ///
    /// @param reason needed for NOT_READY, else nothing
    /// @param off    channels switched off; nothing = as before
    /// @throws InvalidFieldException when the reason is missing or too much
    public Presence set(UUID agent, PresenceState state, @Nullable String reason, @Nullable Set<Channel> off, UUID by) {
        if ((state == PresenceState.NOT_READY) == (reason == null)) {
            throw new InvalidFieldException(
                    "reason", state == PresenceState.NOT_READY ? "is needed for NOT_READY" : "is for NOT_READY only");
        }
        var now = clock.instant();
        ensureRow(agent, now);
        var before = lockRow(agent);
        if (off != null) {
            jdbc.sql("UPDATE presence SET off_channels = :off::text[] WHERE staff_id = :agent")
                    .param("off", off.stream().map(Channel::name).sorted().toArray(String[]::new))
                    .param("agent", agent)
                    .update();
        }
        if (before.state() != state
                || !Objects.equals(before.reason(), reason)
                || (before.afterContact() != null && off == null)) {
            write(agent, state, reason, now, by);
        }
        wake.afterCommit();
        return find(agent);
    }

    /// The agent will be away as soon as no contact is in their hands: nothing more is offered, and their time
    /// counts as work until then. With empty hands they are away at once.
    ///
    /// @throws InvalidFieldException when the reason is none of the city's
    /// @throws IllegalStepException when they are not ready
    public Presence leaveAfterContact(UUID agent, String reason) {
        if (!jdbc.sql("SELECT EXISTS (SELECT 1 FROM reason WHERE kind = 'NOT_READY' AND code = :code)")
                .param("code", reason)
                .query(Boolean.class)
                .single()) {
            throw new InvalidFieldException("reason", "is not a cause: " + reason);
        }
        var now = clock.instant();
        ensureRow(agent, now);
        var before = lockRow(agent);
        if (before.state() != PresenceState.READY) {
            throw new IllegalStepException("presence", before.state(), PresenceState.NOT_READY);
        }
        boolean busy = jdbc.sql("SELECT EXISTS (SELECT 1 FROM agent_load WHERE staff_id = :agent AND used > 0)")
                .param("agent", agent)
                .query(Boolean.class)
                .single();
        if (busy) {
            jdbc.sql("UPDATE presence SET after_contact = :reason WHERE staff_id = :agent")
                    .param("reason", reason)
                    .param("agent", agent)
                    .update();
            events.append(List.of(new AcdEvent.LeavesAfterContact(agent, now, reason).toNewEvent()));
        } else {
            write(agent, PresenceState.NOT_READY, reason, now, agent);
        }
        return find(agent);
    }

    /// A supervisor's word. Signing out needs that no contact is held; the matcher reserves under the same row
    /// lock, so that none comes in between.
    ///
    /// @throws IllegalStepException when the agent is not signed in, or is like that already
    /// @throws OpenWorkException when somebody who holds contacts were to be signed out
    void force(UUID agent, PresenceState state, @Nullable String reason, UUID by) {
        var now = clock.instant();
        ensureRow(agent, now);
        var before = lockRow(agent);
        boolean same = before.state() == state && Objects.equals(before.reason(), reason);
        if (before.state() == PresenceState.OFFLINE || same) {
            throw new IllegalStepException("presence", before.state(), state);
        }
        if (state == PresenceState.OFFLINE) {
            int open = jdbc.sql("""
                    SELECT count(*) FROM seat WHERE agent_id = :agent AND state IN ('OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP')
                    """).param("agent", agent).query(Integer.class).single();
            if (open > 0) {
                throw new OpenWorkException(agent, open);
            }
        }
        write(agent, state, reason, now, by);
        wake.afterCommit();
    }

    /// The system's word: ring without answer, connection lost. Somebody OFFLINE stays so.
    public void notReady(UUID agent, String reason) {
        var now = clock.instant();
        ensureRow(agent, now);
        var before = lockRow(agent);
        if (before.state() == PresenceState.READY) {
            write(agent, PresenceState.NOT_READY, reason, now, null);
        }
    }

    /// A desk of the agent opened: who was away is not ready yet, until they say so; whoever works already
    /// stays as they are.
    public void connected(UUID agent) {
        var now = clock.instant();
        ensureRow(agent, now);
        if (lockRow(agent).state() == PresenceState.OFFLINE) {
            write(agent, PresenceState.NOT_READY, "SIGNED_IN", now, agent);
        }
        jdbc.sql("UPDATE presence SET connected = true, disconnected_at = NULL WHERE staff_id = :agent")
                .param("agent", agent)
                .update();
        wake.afterCommit();
    }

    /// The agent's last desk closed, on all nodes.
    public void disconnected(UUID agent, Instant at) {
        jdbc.sql(
                        "UPDATE presence SET connected = false, disconnected_at = coalesce(disconnected_at, :at) WHERE staff_id = :agent")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("agent", agent)
                .update();
    }

    /// Everybody who is not OFFLINE or counts as being at the desk, and whether they do.
    @Transactional(readOnly = true)
    public Map<UUID, Boolean> working(int limit) {
        var working = new HashMap<UUID, Boolean>();
        jdbc.sql("SELECT staff_id, connected FROM presence WHERE connected OR state <> 'OFFLINE' LIMIT :limit")
                .param("limit", limit)
                .query(rs -> {
                    working.put(rs.getObject(1, UUID.class), rs.getBoolean(2));
                });
        return working;
    }

    /// Agents gone since before `limit` who still count as working or hold contacts of citizens.
    @Transactional(readOnly = true)
    public List<UUID> goneSince(Instant limit) {
        return jdbc.sql("""
                SELECT p.staff_id FROM presence p
                 WHERE NOT p.connected AND p.disconnected_at <= :limit
                   AND (p.state = 'READY' OR EXISTS (SELECT 1 FROM seat s WHERE s.agent_id = p.staff_id AND s.state IN ('OFFERED', 'ACTIVE', 'PARKED')
                            AND (s.state <> 'ACTIVE' OR s.desk_only OR s.channel NOT IN ('VOICE', 'VIDEO'))))
                 LIMIT 100
                """)
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
    }

    private record State(
            PresenceState state,
            @Nullable String reason,
            @Nullable String afterContact) {}

    private State lockRow(UUID agent) {
        return jdbc.sql("SELECT state, reason, after_contact FROM presence WHERE staff_id = :agent FOR UPDATE")
                .param("agent", agent)
                .query((rs, _) -> new State(PresenceState.valueOf(rs.getString(1)), rs.getString(2), rs.getString(3)))
                .single();
    }

    private void ensureRow(UUID agent, Instant now) {
        jdbc.sql(
                        "INSERT INTO presence (staff_id, state, since, idle_since) VALUES (:agent, 'OFFLINE', :now, :now) ON CONFLICT DO NOTHING")
                .param("agent", agent)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void write(UUID agent, PresenceState state, @Nullable String reason, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                UPDATE presence
                   SET state = :state, reason = :reason, after_contact = NULL, since = :now,
                       idle_since = CASE WHEN :state = 'READY' THEN :now ELSE idle_since END
                 WHERE staff_id = :agent
                """)
                .param("state", state.name())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("agent", agent)
                .update();
        events.append(List.of(new AcdEvent.PresenceChanged(agent, now, state, reason, by).toNewEvent()));
    }
}
