package org.dasan.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A fact that is about to be written to the log.
///
/// @param type             module and past tense, such as `acd.offered`
/// @param version          shape of `data`, from 1
/// @param occurredAt       when it happened at its source, not when we store it
/// @param actor            who did it: a staff member; null when the system or the citizen did
/// @param participant      whom of the interaction it concerns, when there is one
/// @param visibleToCitizen whether the citizen's own screen may see it; such events form a chain of their own
/// @param data             ids, codes and numbers only. Text without end and names belong in rows that
///                         retention can erase, so a string with white space or of more than [#MAX_STRING]
///                         characters is refused when the event is appended
public record NewEvent(
        StreamId stream,
        String type,
        int version,
        Instant occurredAt,
        @Nullable UUID actor,
        @Nullable UUID participant,
        boolean visibleToCitizen,
        Map<String, ?> data) {

    /// The longest string that `data` may hold, in UTF-16 units.
    public static final int MAX_STRING = 200;

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z-]*(\\.[a-z][a-z0-9-]*)+");

    public NewEvent {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(occurredAt, "occurredAt");
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("an event type is written like acd.offered but was " + type);
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1 but was " + version);
        }
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data)); // Map.copyOf would refuse null values
    }
}
