package org.dasan.agentdesktop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Offer;
import org.dasan.acd.OfferCarrier;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferId;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the desks on this node current: frames of the contacts they follow, pictures of the desks that
/// changed, and offers, which count as presented once they were sent to an open desk.
@Component
class DeskFeed implements EventListener, OfferCarrier {
    private static final String STAFF = "staff:";
    private static final Logger LOG = LoggerFactory.getLogger(DeskFeed.class);
    private static final int LOCKS = 64;
    /// Pictures drawn at once; more would only crowd others out of the database.
    private static final int PLACES = 4;
    /// Offers are not drawn behind other pictures: the citizen waits for them.
    private static final int OFFER_PLACES = 2;
    /// What happens within this time of a picture is shown by the next one.
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Live live;
    private final DeskPainter painter;
    private final StaffFrames frames;
    private final AcdQueries acd;
    private final OfferDesk offers;
    private final JsonMapper json;
    /// Desks that are about to be drawn again.
    private final Set<UUID> stale = ConcurrentHashMap.newKeySet();

    /// Desks whose drawing broke off, to be drawn with the next tick.
    private final Set<UUID> failed = ConcurrentHashMap.newKeySet();

    private final Semaphore places = new Semaphore(PLACES, true);
    private final Semaphore offerPlaces = new Semaphore(OFFER_PLACES, true);

    /// Offers that are to be shown with the next picture.
    private final Map<UUID, OfferId> toPresent = new ConcurrentHashMap<>();

    /// When the desks open here were last drawn, in nanoseconds of the machine.
    private final Map<UUID, Long> drawn = new ConcurrentHashMap<>();

    /// What the desks open here were told of their queues; a desk that opens is told with its picture.
    private final Map<UUID, List<Desk.QueueLight>> told = new ConcurrentHashMap<>();

    /// Each desk has one of these, shared with some others.
    private final List<ReentrantLock> drawing =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    DeskFeed(Live live, DeskPainter painter, StaffFrames frames, AcdQueries acd, OfferDesk offers, JsonMapper json) {
        this.live = live;
        this.painter = painter;
        this.frames = frames;
        this.acd = acd;
        this.offers = offers;
        this.json = json;
    }

    record DeskFrame(String type, Desk desk) {}

    record QueuesFrame(String type, long version, List<Desk.QueueLight> queues) {}

    @Override
    public void onEvents(List<StoredEvent> batch) {
        var changed = new HashSet<UUID>();
        var byStream = new LinkedHashMap<UUID, List<StoredEvent>>();
        if (batch.stream().anyMatch(event -> event.stream().type() == StreamType.CONFIGURATION)) {
            painter.forget();
            changed.addAll(openHere());
        }
        for (var event : batch) {
            if (event.stream().type() == StreamType.AGENT) {
                changed.add(event.stream().id());
                painter.forget(event.stream().id());
            } else if (event.stream().type() == StreamType.INTERACTION) {
                byStream.computeIfAbsent(event.stream().id(), _ -> new ArrayList<>())
                        .add(event);
                if (event.data().has("agent")) {
                    changed.add(UUID.fromString(event.data().path("agent").asString()));
                }
            }
        }
        byStream.forEach((stream, events) -> {
            if (live.hasLocal(Recipient.stream(stream))) {
                frames.of(events).forEach(frame -> live.publish(Recipient.stream(stream), frame));
            }
        });
        acd.holders(byStream.keySet()).values().forEach(changed::addAll);
        changed.forEach(this::redraw);
    }

    /// Has a desk drawn soon, by a thread of its own, because whoever tells of a change must not wait for
    /// pictures. Changes that come before the drawing has begun share one picture.
    private void redraw(UUID agent) {
        if (live.hasLocal(Recipient.staff(agent)) && stale.add(agent)) {
            Thread.ofVirtual().name("dasan-desk-" + agent).start(() -> {
                breathe(agent);
                inTurn(places, () -> {
                    if (stale.remove(agent)) { // before looking: what changes after the look is drawn again
                        presentAndDraw(agent);
                    }
                });
            });
        }
    }

    private static void inTurn(Semaphore turns, Runnable work) {
        turns.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            turns.release();
        }
    }

    private void breathe(UUID agent) {
        var last = drawn.get(agent);
        if (last != null) {
            LockSupport.parkNanos(BREATH.toNanos() - (System.nanoTime() - last));
        }
    }

    private void presentAndDraw(UUID agent) {
        var offer = toPresent.remove(agent);
        try {
            if (offer != null) {
                offers.presented(offer);
            }
            draw(agent);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the desk of {} could not be drawn and is drawn again: {}", agent, e.getMessage());
            if (offer != null) {
                toPresent.putIfAbsent(agent, offer);
            }
            failed.add(agent);
        }
    }

    /// Draws and sends under a lock, so that no picture overtakes a newer one.
    void draw(UUID agent) {
        var recipient = Recipient.staff(agent);
        if (!live.hasLocal(recipient)) {
            return;
        }
        drawn.put(agent, System.nanoTime());
        var lock = drawing.get(Math.floorMod(agent.hashCode(), drawing.size()));
        lock.lock();
        try {
            live.publish(recipient, picture(agent));
        } finally {
            lock.unlock();
        }
    }

    Frame picture(UUID agent) {
        return new Frame.Snapshot("desk", json.writeValueAsString(new DeskFrame("desk", painter.paint(agent))));
    }

    /// Queue lights of the desks open here.
    @Scheduled(fixedDelay = 1000)
    void queueLights() {
        failed.removeIf(agent -> {
            redraw(agent);
            return true;
        });
        long version = System.currentTimeMillis();
        var written = new HashMap<List<Desk.QueueLight>, String>(); // many agents see the same lights
        var open = openHere();
        drawn.keySet().retainAll(open);
        told.keySet().retainAll(open);
        for (var agent : open) {
            var now = painter.queueLights(agent);
            if (!now.equals(told.put(agent, now))) {
                var text = written.computeIfAbsent(
                        now, lights -> json.writeValueAsString(new QueuesFrame("queues", version, lights)));
                live.publish(Recipient.staff(agent), new Frame.Snapshot("queues", text));
            }
        }
    }

    /// Whose desks are open on this node.
    private Set<UUID> openHere() {
        return live.local().stream()
                .map(Recipient::value)
                .filter(value -> value.startsWith(STAFF))
                .map(value -> UUID.fromString(value.substring(STAFF.length())))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean carries(Offer offer) {
        return !offer.onDevice();
    }

    @Override
    public void present(Offer offer) {
        if (live.hasLocal(Recipient.staff(offer.agent()))) {
            toPresent.put(offer.agent(), offer.id());
            Thread.ofVirtual()
                    .name("dasan-offer-" + offer.id())
                    .start(() -> inTurn(offerPlaces, () -> {
                        stale.remove(offer.agent()); // this picture shows it too
                        presentAndDraw(offer.agent());
                    }));
        }
    }

    @Override
    public void withdraw(Offer offer) {
        redraw(offer.agent());
    }
}
