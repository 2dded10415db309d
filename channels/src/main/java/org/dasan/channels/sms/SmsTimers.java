package org.dasan.channels.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.dasan.acd.Acd;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What time alone decides about texts. Nobody sits before a telephone waiting for the next word, so an
/// answered contact that stays silent is put aside: the agent's place is free, the agent may still write, and
/// the citizen's next text brings it back. Every node runs these; each step locks its interaction and looks
/// again, so that one wins.
@Component
class SmsTimers {
    private static final Logger LOG = LoggerFactory.getLogger(SmsTimers.class);
    private static final int BATCH = 200;

    private final DueTexts due;
    private final Interactions interactions;
    private final Acd acd;
    private final AcdQueries seats;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry metrics;

    SmsTimers(
            DueTexts due,
            Interactions interactions,
            Acd acd,
            AcdQueries seats,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.due = due;
        this.interactions = interactions;
        this.acd = acd;
        this.seats = seats;
        this.transaction = transaction;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelay = 10_000)
    void answeredTextsArePutAside() {
        for (var id : due.answered(clock.instant(), BATCH)) {
            alone(() -> park(id));
        }
    }

    @Scheduled(fixedDelay = 30_000)
    void parkedTextsEnd() {
        for (var id : due.parkedTooLong(clock.instant(), BATCH)) {
            alone(() -> end(id));
        }
    }

    private void park(InteractionId id) {
        var interaction = interactions.lock(id);
        if (interaction.state() != InteractionState.ACTIVE || !due.isAnswered(id, clock.instant())) {
            return;
        }
        seats.ofInteraction(id).stream()
                .filter(seat -> seat.state() == SeatState.ACTIVE)
                .forEach(seat -> acd.park(seat.id(), Objects.requireNonNull(seat.agent(), "an active seat is held")));
        metrics.counter("dasan.sms.parked").increment();
    }

    private void end(InteractionId id) {
        if (interactions.lock(id).state() == InteractionState.PARKED) {
            acd.citizenEnded(id, "SYSTEM", "PARKED_TOO_LONG");
            metrics.counter("dasan.sms.ended", "reason", "PARKED_TOO_LONG").increment();
        }
    }

    /// One failing step must not keep the others from their turn; the timer comes again.
    private void alone(Runnable step) {
        try {
            transaction.executeWithoutResult(_ -> step.run());
        } catch (DataAccessException | IllegalStateException e) {
            LOG.warn("A text contact is left for the next turn: {}", e.getMessage());
        }
    }
}
