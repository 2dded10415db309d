package org.dasan.acd;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// Presence as the desk shows it.
///
/// @param channels which are switched on
/// @param eligible whether offers can come
/// @param why      why not: NOT_READY, DISCONNECTED or AFTER_CONTACT
public record PresenceView(
        PresenceState state,
        @Nullable String reason,
        @Nullable String afterContact,
        Instant since,
        Map<Channel, Boolean> channels,
        Map<Channel, Places> capacity,
        boolean eligible,
        @Nullable String why) {
    /// Places on one channel.
    public record Places(int used, int max) {}

    /// Presence for the screen.
    ///
    /// @param offered the channels contacts can arrive through; others are shown only while they are in use
    public static PresenceView of(Presence presence, Set<Channel> offered) {
        var channels = new TreeMap<Channel, Boolean>();
        var capacity = new TreeMap<Channel, Places>();
        presence.load().forEach((channel, load) -> {
            if ((!offered.contains(channel) || !channel.arrives()) && load.used() == 0) {
                return;
            }
            channels.put(channel, !presence.off().contains(channel));
            capacity.put(channel, new Places(load.used(), load.capacity()));
        });
        var why = presence.state() != PresenceState.READY
                ? "NOT_READY"
                : !presence.connected() ? "DISCONNECTED" : presence.afterContact() != null ? "AFTER_CONTACT" : null;
        return new PresenceView(
                presence.state(),
                presence.reason(),
                presence.afterContact(),
                presence.since(),
                channels,
                capacity,
                why == null,
                why);
    }
}
