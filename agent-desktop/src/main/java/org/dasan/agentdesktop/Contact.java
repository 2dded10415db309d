package org.dasan.agentdesktop;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.Label;
import org.dasan.interactions.AnswersUsed;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.SpanKind;
import org.dasan.interactions.survey.Survey;
import org.jspecify.annotations.Nullable;

/// One interaction with everything staff may see of it.
///
/// @param number for people to read out: C, month and day of arrival, counter
/// @param record that of the asking agent's own seat
/// @param answers standard answers that were given, as they were then
/// @param supervision how the asking supervisor takes part; null = not
/// @param survey what the citizen was asked about it and answered; null = not asked
/// @param erasedAt when its texts were erased, their time being over
/// @param seq    of the last event it tells of
public record Contact(
        UUID id,
        String number,
        UUID streamId,
        int seq,
        Channel channel,
        Direction direction,
        InteractionState state,
        String language,
        Desk.Named organisation,
        EntryPointRef entryPoint,
        Desk.CitizenRef citizen,
        Instant arrivedAt,
        @Nullable Instant closedAt,
        @Nullable Outcome outcome,
        @Nullable UUID causeInteractionId,
        List<StaffFrames.StaffMessage> messages,
        List<StaffFrames.TimelineEvent> events,
        List<ParticipantItem> participants,
        List<SeatItem> seats,
        CounsellingRecord record,
        List<AnswersUsed.UsedAnswer> answers,
        List<HistoryItem> history,
        List<SpanItem> spans,
        Interactions.@Nullable Supervised supervision,
        @Nullable SurveyItem survey,
        @Nullable Instant erasedAt) {
    public record EntryPointRef(String key, Label name) {}

    public record ParticipantItem(
            String kind,
            String label,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    public record SeatItem(
            UUID id,
            String role,
            String state,
            Desk.Named queue,
            @Nullable String agent,
            Instant queuedSince,
            @Nullable Instant connectedAt) {}

    /// A past contact; the memo and texts only where `mayOpen`.
    public record HistoryItem(
            UUID interactionId,
            Channel channel,
            Instant at,
            @Nullable Outcome outcome,
            List<String> topics,
            boolean mayOpen) {}

    /// How satisfied the citizen was.
    ///
    /// @param rating 1 to 5; null = not answered
    /// @param words  what they wrote besides; null = nothing, or erased
    public record SurveyItem(
            Instant askedAt,
            Instant expiresAt,
            @Nullable Integer rating,
            @Nullable String words,
            @Nullable Instant answeredAt) {
        static SurveyItem of(Survey survey) {
            return new SurveyItem(
                    survey.askedAt(), survey.expiresAt(), survey.rating(), survey.words(), survey.answeredAt());
        }
    }

    public record SpanItem(
            SpanKind kind, Instant startedAt, @Nullable Instant endedAt) {}
}
