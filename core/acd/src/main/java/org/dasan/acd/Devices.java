package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.store.Tempo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What agents can be reached on beside their desk: a registered telephone, a camera. Whoever watches the
/// devices says so again and again; when the watcher falls silent nothing more is offered there.
@Component
@Transactional
public class Devices {
    /// How long a device counts as there after its watcher last said so, in the machine's time.
    public static final Duration HOLDS = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final MatcherWake wake;
    private final Clock clock;

    Devices(JdbcClient jdbc, MatcherWake wake, Clock clock) {
        this.jdbc = jdbc;
        this.wake = wake;
        this.clock = clock;
    }

    /// The agent has this device at hand, for the time being.
    ///
    /// @param device the watcher's own name for it, the same until it is gone
    public void there(UUID agent, Channel channel, String device) {
        jdbc.sql("""
                INSERT INTO agent_device (staff_id, channel, device, there_until) VALUES (:agent, :channel, :device, :until)
                ON CONFLICT (channel, device) DO UPDATE SET staff_id = excluded.staff_id, there_until = excluded.there_until
                """)
                .param("agent", agent)
                .param("channel", channel.name())
                .param("device", device)
                .param("until", clock.instant().plus(Tempo.inCity(clock, HOLDS)).atOffset(ZoneOffset.UTC))
                .update();
        wake.afterCommit();
    }

    /// All devices whose names begin like this are still there.
    public void stillThere(Channel channel, String beginning) {
        jdbc.sql(
                        "UPDATE agent_device SET there_until = :until WHERE channel = :channel AND starts_with(device, :beginning)")
                .param("until", clock.instant().plus(Tempo.inCity(clock, HOLDS)).atOffset(ZoneOffset.UTC))
                .param("channel", channel.name())
                .param("beginning", beginning)
                .update();
    }

    /// The device is gone.
    public void gone(Channel channel, String device) {
        jdbc.sql("DELETE FROM agent_device WHERE channel = :channel AND device = :device")
                .param("channel", channel.name())
                .param("device", device)
                .update();
    }

    /// All devices whose names begin like this are gone: nobody watches them any more.
    public void allGone(Channel channel, String beginning) {
        jdbc.sql("DELETE FROM agent_device WHERE channel = :channel AND starts_with(device, :beginning)")
                .param("channel", channel.name())
                .param("beginning", beginning)
                .update();
    }

    /// The channels each agent is reached on by a device.
    ///
    /// @param who condition on `presence p`
    Map<UUID, Set<Channel>> carried(String who) {
        var carried = new HashMap<UUID, Set<Channel>>();
        jdbc.sql(
                        "SELECT d.staff_id, d.channel FROM agent_device d JOIN presence p ON p.staff_id = d.staff_id WHERE d.there_until > :now AND "
                                + who)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(rs -> {
                    carried.computeIfAbsent(rs.getObject(1, UUID.class), _ -> EnumSet.noneOf(Channel.class))
                            .add(Channel.valueOf(rs.getString(2)));
                });
        return carried;
    }
}
