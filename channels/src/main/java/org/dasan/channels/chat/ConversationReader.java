package org.dasan.channels.chat;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.QueueTimes;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Timeouts;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Messages;
import org.dasan.interactions.Threads;
import org.dasan.interactions.survey.Surveys;
import org.dasan.store.EventLog;
import org.dasan.store.StreamId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads conversations for their citizens. State, messages and sequence numbers that go out together are of
/// one moment.
@Component
class ConversationReader {
    /// Messages a page is given when it opens.
    private static final int NEWEST = 200;
    /// Further behind than this, a client loads the snapshot.
    static final int CATCH_UP = 500;

    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final Threads threads;
    private final InteractionQueries interactions;
    private final Messages messages;
    private final AcdQueries acd;
    private final QueueTimes queueTimes;
    private final ChatSilences silences;
    private final ChatFrames frames;
    private final Posts posts;
    private final EventLog events;
    private final Directory directory;
    private final Calendars calendars;
    private final Surveys surveys;
    private final Clock clock;
    private final TransactionTemplate oneMoment;

    ConversationReader(
            Threads threads,
            InteractionQueries interactions,
            Messages messages,
            AcdQueries acd,
            QueueTimes queueTimes,
            ChatSilences silences,
            ChatFrames frames,
            Posts posts,
            EventLog events,
            Directory directory,
            Calendars calendars,
            Surveys surveys,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.threads = threads;
        this.interactions = interactions;
        this.messages = messages;
        this.acd = acd;
        this.queueTimes = queueTimes;
        this.silences = silences;
        this.frames = frames;
        this.posts = posts;
        this.events = events;
        this.directory = directory;
        this.calendars = calendars;
        this.surveys = surveys;
        this.clock = clock;
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /// Messages before others.
    record Page(List<ChatMessage> messages, boolean hasEarlier) {}

    /// What a client missed.
    ///
    /// @param moved the conversation went on elsewhere, or too much was missed: load the snapshot
    record News(boolean moved, List<StreamFrame> frames, ChatState state) {}

    Snapshot snapshot(UUID conversation) {
        return atOneMoment(() -> {
            var state = state(current(conversation));
            var page = newest(conversation, Optional.empty(), NEWEST);
            return new Snapshot(state, page.messages(), page.hasEarlier());
        });
    }

    Page earlier(UUID conversation, UUID before, int size) {
        return atOneMoment(() -> newest(conversation, Optional.of(before), size));
    }

    /// What happened on `stream` after `seq`, and how things stand then.
    News news(UUID conversation, UUID stream, int seq) {
        return atOneMoment(() -> {
            var interaction = current(conversation);
            var state = state(interaction);
            if (!interaction.id().value().equals(stream) || seq > state.seq() || state.seq() - seq > CATCH_UP) {
                return new News(true, List.of(), state);
            }
            var missed = frames.of(events.publicAfter(StreamId.interaction(stream), seq, CATCH_UP), _ -> state);
            return new News(false, missed, state);
        });
    }

    /// How the interaction stands.
    Optional<ChatState> state(InteractionId id) {
        return atOneMoment(
                () -> interactions.find(id).filter(i -> i.thread() != null).map(this::state));
    }

    /// The interaction in which the conversation goes on.
    Optional<InteractionId> currentId(UUID conversation) {
        return threads.find(conversation).map(Threads.MessageThread::current);
    }

    private Interaction current(UUID conversation) {
        return currentId(conversation)
                .flatMap(interactions::find)
                .orElseThrow(() -> ChatRefusals.unknownConversation(conversation));
    }

    private Page newest(UUID conversation, Optional<UUID> before, int size) {
        var found = messages.ofThread(conversation, before, false, size + 1);
        boolean more = found.size() > size;
        return new Page(
                (more ? found.subList(1, found.size()) : found)
                        .stream().map(frames::message).toList(),
                more);
    }

    private ChatState state(Interaction i) {
        var seats = acd.ofInteraction(i.id());
        var place = i.state() == InteractionState.WAITING
                ? Optional.ofNullable(queueTimes.places(List.of(i.id())).get(i.id()))
                        .map(ChatState.QueuePlace::of)
                : Optional.<ChatState.QueuePlace>empty();
        return new ChatState(
                Objects.requireNonNull(i.thread()),
                i.id().value(),
                i.id().value(),
                events.lastPublicSeq(StreamId.interaction(i.id().value())),
                ChatState.Phase.of(i.state()),
                i.language(),
                place.orElse(null),
                party(seats, SeatRole.AGENT),
                party(seats, SeatRole.INTERPRETER),
                i.readByStaff(),
                closed(i),
                warning(i),
                i.arrivedAt(),
                i.connectedAt());
    }

    private ChatState.@Nullable Party party(List<Seat> seats, SeatRole role) {
        return seats.stream()
                .filter(seat ->
                        seat.role() == role && (seat.state() == SeatState.ACTIVE || seat.state() == SeatState.PARKED))
                .findFirst()
                .map(seat -> new ChatState.Party(posts.of(seat.agent(), role)))
                .orElse(null);
    }

    private ChatState.@Nullable Closed closed(Interaction i) {
        if (i.state().isOpen()) {
            return null;
        }
        var at = i.endedAt() != null ? i.endedAt() : Objects.requireNonNull(i.closedAt());
        var number = "C-%s-%05d".formatted(MONTH_AND_DAY.format(i.arrivedAt().atZone(calendars.zone())), i.number());
        var asked = surveys.about(i.id())
                .map(survey -> ChatState.Asked.of(survey, clock.instant()))
                .orElse(null);
        return new ChatState.Closed(at, i.outcome(), i.endedBy() == null ? "SYSTEM" : i.endedBy(), number, asked);
    }

    private ChatState.@Nullable Warning warning(Interaction i) {
        if (i.state() != InteractionState.ACTIVE) {
            return null;
        }
        var timeouts =
                directory.entryPoint(i.entryPoint()).map(EntryPoint::timeouts).orElse(Timeouts.DEFAULT);
        return silences.of(i.id())
                .filter(silence -> silence.warnedAt() != null)
                .map(silence -> ChatState.Warning.idle(
                        IdleRule.closesAt(silence.spokeAt(), Objects.requireNonNull(silence.warnedAt()), timeouts)))
                .orElse(null);
    }

    private <T> T atOneMoment(Supplier<T> reading) {
        return Objects.requireNonNull(oneMoment.execute(_ -> reading.get()));
    }
}
