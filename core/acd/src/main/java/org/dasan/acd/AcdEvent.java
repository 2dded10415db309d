package org.dasan.acd;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;

/// What the ACD did. Seat and offer events lie on the interaction's stream, presence on the agent's.
public sealed interface AcdEvent {
    Instant at();

    record Queued(
            InteractionId interaction,
            Instant at,
            SeatId seat,
            SeatRole role,
            UUID queue,
            UUID group,
            @Nullable SeatId source)
            implements AcdEvent {}

    record Offered(InteractionId interaction, Instant at, SeatId seat, OfferId offer, UUID agent) implements AcdEvent {}

    record Presented(InteractionId interaction, Instant at, SeatId seat, OfferId offer, UUID agent)
            implements AcdEvent {}

    record Accepted(InteractionId interaction, Instant at, SeatId seat, OfferId offer, UUID agent)
            implements AcdEvent {}

    record OfferEnded(
            InteractionId interaction,
            Instant at,
            SeatId seat,
            OfferId offer,
            UUID agent,
            OfferState state,
            @Nullable String reason)
            implements AcdEvent {}

    record Connected(InteractionId interaction, Instant at, SeatId seat, UUID agent) implements AcdEvent {}

    record Parked(InteractionId interaction, Instant at, SeatId seat, UUID agent) implements AcdEvent {}

    record Resumed(InteractionId interaction, Instant at, SeatId seat, UUID agent) implements AcdEvent {}

    /// The agent was lost; the seat waits again with its old time.
    record Requeued(
            InteractionId interaction,
            Instant at,
            SeatId seat,
            @Nullable UUID agent,
            String reason) implements AcdEvent {}

    record Paused(InteractionId interaction, Instant at, SeatId seat, boolean paused) implements AcdEvent {}

    record WrapUpBegan(InteractionId interaction, Instant at, SeatId seat, UUID agent, String reason)
            implements AcdEvent {}

    record WrapUpExtended(InteractionId interaction, Instant at, SeatId seat, UUID agent) implements AcdEvent {}

    record SeatDone(
            InteractionId interaction,
            Instant at,
            SeatId seat,
            @Nullable UUID agent,
            String reason) implements AcdEvent {}

    record PresenceChanged(
            UUID agent,
            Instant at,
            PresenceState state,
            @Nullable String reason,
            @Nullable UUID by) implements AcdEvent {}

    /// The agent will be away when their hands are empty.
    record LeavesAfterContact(UUID agent, Instant at, String reason) implements AcdEvent {}

    /// An agent asked for help, a supervisor took it up, or it is over.
    record HandMoved(
            UUID agent,
            Instant at,
            RaisedHands.Step step,
            UUID by,
            @Nullable SeatId seat) implements AcdEvent {}

    /// A supervisor changed somebody's work; the row of that id holds the words.
    record Intervened(
            @Nullable InteractionId interaction,
            Instant at,
            UUID id,
            Interventions.Kind kind,
            UUID by,
            @Nullable UUID agent,
            @Nullable Seat seat)
            implements AcdEvent {}

    /// As the event log stores it.
    default NewEvent toNewEvent() {
        return switch (this) { // no default: a new event stops the build here
            case Queued e ->
                seat(
                        e.interaction(),
                        "acd.queued",
                        e.at(),
                        null,
                        e.seat(),
                        "role",
                        e.role(),
                        "queue",
                        e.queue(),
                        "group",
                        e.group(),
                        "source",
                        e.source());
            case Offered e -> seat(e.interaction(), "acd.offered", e.at(), e.agent(), e.seat(), "offer", e.offer());
            case Presented e -> seat(e.interaction(), "acd.presented", e.at(), e.agent(), e.seat(), "offer", e.offer());
            case Accepted e -> seat(e.interaction(), "acd.accepted", e.at(), e.agent(), e.seat(), "offer", e.offer());
            case OfferEnded e ->
                seat(
                        e.interaction(),
                        "acd.offer-ended",
                        e.at(),
                        e.agent(),
                        e.seat(),
                        "offer",
                        e.offer(),
                        "state",
                        e.state(),
                        "reason",
                        e.reason());
            case Connected e -> seat(e.interaction(), "acd.connected", e.at(), e.agent(), e.seat());
            case Parked e -> seat(e.interaction(), "acd.parked", e.at(), e.agent(), e.seat());
            case Resumed e -> seat(e.interaction(), "acd.resumed", e.at(), e.agent(), e.seat());
            case Requeued e -> seat(e.interaction(), "acd.requeued", e.at(), e.agent(), e.seat(), "reason", e.reason());
            case Paused e -> seat(e.interaction(), "acd.paused", e.at(), null, e.seat(), "paused", e.paused());
            case WrapUpBegan e ->
                seat(e.interaction(), "acd.wrap-up", e.at(), e.agent(), e.seat(), "reason", e.reason());
            case WrapUpExtended e -> seat(e.interaction(), "acd.extended", e.at(), e.agent(), e.seat());
            case SeatDone e -> seat(e.interaction(), "acd.done", e.at(), e.agent(), e.seat(), "reason", e.reason());
            case Intervened e ->
                new NewEvent(
                        e.interaction() == null
                                ? new StreamId(StreamType.AGENT, Objects.requireNonNull(e.agent()))
                                : new StreamId(
                                        StreamType.INTERACTION, e.interaction().value()),
                        "acd.intervened",
                        1,
                        e.at(),
                        e.by(),
                        null,
                        false,
                        data(
                                "kind",
                                e.kind(),
                                "intervention",
                                e.id(),
                                "agent",
                                e.agent(),
                                "seat",
                                e.seat() == null ? null : e.seat().id()));
            case LeavesAfterContact e ->
                ofAgent(e.agent(), "acd.leaves-after-contact", e.at(), e.agent(), "reason", e.reason());
            case HandMoved e -> ofAgent(e.agent(), "acd.hand", e.at(), e.by(), "step", e.step(), "seat", e.seat());
            case PresenceChanged e ->
                new NewEvent(
                        new StreamId(StreamType.AGENT, e.agent()),
                        "acd.presence",
                        1,
                        e.at(),
                        e.by(),
                        null,
                        false,
                        data("state", e.state(), "reason", e.reason()));
        };
    }

    private static NewEvent ofAgent(UUID agent, String type, Instant at, UUID by, @Nullable Object... more) {
        return new NewEvent(new StreamId(StreamType.AGENT, agent), type, 1, at, by, null, false, data(more));
    }

    private static NewEvent seat(
            InteractionId interaction,
            String type,
            Instant at,
            @Nullable UUID agent,
            SeatId seat,
            @Nullable Object... more) {
        var data = data(more);
        data.put("seat", seat.toString());
        if (agent != null) {
            data.put("agent", agent.toString());
        }
        return new NewEvent(
                new StreamId(StreamType.INTERACTION, interaction.value()), type, 1, at, agent, null, false, data);
    }

    private static Map<String, Object> data(@Nullable Object... keysAndValues) {
        var data = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            if (value != null) {
                data.put(String.valueOf(keysAndValues[i]), value instanceof Boolean ? value : value.toString());
            }
        }
        return data;
    }
}
