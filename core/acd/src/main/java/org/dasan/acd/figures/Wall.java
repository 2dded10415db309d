package org.dasan.acd.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// A wallboard as it is at one moment. Nobody is named in it.
///
/// @param version             rises from picture to picture; ignore a lower one
/// @param at                  the city's time of the counts
/// @param ageMillis           how old the counts were when the picture was sent
/// @param targetSeconds       the answer target of the queues shown; nothing when they differ
/// @param longestWaitSeconds  nothing: nobody waits
/// @param longestWaitTarget   target of the queue in which that one waits
public record Wall(
        long version,
        Instant at,
        String zone,
        long ageMillis,
        Named organisation,
        List<Named> queues,
        @Nullable Long targetSeconds,
        int waiting,
        @Nullable Long longestWaitSeconds,
        @Nullable Long longestWaitTarget,
        Recent recent,
        Agents agents,
        List<Tile> tiles,
        Promises promises,
        Today today) {
    public Wall {
        queues = List.copyOf(queues);
        tiles = List.copyOf(tiles);
    }

    /// Something of the configuration.
    public record Named(UUID id, Label name) {}

    /// Ratios over contacts that arrived in the last 30 minutes.
    ///
    /// @param at when they were counted
    public record Recent(
            Instant at,
            long offered,
            long answered,
            @Nullable Number serviceLevel,
            @Nullable Number abandonRate) {}

    /// Agents of the organisation by what they do, whoever they are.
    public record Agents(int ready, int talking, int wrapUp, int away) {}

    /// One channel in one language.
    ///
    /// @param targetSeconds of the queue in which somebody waits longest, else the shortest of its queues
    /// @param line          contacts arrived today, half hour by half hour since midnight
    public record Tile(
            Channel channel,
            String language,
            Label name,
            int waiting,
            @Nullable Long longestWaitSeconds,
            @Nullable Long targetSeconds,
            List<Long> line) {
        public Tile {
            line = List.copyOf(line);
        }
    }

    /// What the city owes.
    ///
    /// @param soon within 30 minutes
    /// @param late its time is over
    public record Promises(int soon, int late) {}

    /// Contacts that arrived since midnight, by where they are; values are those of the measures.
    public record Today(Instant at, Map<String, @Nullable Number> values) {}
}
