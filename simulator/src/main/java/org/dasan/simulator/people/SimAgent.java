package org.dasan.simulator.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.LiveLink;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.StreamView;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.simulator.report.Measures.Time;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody at a desk: takes what is offered, now and then does not hear it ring, sometimes loses the network.
public final class SimAgent implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(300);
    /// Of a thousand offers.
    private static final int NOT_HEARD = 8;
    /// Of a thousand contacts taken.
    private static final int NETWORK_LOST = 3;

    private final City city;
    private final String name;
    private final Set<String> languages;
    private final Browser browser;
    private final Random random;
    private final News news = new News();
    private final Map<UUID, DeskContact> contacts = new ConcurrentHashMap<>();
    private final Set<UUID> heardOffers = ConcurrentHashMap.newKeySet();
    private volatile JsonNode desk = Browser.JSON.createObjectNode();
    private volatile boolean employed = true;
    private volatile boolean onShift;
    private volatile Instant notBefore = Instant.MIN;
    private volatile @Nullable LiveLink link;
    private volatile @Nullable Thread thread;

    /// @param browser   signed in
    /// @param languages that they speak well enough to be offered contacts in
    SimAgent(City city, String name, Set<String> languages, Browser browser, long seed) {
        this.city = city;
        this.name = name;
        this.languages = Set.copyOf(languages);
        this.browser = browser;
        random = new Random(seed);
    }

    void start() {
        link = new LiveLink(name, browser, this::hello, this::heard);
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        while (employed) {
            long seen = news.count();
            try {
                lookRound();
                news.awaitSince(seen, AGAIN);
            } catch (Unreachable e) {
                city.measures().count(Count.RETRIED);
                rest();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void rest() {
        try {
            news.awaitSince(news.count(), AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> hello() {
        var positions = new HashMap<String, Integer>();
        contacts.values().forEach(contact -> contact.position(positions));
        return Map.of("type", "hello", "streams", positions);
    }

    private void heard(JsonNode frame) {
        long now = System.nanoTime();
        switch (frame.path("type").asString("")) {
            case "welcome" -> desk = Browser.JSON.createObjectNode(); // versions may start again
            case "desk" -> {
                if (frame.path("desk").path("version").asLong()
                        >= desk.path("version").asLong()) {
                    desk = frame.path("desk");
                    noteOffer(now);
                }
            }
            case "message", "read", "event" -> {
                var message = frame.path("message");
                if (message.path("from").asString("").equals("CITIZEN")
                        && message.path("clientId").isString()) {
                    city.measures()
                            .messages()
                            .note(UUID.fromString(message.path("clientId").asString()), now, false);
                }
                var contact = contactOf(frame);
                if (contact != null) {
                    contact.apply(frame);
                }
            }
            case "reload" -> {
                var contact = contactOf(frame);
                if (contact != null) {
                    contact.reload();
                }
            }
            default -> {} // queues, passing signs
        }
        news.tell();
    }

    private void noteOffer(long now) {
        var offer = desk.path("offer");
        if (offer.isObject()
                && heardOffers.add(UUID.fromString(offer.path("id").asString()))
                && offer.path("role").asString("").equals("AGENT")) {
            city.measures()
                    .offers()
                    .note(UUID.fromString(offer.path("interactionId").asString()), now, false);
        }
    }

    private @Nullable DeskContact contactOf(JsonNode frame) {
        var stream = frame.path("streamId").asString("");
        for (var contact : contacts.values()) {
            if (contact.interaction().toString().equals(stream)) {
                return contact;
            }
        }
        return null;
    }

    /// Everything that a look at the desk asks to be done.
    private void lookRound() throws Unreachable {
        var now = desk;
        if (now.isEmpty()) {
            return; // not there yet
        }
        attend(now);
        var offer = now.path("offer");
        if (offer.isObject()) {
            answer(UUID.fromString(offer.path("id").asString()));
        }
        for (var seat : now.path("seats")) {
            var id = UUID.fromString(seat.path("id").asString());
            var state = seat.path("state").asString("");
            if (state.equals("ACTIVE") || state.equals("WRAP_UP")) {
                var contact = contacts.computeIfAbsent(
                        id, _ -> new DeskContact(city, this, seat, new Random(random.nextLong())));
                contact.begin();
            }
        }
    }

    /// Comes to work and leaves; comes back when a missed call has made the desk not ready.
    private void attend(JsonNode now) throws Unreachable {
        var state = now.path("presence").path("state").asString("");
        boolean leaving = !now.path("presence").path("afterContact").isNull()
                && !now.path("presence").path("afterContact").isMissingNode();
        if (onShift
                && (!state.equals("READY") || leaving)
                && !city.clock().now().isBefore(notBefore)) {
            notBefore = city.clock().now().plusSeconds(20);
            browser.put("/presence", Map.of("state", "READY"));
        } else if (!onShift
                && state.equals("READY")
                && !leaving
                && !city.clock().now().isBefore(notBefore)) {
            notBefore = city.clock().now().plusSeconds(20);
            browser.put("/presence", Map.of("state", "NOT_READY", "reason", "BREAK", "when", "AFTER_CONTACT"));
        }
    }

    private final Set<UUID> answering = ConcurrentHashMap.newKeySet();

    private void answer(UUID offer) {
        if (!answering.add(offer)) {
            return;
        }
        if (random.nextInt(1000) < NOT_HEARD) {
            city.measures().count(Count.RUNG_OUT);
            notBefore = city.clock().now().plusSeconds(45); // back from the kettle
            return;
        }
        var delay = Duration.ofMillis(800 + random.nextInt(2200));
        Thread.ofVirtual().name(name + " takes an offer").start(() -> {
            try {
                city.clock().sleep(delay);
                while (employed && !accepted(offer)) {
                    rest();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean accepted(UUID offer) {
        try {
            long asked = System.nanoTime();
            var answer = browser.post("/offers/" + offer + "/accept", Map.of());
            city.measures().timing(Time.REQUEST).add(System.nanoTime() - asked);
            if (answer.ok()) {
                city.measures().count(Count.ACCEPTED);
                maybeLoseNetwork();
            } else {
                answering.remove(offer); // over, or somebody else's
                city.measures().count(Count.RUNG_OUT);
            }
            news.tell();
            return true;
        } catch (Unreachable e) {
            city.measures().count(Count.RETRIED);
            return false;
        }
    }

    private void maybeLoseNetwork() {
        var open = link;
        if (open == null || random.nextInt(1000) >= NETWORK_LOST) {
            return;
        }
        var away = Duration.ofSeconds(5 + random.nextInt(240));
        Thread.ofVirtual().name(name + " has no network").start(() -> {
            try {
                city.clock().sleep(Duration.ofSeconds(20));
                open.lose();
                city.measures().count(Count.DESKS_LOST);
                city.clock().sleep(away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                open.find();
            }
        });
    }

    /// The seat as the desk shows it now; a missing node when it is not there any more.
    JsonNode seat(UUID id) {
        for (var seat : desk.path("seats")) {
            if (seat.path("id").asString("").equals(id.toString())) {
                return seat;
            }
        }
        return desk.path("no such seat");
    }

    JsonNode desk() {
        return desk;
    }

    Browser browser() {
        return browser;
    }

    News news() {
        return news;
    }

    void say(Map<String, Object> frame) {
        var open = link;
        if (open != null) {
            open.send(frame);
        }
    }

    void over(UUID seat, StreamView screen) {
        contacts.remove(seat);
        screen.faults().forEach(city.measures()::fault);
        say(Map.of("type", "unsubscribe", "streamId", screen.stream().toString()));
    }

    boolean isEmployed() {
        return employed;
    }

    void work(boolean wanted) {
        onShift = wanted;
        news.tell();
    }

    boolean speaks(String language) {
        return languages.contains(language);
    }

    boolean speaksAnother() {
        return languages.size() > 1;
    }

    boolean isThere() {
        return !desk.isEmpty();
    }

    boolean isReady() {
        return desk.path("presence").path("state").asString("").equals("READY");
    }

    int inHand() {
        int open = 0;
        for (var seat : desk.path("seats")) {
            if (!seat.path("state").asString("").equals("DONE")) {
                open++;
            }
        }
        return open;
    }

    String name() {
        return name;
    }

    /// Goes without a word.
    @Override
    public void close() {
        employed = false;
        news.tell();
        var open = link;
        if (open != null) {
            open.close();
        }
        var working = thread;
        if (working != null) {
            working.interrupt();
        }
        browser.faults().forEach(city.measures()::fault);
    }
}
