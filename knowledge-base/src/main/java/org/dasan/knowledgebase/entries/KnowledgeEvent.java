package org.dasan.knowledgebase.entries;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;

/// A step taken with an entry. Facts: past tense, never withdrawn; numbers only, the texts lie in the versions.
public sealed interface KnowledgeEvent {
    UUID entry();

    Instant at();

    /// Version it was done with.
    int version();

    /// Who did it; null: it came with the samples.
    @Nullable
    UUID staff();

    record Drafted(
            UUID entry, Instant at, int version, @Nullable UUID staff) implements KnowledgeEvent {}

    record Saved(UUID entry, Instant at, int version, UUID staff) implements KnowledgeEvent {}

    record Submitted(
            UUID entry, Instant at, int version, @Nullable UUID staff) implements KnowledgeEvent {}

    record SentBack(UUID entry, Instant at, int version, UUID staff) implements KnowledgeEvent {}

    /// A version became the one that everybody finds.
    ///
    /// @param bulk approved by whoever imported it
    record Published(
            UUID entry,
            Instant at,
            int version,
            boolean bulk,
            @Nullable UUID staff) implements KnowledgeEvent {}

    record Retired(UUID entry, Instant at, int version, UUID staff) implements KnowledgeEvent {}

    /// As the event log stores it.
    default NewEvent toNewEvent() {
        var type = switch (this) { // no default: a new event stops the build here
            case Drafted _ -> "knowledge.drafted";
            case Saved _ -> "knowledge.saved";
            case Submitted _ -> "knowledge.submitted";
            case SentBack _ -> "knowledge.sent-back";
            case Published _ -> "knowledge.published";
            case Retired _ -> "knowledge.retired";
        };
        Map<String, ?> data = this instanceof Published published
                ? Map.of("version", version(), "bulk", published.bulk())
                : Map.of("version", version());
        return new NewEvent(new StreamId(StreamType.ENTRY, entry()), type, 1, at(), staff(), null, false, data);
    }
}
