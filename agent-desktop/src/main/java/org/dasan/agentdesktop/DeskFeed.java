package org.dasan.agentdesktop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Offer;
import org.dasan.acd.OfferCarrier;
import org.dasan.acd.OfferDesk;
import org.dasan.city.Channel;
import org.dasan.live.Frame;
import org.dasan.live.Live;
import org.dasan.live.Recipient;
import org.dasan.store.EventListener;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the desks on this node current: frames of the contacts they follow, pictures of the desks that
/// changed, and
/// offers, which count as presented once they were sent to an open desk.
@Component
class DeskFeed implements EventListener, OfferCarrier {
    private static final String STAFF = "staff:";
    private static final int LOCKS = 64;

    private final Live live;
    private final DeskPainter painter;
    private final StaffFrames frames;
    private final AcdQueries acd;
    private final OfferDesk offers;
    private final JsonMapper json;
    /// Desks to draw again; drawn together so that a burst of events draws each once.
    private final Set<UUID> stale = ConcurrentHashMap.newKeySet();

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
        var byStream = new LinkedHashMap<UUID, List<StoredEvent>>();
        for (var event : batch) {
            if (event.stream().type() == StreamType.AGENT) {
                stale.add(event.stream().id());
            } else if (event.stream().type() == StreamType.INTERACTION) {
                byStream.computeIfAbsent(event.stream().id(), _ -> new ArrayList<>())
                        .add(event);
                if (event.data().has("agent")) {
                    stale.add(UUID.fromString(event.data().path("agent").asString()));
                }
            }
        }
        byStream.forEach((stream, events) -> {
            if (live.hasLocal(Recipient.stream(stream))) {
                frames.of(events).forEach(frame -> live.publish(Recipient.stream(stream), frame));
            }
        });
        acd.holders(byStream.keySet()).values().forEach(stale::addAll);
        drawStale();
    }

    /// Draws the desks that changed and are open here.
    private void drawStale() {
        for (var agent : Set.copyOf(stale)) {
            stale.remove(agent);
            draw(agent);
        }
    }

    /// Draws and sends under a lock, so that no picture overtakes a newer one.
    void draw(UUID agent) {
        var recipient = Recipient.staff(agent);
        if (!live.hasLocal(recipient)) {
            return;
        }
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

    /// Queue lights of the desks open here; agents who serve the same queues share no picture, but there are
    /// few of them.
    @Scheduled(fixedDelay = 1000)
    void queueLights() {
        var seen = new HashSet<UUID>();
        for (var recipient : live.local()) {
            if (recipient.value().startsWith(STAFF)) {
                var agent = UUID.fromString(recipient.value().substring(STAFF.length()));
                if (seen.add(agent)) {
                    var frame = new QueuesFrame("queues", System.currentTimeMillis(), painter.queueLights(agent));
                    live.publish(recipient, new Frame.Snapshot("queues", json.writeValueAsString(frame)));
                }
            }
        }
    }

    @Override
    public boolean carries(Channel channel) {
        return channel != Channel.VOICE && channel != Channel.VIDEO;
    }

    @Override
    public void present(Offer offer) {
        if (live.hasLocal(Recipient.staff(offer.agent()))) {
            offers.presented(offer.id());
            draw(offer.agent());
        }
    }

    @Override
    public void withdraw(Offer offer) {
        draw(offer.agent());
    }
}
