package org.dasan.citizenapp;

import org.dasan.city.Channel;

/// Tells how long a citizen waits on each way, so that the wait is known before the choice. Where no bean
/// implements it, every way counts as not configured. Implementations answer from memory: every first view
/// asks several times.
@FunctionalInterface
public interface Waits {
    /// How things stand now for somebody who speaks `language`.
    ///
    /// @param channel  one of VOICE, SMS, CHAT and VIDEO
    /// @param language one of [org.dasan.city.Languages#ALL]
    WayStatus of(Channel channel, String language);
}
