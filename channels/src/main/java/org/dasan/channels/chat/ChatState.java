package org.dasan.channels.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.dasan.acd.QueueTimes;
import org.dasan.city.Label;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.survey.Survey;
import org.jspecify.annotations.Nullable;

/// How a conversation stands, as its citizen sees it.
///
/// @param streamId    the interaction's stream; another one when a later message opened a new interaction
/// @param seq         the last event of the stream that this takes into account
/// @param readByAgent highest number of a message that an agent has seen
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatState(
        UUID conversationId,
        UUID interactionId,
        UUID streamId,
        int seq,
        Phase phase,
        String language,
        @Nullable QueuePlace queue,
        @Nullable Party agent,
        @Nullable Party interpreter,
        int readByAgent,
        @Nullable Closed closed,
        @Nullable Warning warning,
        Instant arrivedAt,
        @Nullable Instant connectedAt) {

    /// Where the citizen is on the way through a contact.
    enum Phase {
        WAITING,
        OFFERED,
        ACTIVE,
        PARKED,
        CLOSED;

        static Phase of(InteractionState state) {
            return switch (state) {
                case ARRIVED, SELF_SERVICE, WAITING -> WAITING;
                case OFFERED -> OFFERED;
                case ACTIVE -> ACTIVE;
                case PARKED -> PARKED;
                case WRAP_UP, CLOSED -> CLOSED;
            };
        }
    }

    /// Who is served before, and how long that takes.
    ///
    /// @param expectedWaitSeconds nothing when nobody can tell
    /// @param usualErrorSeconds   how far such words are usually off; nothing when nobody can tell
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record QueuePlace(
            int ahead,
            @Nullable Long expectedWaitSeconds,
            @Nullable Long usualErrorSeconds,
            Instant measuredAt) {
        static QueuePlace of(QueueTimes.Place place) {
            var wait = place.expectedWait();
            var error = place.usualError();
            return new QueuePlace(
                    place.ahead(),
                    wait == null ? null : wait.toSeconds(),
                    error == null ? null : error.toSeconds(),
                    place.measuredAt());
        }
    }

    /// Somebody of the city, by post and never by name.
    record Party(Label label) {}

    /// How it ended.
    ///
    /// @param by     CITIZEN, AGENT or SYSTEM
    /// @param survey what the citizen is asked about it; nothing while or when nothing is asked
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Closed(
            Instant at,
            @Nullable Outcome outcome,
            String by,
            String recordNumber,
            @Nullable Asked survey) {}

    /// How satisfied the citizen is, is asked or was answered.
    ///
    /// @param open   whether an answer is still taken
    /// @param rating 1 to 5; nothing: not answered
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Asked(boolean open, Instant expiresAt, @Nullable Integer rating) {
        static Asked of(Survey survey, Instant now) {
            return new Asked(survey.isOpen(now), survey.expiresAt(), survey.rating());
        }
    }

    /// The conversation ends at `closesAt` unless the citizen writes.
    record Warning(String kind, Instant closesAt) {
        static Warning idle(Instant closesAt) {
            return new Warning("IDLE", closesAt);
        }
    }

    /// The same state, told with the event of number `seq`.
    ChatState at(int seq) {
        return new ChatState(
                conversationId,
                interactionId,
                streamId,
                seq,
                phase,
                language,
                queue,
                agent,
                interpreter,
                readByAgent,
                closed,
                warning,
                arrivedAt,
                connectedAt);
    }
}
