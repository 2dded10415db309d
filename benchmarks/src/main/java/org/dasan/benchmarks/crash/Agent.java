package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.LiveLink;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.StreamView;
import org.dasan.simulator.line.Unreachable;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody at a desk who takes every offer, answers every message once, and writes the record.
final class Agent implements AutoCloseable {
    /// How every memo begins.
    static final String MEMO = "by ";

    private static final Duration AGAIN = Duration.ofMillis(300);
    private static final Pattern PLACE = Pattern.compile(" (\\d+)/(\\d+)( ends)?$");

    private final String name;
    private final Browser browser;
    private final Ledger ledger;
    private final News news;
    private final Map<UUID, StreamView> screens = new ConcurrentHashMap<>();
    private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Deque<Outgoing>> outgoing = new HashMap<>();
    private final Map<UUID, Set<String>> answered = new HashMap<>();
    private final Map<UUID, Integer> recordVersions = new HashMap<>();
    private final Set<UUID> recorded = new HashSet<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile JsonNode desk = Browser.JSON.createObjectNode();
    private volatile boolean atWork = true;
    private volatile @Nullable LiveLink link;
    private @Nullable Thread thread;

    private record Outgoing(UUID clientId, String question, String text) {}

    /// @param news told of everything that changes here
    Agent(String name, Browser browser, Ledger ledger, News news) {
        this.name = name;
        this.browser = browser;
        this.ledger = ledger;
        this.news = news;
    }

    /// The words by which a citizen knows that this message was answered.
    static boolean isAnswerTo(String question, String answer) {
        return answer.startsWith("re " + question + " #");
    }

    void start() {
        thread = Thread.ofVirtual().name(name).start(this::work);
    }

    private void work() {
        try {
            signIn();
            link = new LiveLink(name, browser, this::hello, this::heard);
            while (atWork) {
                long seen = news.count();
                try {
                    lookRound();
                } catch (Unreachable e) {
                    seen = news.count(); // a moment, then again
                }
                news.awaitSince(seen, AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            faults.add(name + " could not go on: " + e);
        }
    }

    private void signIn() throws InterruptedException {
        while (atWork) {
            try {
                var answer = browser.post("/session", Map.of("username", name, "password", "demo-120"));
                if (!answer.ok()) {
                    throw new IllegalStateException("refused with " + answer.status() + ": " + answer.body());
                }
                browser.get("/session");
                return;
            } catch (Unreachable e) {
                news.awaitSince(news.count(), AGAIN);
            }
        }
    }

    private Map<String, Object> hello() {
        var positions = new HashMap<String, Integer>();
        screens.forEach((stream, screen) -> positions.put(stream.toString(), screen.seq()));
        return Map.of("type", "hello", "streams", positions);
    }

    private void heard(JsonNode frame) {
        switch (frame.path("type").asString("")) {
            case "welcome" -> desk = Browser.JSON.createObjectNode(); // versions may start again
            case "desk" -> {
                if (frame.path("desk").path("version").asLong()
                        >= desk.path("version").asLong()) {
                    desk = frame.path("desk");
                }
            }
            case "message", "read", "event" -> {
                var screen = screens.get(UUID.fromString(frame.path("streamId").asString()));
                if (screen != null && screen.apply(frame) == StreamView.Heard.GAP) {
                    stale.add(screen.stream());
                }
            }
            case "reload" -> stale.add(UUID.fromString(frame.path("streamId").asString()));
            default -> {} // queues, passing signs
        }
        news.tell();
    }

    /// Everything that a look at the desk asks to be done.
    private void lookRound() throws Unreachable {
        var now = desk;
        if (now.path("presence").path("state").asString("").equals("NOT_READY")) {
            change(browser.put("/presence", Map.of("state", "READY")));
        }
        var offer = now.path("offer");
        if (offer.isObject()) {
            var id = UUID.fromString(offer.path("id").asString());
            if (browser.post("/offers/" + id + "/accept", Map.of()).ok()) {
                ledger.accepted(id);
            }
        }
        for (var seat : now.path("seats")) {
            switch (seat.path("state").asString("")) {
                case "ACTIVE" -> talk(seat);
                case "WRAP_UP" -> wrapUp(seat);
                default -> {} // waits for others
            }
        }
    }

    private void talk(JsonNode seat) throws Unreachable {
        var interaction = UUID.fromString(seat.path("interactionId").asString());
        var screen = screen(interaction);
        if (screen == null) {
            return;
        }
        var queue = outgoing.computeIfAbsent(interaction, _ -> new ArrayDeque<>());
        var done = answered.computeIfAbsent(interaction, _ -> new HashSet<>());
        var messages = screen.messages();
        var texts = messages.stream()
                .map(message -> message.path("text").asString(""))
                .toList();
        boolean last = false;
        for (var message : messages) {
            if (!message.path("from").asString("").equals("CITIZEN")) {
                continue;
            }
            var text = message.path("text").asString("");
            if (texts.stream().noneMatch(other -> isAnswerTo(text, other)) && done.add(text)) {
                var clientId = Ids.next();
                ledger.trying(clientId);
                queue.add(new Outgoing(clientId, text, "re " + text + " #" + clientId));
            }
            last |= isLast(text);
        }
        if (say(interaction, queue, done) && last) {
            finish(seat, interaction);
        }
    }

    /// Whether the agent has to close after this message; some citizens do that themselves.
    private static boolean isLast(String text) {
        var place = PLACE.matcher(text);
        return place.find() && place.group(1).equals(place.group(2)) && place.group(3) == null;
    }

    /// Sends what waits, in order; false if something was refused.
    private boolean say(UUID interaction, Deque<Outgoing> queue, Set<String> done) throws Unreachable {
        while (!queue.isEmpty()) {
            var next = queue.getFirst();
            var answer = browser.post(
                    "/interactions/" + interaction + "/messages",
                    Map.of("clientId", next.clientId, "text", next.text, "kind", "MESSAGE"));
            if (!answer.ok()) {
                queue.forEach(message -> done.remove(message.question)); // not ours to answer, unless it comes back
                queue.clear();
                return false;
            }
            queue.removeFirst();
            ledger.stored(Ledger.Said.byAgent(next.clientId, interaction, next.text, answer.body()));
        }
        return true;
    }

    private @Nullable StreamView screen(UUID interaction) throws Unreachable {
        var known = screens.get(interaction);
        if (known != null && !stale.remove(interaction)) {
            return known;
        }
        Browser.Answer answer;
        try {
            answer = browser.get("/interactions/" + interaction);
        } catch (Unreachable e) {
            stale.add(interaction);
            throw e;
        }
        if (!answer.ok()) {
            return null; // the desk will tell that it is gone
        }
        var screen = known == null ? new StreamView(name, interaction) : known;
        var contact = answer.body();
        screen.load(
                interaction, contact.path("seq").asInt(), contact.path("state").asString(""), contact.path("messages"));
        recordVersions.put(interaction, contact.path("record").path("version").asInt());
        var open = link;
        if (screens.put(interaction, screen) == null && open != null) {
            open.send(Map.of("type", "subscribe", "streams", Map.of(interaction.toString(), screen.seq())));
        }
        return screen;
    }

    private void finish(JsonNode seat, UUID interaction) throws Unreachable {
        if (record(seat, interaction)) {
            change(browser.post("/seats/" + seat.path("id").asString() + "/finish", Map.of()));
        }
    }

    private void wrapUp(JsonNode seat) throws Unreachable {
        var interaction = UUID.fromString(seat.path("interactionId").asString());
        if (record(seat, interaction)
                && change(browser.post("/seats/" + seat.path("id").asString() + "/complete", Map.of()))) {
            ledger.completed(interaction);
        }
    }

    /// Saves the record once; a version that another try of ours has made already is taken over.
    private boolean record(JsonNode seat, UUID interaction) throws Unreachable {
        if (recorded.contains(interaction)) {
            return true;
        }
        var answer = browser.put(
                "/seats/" + seat.path("id").asString() + "/record",
                Map.of(
                        "version", recordVersions.getOrDefault(interaction, 0),
                        "outcome", desk.path("outcomes").path(0).path("code").asString(""),
                        "topics",
                                List.of(desk.path("topics").path(0).path("code").asString("")),
                        "memo", MEMO + name,
                        "knowledgeGap", false));
        if (answer.status() == 409) {
            recordVersions.put(
                    interaction, answer.body().path("current").path("version").asInt());
        }
        if (change(answer)) {
            recorded.add(interaction);
            return true;
        }
        return false;
    }

    private boolean change(Browser.Answer answer) {
        if (answer.ok()) {
            ledger.acknowledged();
        }
        return answer.ok();
    }

    /// Whether citizens are talking with this agent.
    boolean holdsContacts() {
        for (var seat : desk.path("seats")) {
            if (seat.path("state").asString("").equals("ACTIVE")) {
                return true;
            }
        }
        return false;
    }

    Map<UUID, StreamView> screens() {
        return Map.copyOf(screens);
    }

    Duration longestBreak() {
        var open = link;
        return open == null ? Duration.ZERO : open.longestBreak();
    }

    String name() {
        return name;
    }

    List<String> faults() {
        var all = new ArrayList<>(faults);
        all.addAll(browser.faults());
        screens.values().forEach(screen -> all.addAll(screen.faults()));
        return all;
    }

    /// Goes without a word: the socket breaks, and nobody comes back.
    @Override
    public void close() {
        atWork = false;
        news.tell();
        var working = thread;
        if (working != null) {
            try {
                working.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var open = link;
        if (open != null) {
            open.close();
        }
    }
}
