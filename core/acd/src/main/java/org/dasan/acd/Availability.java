package org.dasan.acd;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// Tells, before anybody begins, whether a channel is open and how long it would take. Each channel is a bean
/// of this kind; answers come from memory, a few seconds old at most.
public interface Availability {
    /// How a channel stands in one language.
    ///
    /// @param opensAt      when it opens next; nothing while it is open, or when it does not within a year
    /// @param waiting      who waits already
    /// @param expectedWait nothing when nobody can tell; zero: answered at once
    record Standing(
            boolean open,
            @Nullable Instant opensAt,
            int waiting,
            @Nullable Duration expectedWait,
            Instant measuredAt) {}

    Channel channel();

    /// How it stands for somebody who speaks `language`; empty when this entry point is none of this
    /// channel's.
    Optional<Standing> standing(String entryPoint, String language);
}
