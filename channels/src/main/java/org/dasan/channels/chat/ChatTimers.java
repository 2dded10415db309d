package org.dasan.channels.chat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.dasan.acd.Acd;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Timeouts;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.MediaStore;
import org.dasan.interactions.NewMessage;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.Tempo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time alone decides about chats. Every node runs these; each step locks its interaction and looks
/// again, so that one wins.
@Component
class ChatTimers implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(ChatTimers.class);
    private static final int BATCH = 200;
    private static final int SOCKETS = 5_000;
    private static final Duration KEEP_UNSENT = Duration.ofDays(1);

    private final DueChats due;
    private final ChatSilences silences;
    private final Visitors visitors;
    private final Interactions interactions;
    private final MediaStore media;
    private final Acd acd;
    private final Live live;
    private final Directory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry metrics;

    ChatTimers(
            DueChats due,
            ChatSilences silences,
            Visitors visitors,
            Interactions interactions,
            MediaStore media,
            Acd acd,
            Live live,
            Directory directory,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.due = due;
        this.silences = silences;
        this.visitors = visitors;
        this.interactions = interactions;
        this.media = media;
        this.acd = acd;
        this.live = live;
        this.directory = directory;
        this.transaction = transaction;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addTriggerTask(this::visitorsGoAway, Tempo.every(clock, Duration.ofSeconds(1)));
        registrar.addTriggerTask(this::citizensFallSilent, Tempo.every(clock, Duration.ofSeconds(5)));
        registrar.addTriggerTask(this::parkedChatsEnd, Tempo.every(clock, Duration.ofSeconds(30)));
    }

    void visitorsGoAway() {
        for (var chat : due.toPause(clock.instant(), BATCH)) {
            alone(() -> pause(chat));
        }
        for (var chat : due.toAbandon(clock.instant(), BATCH)) {
            alone(() -> abandon(chat));
        }
    }

    void citizensFallSilent() {
        for (var chat : due.silent(clock.instant(), BATCH)) {
            alone(() -> remind(chat));
        }
    }

    void parkedChatsEnd() {
        for (var chat : due.parkedTooLong(clock.instant(), BATCH)) {
            alone(() -> endParked(chat));
        }
    }

    /// A node that dies in the wrong moment tells nobody of its sockets; here they are missed. And somebody
    /// who moves from one node to another in one moment may be told to have gone after they have come; here
    /// they are found again.
    @Scheduled(fixedDelay = 15_000)
    void socketsAreCounted() {
        var visitorsOfOpen = visitors.ofOpenConversations(SOCKETS);
        if (visitorsOfOpen.isEmpty()) {
            return;
        }
        var there = live.connected(
                visitorsOfOpen.keySet().stream().map(Recipient::visitor).collect(Collectors.toSet()));
        visitors.stillConnected(there.stream().map(VisitorSockets::conversation).toList());
        visitorsOfOpen.forEach((conversation, connected) -> {
            boolean isThere = there.contains(Recipient.visitor(conversation));
            if (isThere && !connected) {
                visitors.connected(conversation);
            } else if (!isThere && connected) {
                visitors.disconnected(conversation, clock.instant());
            }
        });
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void unsentFilesAreForgotten() {
        media.forgetUnsent(clock.instant().minus(KEEP_UNSENT), BATCH);
    }

    private void pause(DueChats.Due chat) {
        var interaction = interactions.lock(chat.interaction());
        if (interaction.state() == InteractionState.WAITING && visitors.markAway(chat.conversation(), chat.limit())) {
            acd.pauseOffers(interaction.id(), true);
        }
    }

    private void abandon(DueChats.Due chat) {
        var interaction = interactions.lock(chat.interaction());
        boolean waits =
                interaction.state() == InteractionState.WAITING || interaction.state() == InteractionState.OFFERED;
        if (waits && visitors.goneSince(chat.conversation(), chat.limit())) {
            end(interaction, "CITIZEN", "GONE");
        }
    }

    private void remind(DueChats.Due chat) {
        var interaction = interactions.lock(chat.interaction());
        var silence = silences.of(interaction.id());
        if (interaction.state() != InteractionState.ACTIVE || silence.isEmpty()) {
            return;
        }
        var now = clock.instant();
        switch (IdleRule.decide(silence.get(), timeouts(interaction), now)) {
            case NOTHING -> {}
            case WARN -> interactions.post(NewMessage.fromSystem(interaction.id(), "idle.warning", now));
            case CLOSE -> {
                interactions.post(NewMessage.fromSystem(interaction.id(), "closed.idle", now));
                end(interaction, "SYSTEM", "IDLE");
            }
        }
    }

    private void endParked(DueChats.Due chat) {
        var interaction = interactions.lock(chat.interaction());
        if (interaction.state() == InteractionState.PARKED) {
            end(interaction, "SYSTEM", "PARKED_TOO_LONG");
        }
    }

    private void end(Interaction interaction, String by, String reason) {
        acd.citizenEnded(interaction.id(), by, reason);
        metrics.counter("dasan.chat.ended", "reason", reason).increment();
    }

    private Timeouts timeouts(Interaction interaction) {
        return directory
                .entryPoint(interaction.entryPoint())
                .map(EntryPoint::timeouts)
                .orElse(Timeouts.DEFAULT);
    }

    /// One failing step must not keep the others from their turn; the timer comes again.
    private void alone(Runnable step) {
        try {
            transaction.executeWithoutResult(_ -> step.run());
        } catch (DataAccessException | IllegalStateException e) {
            LOG.warn("A chat is left for the next turn: {}", e.getMessage());
        }
    }
}
