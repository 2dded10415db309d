package org.dasan.interactions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;

/// Something that happened to an interaction. Events are facts: past tense, immutable, never withdrawn.
/// They hold ids, codes and numbers; names, addresses and text lie in rows that retention can erase.
public sealed interface InteractionEvent {
    InteractionId interaction();

    /// When it happened at its source, not when we stored it.
    Instant at();

    record Arrived(
            InteractionId interaction,
            Instant at,
            Channel channel,
            Direction direction,
            EntryPointId via,
            OrganisationId organisation,
            String language)
            implements InteractionEvent {}

    record MessagePosted(
            InteractionId interaction,
            Instant at,
            UUID message,
            int number,
            String direction,
            @Nullable UUID staff) implements InteractionEvent {}

    /// A file of a message came after the message itself.
    record MediaAttached(InteractionId interaction, Instant at, UUID message, UUID media) implements InteractionEvent {}

    record MessagesRead(
            InteractionId interaction,
            Instant at,
            boolean byCitizen,
            int upTo,
            @Nullable UUID staff) implements InteractionEvent {}

    record StateChanged(InteractionId interaction, Instant at, InteractionState from, InteractionState to)
            implements InteractionEvent {}

    record Joined(
            InteractionId interaction,
            Instant at,
            ParticipantKind kind,
            @Nullable UUID staff) implements InteractionEvent {}

    record Left(
            InteractionId interaction,
            Instant at,
            ParticipantKind kind,
            @Nullable UUID staff) implements InteractionEvent {}

    record RecordSaved(
            InteractionId interaction,
            Instant at,
            int version,
            @Nullable UUID staff) implements InteractionEvent {}

    /// A standard answer was given.
    record AnswerUsed(InteractionId interaction, Instant at, UUID entry, int version, UUID staff)
            implements InteractionEvent {}

    record Closed(InteractionId interaction, Instant at, Outcome outcome) implements InteractionEvent {}

    /// The citizen was asked how satisfied they are.
    record SurveyAsked(InteractionId interaction, Instant at) implements InteractionEvent {}

    /// The citizen said how satisfied they are.
    ///
    /// @param rating 1 to 5; what they wrote besides stands in the survey's row
    record SurveyAnswered(InteractionId interaction, Instant at, int rating) implements InteractionEvent {}

    /// What the citizen said, and who they are, is not kept any more.
    record Erased(InteractionId interaction, Instant at) implements InteractionEvent {}

    /// What is known of a text that left by a provider changed.
    ///
    /// @param delivery its row in the outbox
    /// @param code     the provider's
    record DeliveryChanged(
            InteractionId interaction,
            Instant at,
            UUID delivery,
            @Nullable UUID message,
            Channel channel,
            String state,
            @Nullable String code,
            @Nullable UUID staff)
            implements InteractionEvent {}

    /// A provider said both that a text arrived and that it did not.
    record DeliveryContradicted(
            InteractionId interaction, Instant at, UUID delivery, Channel channel, String known, String told)
            implements InteractionEvent {}

    /// As the event log stores it.
    default NewEvent toNewEvent() {
        return switch (this) { // no default: a new event stops the build here
            case Arrived e ->
                event(
                        "interactions.arrived",
                        null,
                        true,
                        data(
                                "channel",
                                e.channel(),
                                "direction",
                                e.direction(),
                                "entryPoint",
                                e.via().value(),
                                "organisation",
                                e.organisation().value(),
                                "language",
                                e.language()));
            case MessagePosted e ->
                event(
                        "interactions.message",
                        e.staff(),
                        !"NOTE".equals(e.direction()),
                        data("message", e.message(), "number", e.number(), "direction", e.direction()));
            case MediaAttached e ->
                event("interactions.media", null, false, data("message", e.message(), "media", e.media()));
            case MessagesRead e ->
                event(
                        "interactions.read",
                        e.staff(),
                        true,
                        data("by", e.byCitizen() ? "CITIZEN" : "AGENT", "upTo", e.upTo()));
            case StateChanged e -> event("interactions.state", null, true, data("from", e.from(), "to", e.to()));
            case Joined e -> event("interactions.joined", e.staff(), true, data("kind", e.kind(), "staff", e.staff()));
            case Left e -> event("interactions.left", e.staff(), true, data("kind", e.kind(), "staff", e.staff()));
            case RecordSaved e -> event("interactions.record", e.staff(), false, data("version", e.version()));
            case AnswerUsed e ->
                event("interactions.answer", e.staff(), false, data("entry", e.entry(), "version", e.version()));
            case Erased _ -> event("interactions.erased", null, true, data());
            case Closed e -> event("interactions.closed", null, true, data("outcome", e.outcome()));
            case SurveyAsked _ -> event("interactions.survey-asked", null, true, data());
            case SurveyAnswered e -> event("interactions.survey-answered", null, true, data("rating", e.rating()));
            case DeliveryChanged e ->
                event(
                        "interactions.delivery",
                        e.staff(),
                        false,
                        data(
                                "delivery",
                                e.delivery(),
                                "message",
                                e.message(),
                                "channel",
                                e.channel(),
                                "state",
                                e.state(),
                                "code",
                                e.code()));
            case DeliveryContradicted e ->
                event(
                        "interactions.delivery-contradicted",
                        null,
                        false,
                        data("delivery", e.delivery(), "channel", e.channel(), "known", e.known(), "told", e.told()));
        };
    }

    private NewEvent event(String type, @Nullable UUID actor, boolean visibleToCitizen, Map<String, ?> data) {
        return new NewEvent(
                new StreamId(StreamType.INTERACTION, interaction().value()),
                type,
                1,
                at(),
                actor,
                null,
                visibleToCitizen,
                data);
    }

    private static Map<String, ?> data(@Nullable Object... keysAndValues) {
        var data = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            if (value != null) {
                data.put(String.valueOf(keysAndValues[i]), value instanceof Number ? value : value.toString());
            }
        }
        return data;
    }
}
