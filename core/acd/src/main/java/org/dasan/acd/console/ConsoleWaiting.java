package org.dasan.acd.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.matching.WhyWaiting;
import org.dasan.city.Channel;
import org.dasan.city.Label;

/// A contact that waits for an agent, and why.
public record ConsoleWaiting(
        UUID seatId,
        UUID interactionId,
        Channel channel,
        UUID queueId,
        Label queue,
        Instant since,
        List<Need> needs,
        WhyWaiting why) {}
