package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import org.dasan.store.Tempo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// What time alone decides. Every node runs these; each step locks its interaction and looks again, so that
/// one wins.
@Component
class AcdTimers implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(AcdTimers.class);
    /// An agent's desk gone this long: not ready, and citizens wait again with their old time.
    private static final Duration LOST = Duration.ofSeconds(60);
    /// However fast the city lives, nobody is lost for the moment in which a page is loaded again.
    static final Duration RECONNECTING = Duration.ofSeconds(2);
    private static final Duration KEEP_EXPLANATIONS = Duration.ofDays(90);
    private static final int BATCH = 200;

    private final Offers offers;
    private final Seats seats;
    private final OfferDesk offerDesk;
    private final Acd acd;
    private final Presences presences;
    private final Promises promises;
    private final Explanations explanations;
    private final Clock clock;

    AcdTimers(
            Offers offers,
            Seats seats,
            OfferDesk offerDesk,
            Acd acd,
            Presences presences,
            Promises promises,
            Explanations explanations,
            Clock clock) {
        this.offers = offers;
        this.seats = seats;
        this.offerDesk = offerDesk;
        this.acd = acd;
        this.presences = presences;
        this.promises = promises;
        this.explanations = explanations;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addTriggerTask(this::offersRunOut, Tempo.every(clock, Duration.ofMillis(500)));
        registrar.addTriggerTask(this::wrapUpRunsOut, Tempo.every(clock, Duration.ofMillis(500)));
        registrar.addTriggerTask(this::agentsVanish, Tempo.every(clock, Duration.ofSeconds(1)));
        registrar.addTriggerTask(this::promisesFallDue, Tempo.every(clock, Duration.ofSeconds(1)));
    }

    void offersRunOut() {
        offers.expired(clock.instant(), BATCH).forEach(offer -> alone("offer", () -> offerDesk.ranOut(offer.id())));
    }

    void wrapUpRunsOut() {
        seats.wrapUpOver(clock.instant(), BATCH).forEach(seat -> alone("wrap-up", () -> acd.wrapUpRanOut(seat.id())));
    }

    void agentsVanish() {
        for (var agent : presences.goneSince(clock.instant().minus(Tempo.atLeast(clock, LOST, RECONNECTING)))) {
            alone("lost agent", () -> presences.notReady(agent, "CONNECTION"));
            for (var seat : seats.heldBy(agent)) {
                if (seat.state() == SeatState.ACTIVE && seat.onDevice()) {
                    continue; // they speak on; whoever watches the device tells when they do not
                }
                alone("lost agent's seat", () -> acd.agentLost(seat.id(), agent, "CONNECTION"));
            }
        }
    }

    void promisesFallDue() {
        promises.due(clock.instant(), BATCH).forEach(id -> alone("promise", () -> promises.fallDue(id)));
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetExplanations() {
        explanations.forget(clock.instant().minus(KEEP_EXPLANATIONS));
    }

    /// One failing step must not keep the others from their turn; the timer comes again.
    private static void alone(String what, Runnable step) {
        try {
            step.run();
        } catch (DataAccessException | IllegalStateException e) {
            LOG.warn("{} is left for the next turn: {}", what, e.getMessage());
        }
    }
}
