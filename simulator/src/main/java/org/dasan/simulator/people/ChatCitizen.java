package org.dasan.simulator.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.LiveLink;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.StreamView;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.plan.Visit;
import org.dasan.simulator.plan.Visit.Mishap;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.simulator.report.Measures.Time;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody who asks the city from its page: waits as long as they have patience, reads, asks on, thanks and
/// leaves.
public final class ChatCitizen {
    private static final Duration AGAIN = Duration.ofMillis(300);
    /// An agent who has begun is given so long for each answer, in the city.
    private static final Duration ANSWER = Duration.ofMinutes(12);

    private static final Duration LINGERING = Duration.ofMinutes(8);

    private final City city;
    private final Visit visit;
    private final Crew crew;
    private final Random random;
    private final Browser browser;
    private final Notebook notebook;
    private final News news = new News();
    private volatile @Nullable LiveLink link;
    private volatile @Nullable StreamView view;
    private volatile String conversation = "";
    private volatile String token = "";
    private volatile boolean mustLoad;
    private UUID lastWritten = new UUID(0, 0);

    public ChatCitizen(City city, Visit visit, Crew crew) {
        this.city = city;
        this.visit = visit;
        this.crew = crew;
        random = new Random(visit.seed());
        browser = new Browser(city.entrances(), 0);
        notebook = new Notebook("citizen " + visit.number());
    }

    /// Does it all; returns when they have left for good.
    public void visit() throws InterruptedException {
        if (!talk(visit.question().ask(), visit.turns()) || visit.returns().isZero()) {
            return;
        }
        city.clock().sleep(visit.returns());
        talk(city.questions().again(visit.language()), 1);
    }

    /// One contact.
    ///
    /// @return whether it was answered
    private boolean talk(String first, int turns) throws InterruptedException {
        city.measures().count(Count.ARRIVED);
        city.waiting().incrementAndGet();
        boolean answered = false;
        try {
            if (!write(first)) {
                city.measures().count(Count.TURNED_AWAY);
                return false;
            }
            var began = city.clock().now();
            open();
            answered = until(began.plus(visit.patience()), this::isSpokenTo);
            if (!answered) {
                city.measures().count(Count.ABANDONED);
                return false;
            }
            city.measures().count(Count.CONNECTED);
            city.measures()
                    .waited(
                            "CHAT " + visit.language(),
                            Duration.between(began, city.clock().now()));
        } finally {
            city.waiting().decrementAndGet();
            if (!answered) {
                leave();
            }
        }
        city.talking().incrementAndGet();
        try {
            goOn(turns);
            return true;
        } finally {
            city.talking().decrementAndGet();
            leave();
        }
    }

    private void goOn(int turns) throws InterruptedException {
        if (!until(after(ANSWER), this::isAnswered)) {
            city.measures().count(Count.LEFT_LATER);
            return;
        }
        for (int turn = 1; turn < turns; turn++) {
            read();
            mishap(turn);
            if (!write(visit.question().more().get(turn - 1)) || !until(after(ANSWER), this::isAnswered)) {
                city.measures().count(Count.LEFT_LATER);
                return;
            }
        }
        if (visit.mishap() == Mishap.WALKS_AWAY) {
            city.measures().count(Count.LEFT_LATER);
            return;
        }
        read();
        if (!screen().phase().equals("CLOSED") && write(city.questions().thanks(visit.language(), random))) {
            if (visit.endsIt()) {
                end();
            }
            until(after(LINGERING), () -> screen().phase().equals("CLOSED"));
        }
        city.measures().count(Count.OVER);
    }

    private Instant after(Duration inCity) {
        return city.clock().now().plus(inCity);
    }

    /// Reads what has come, and thinks.
    private void read() throws InterruptedException {
        city.clock().sleep(Duration.ofSeconds(12 + random.nextInt(40)));
        var messages = screen().messages();
        try {
            browser.post(
                    "/chat/conversations/" + conversation + "/read",
                    Map.of("number", messages.getLast().path("number").asInt()));
        } catch (Unreachable e) { // a mark that nobody misses
            city.measures().count(Count.RETRIED);
        }
    }

    private void mishap(int turn) throws InterruptedException {
        var open = link;
        if (turn != 1 || open == null) {
            return;
        }
        switch (visit.mishap()) {
            case RELOADS -> {
                open.close();
                mustLoad = true;
                link = newLink();
                city.measures().count(Count.RECONNECTED);
            }
            case LOSES_NETWORK -> {
                open.lose();
                city.clock().sleep(Duration.ofSeconds(10 + random.nextInt(60)));
                open.find();
                city.measures().count(Count.RECONNECTED);
            }
            case NONE, SENDS_TWICE, WALKS_AWAY -> {}
        }
    }

    /// Says something until the city has it.
    ///
    /// @return false when the city does not take it
    private boolean write(String text) throws InterruptedException {
        var clientId = Ids.next();
        notebook.trying(clientId);
        lastWritten = clientId;
        var secret = conversation.isEmpty() ? Ids.next() : clientId;
        while (true) {
            try {
                boolean taken = conversation.isEmpty() ? begin(secret, clientId, text) : post(clientId, text);
                if (taken && visit.mishap() == Mishap.SENDS_TWICE && !conversation.isEmpty()) {
                    city.measures().count(Count.SENT_TWICE);
                    post(clientId, text);
                }
                return taken;
            } catch (Unreachable e) {
                city.measures().count(Count.RETRIED);
                news.awaitSince(news.count(), AGAIN);
            }
        }
    }

    private boolean begin(UUID secret, UUID clientId, String text) throws Unreachable {
        boolean someoneIsFree = crew.freePlaces(visit.language()) > 1;
        long asked = System.nanoTime();
        var answer = browser.post(
                "/chat/conversations",
                Map.of(
                        "clientId", secret,
                        "entryPoint", city.day().entryPoint(),
                        "language", visit.language(),
                        "message", Map.of("clientId", clientId, "text", text)));
        city.measures().timing(Time.REQUEST).add(System.nanoTime() - asked);
        if (!answer.ok()) {
            city.measures().fault("a citizen was refused with " + answer.status() + " " + answer.body());
            return false;
        }
        token = answer.body().path("token").asString();
        browser.useToken(token);
        var snapshot = answer.body().path("snapshot");
        var state = snapshot.path("state");
        conversation = state.path("conversationId").asString();
        var interaction = UUID.fromString(state.path("streamId").asString());
        if (someoneIsFree && state.path("queue").path("ahead").asInt(1) == 0) {
            city.measures().offers().note(interaction, asked, true);
        }
        view = new StreamView("citizen " + visit.number(), interaction);
        show(snapshot);
        for (var message : snapshot.path("messages")) {
            if (message.path("clientId").asString("").equals(clientId.toString())) {
                notebook.acknowledged(UUID.fromString(message.path("id").asString()), clientId, text);
            }
        }
        return true;
    }

    private boolean post(UUID clientId, String text) throws Unreachable {
        loadIfNeeded();
        long asked = System.nanoTime();
        city.measures().messages().note(clientId, asked, true);
        var answer = browser.post(
                "/chat/conversations/" + conversation + "/messages", Map.of("clientId", clientId, "text", text));
        city.measures().timing(Time.REQUEST).add(System.nanoTime() - asked);
        if (!answer.ok()) {
            city.measures().fault("a citizen's message was refused with " + answer.status() + " " + answer.body());
            return false;
        }
        notebook.acknowledged(UUID.fromString(answer.body().path("id").asString()), clientId, text);
        return true;
    }

    private void end() throws InterruptedException {
        while (true) {
            try {
                browser.post("/chat/conversations/" + conversation + "/end", Map.of());
                return;
            } catch (Unreachable e) {
                city.measures().count(Count.RETRIED);
                news.awaitSince(news.count(), AGAIN);
            }
        }
    }

    /// Whether a person has written at all since the citizen last did.
    private boolean isSpokenTo() {
        return heardSince(_ -> true);
    }

    private boolean isAnswered() {
        return heardSince(text -> !text.equals(city.questions().hello(visit.language())));
    }

    /// What they wrote themselves must be on the screen.
    private boolean heardSince(Predicate<String> wanted) {
        boolean asked = false;
        for (var message : screen().messages()) {
            if (message.path("clientId").asString("").equals(lastWritten.toString())) {
                asked = true;
            } else if (asked
                    && message.path("from").asString("").equals("AGENT")
                    && wanted.test(message.path("text").asString(""))) {
                return true;
            }
        }
        return false;
    }

    /// Waits for it, and no longer than until then.
    private boolean until(Instant deadline, BooleanSupplier condition) throws InterruptedException {
        while (true) {
            long seen = news.count();
            try {
                loadIfNeeded();
            } catch (Unreachable e) {
                mustLoad = true; // soon again
            }
            if (condition.getAsBoolean()) {
                return true;
            }
            if (!city.clock().now().isBefore(deadline)) {
                return false;
            }
            news.awaitSince(seen, AGAIN);
        }
    }

    private void open() {
        if (link == null) {
            link = newLink();
        }
    }

    private LiveLink newLink() {
        return new LiveLink("citizen " + visit.number(), browser, this::hello, this::heard);
    }

    private Map<String, Object> hello() {
        var screen = screen();
        var hello = new HashMap<String, Object>();
        hello.put("type", "hello");
        hello.put("token", token);
        hello.put("streams", Map.of(screen.stream().toString(), screen.seq()));
        return hello;
    }

    private void heard(JsonNode frame) {
        long now = System.nanoTime();
        switch (frame.path("type").asString("")) {
            case "message" -> {
                if (frame.path("message").path("from").asString("").equals("AGENT")) {
                    city.measures()
                            .messages()
                            .note(
                                    UUID.fromString(
                                            frame.path("message").path("id").asString()),
                                    now,
                                    false);
                }
                apply(frame);
            }
            case "state", "read" -> apply(frame);
            case "reload" -> mustLoad = true;
            default -> {} // passing
        }
        news.tell();
    }

    private void apply(JsonNode frame) {
        if (screen().apply(frame) == StreamView.Heard.GAP) {
            mustLoad = true;
        }
    }

    private void loadIfNeeded() throws Unreachable {
        if (!mustLoad) {
            return;
        }
        mustLoad = false;
        var answer = browser.get("/chat/conversations/" + conversation);
        if (!answer.ok()) {
            city.measures().fault("a citizen may not load their conversation: " + answer.status());
            return;
        }
        var before = screen().stream();
        show(answer.body());
        var after = screen().stream();
        var open = link;
        if (!after.equals(before) && open != null) {
            open.send(Map.of("type", "subscribe", "streams", Map.of(after.toString(), screen().seq())));
        }
    }

    private void show(JsonNode snapshot) {
        var state = snapshot.path("state");
        screen().load(
                        UUID.fromString(state.path("streamId").asString()),
                        state.path("seq").asInt(),
                        state.path("phase").asString(""),
                        snapshot.path("messages"));
    }

    private StreamView screen() {
        return java.util.Objects.requireNonNull(view, "nothing is on the screen yet");
    }

    private void leave() {
        var open = link;
        link = null;
        if (open != null) {
            open.close();
        }
        var screen = view;
        if (screen != null) {
            notebook.leaves(screen.messages(), screen.phase().equals("CLOSED"));
            screen.faults().forEach(city.measures()::fault);
        }
    }

    /// What this citizen knows; nothing if the city never took their first word.
    public @Nullable Kept kept() {
        return conversation.isEmpty() ? null : new Kept(conversation, token, notebook);
    }

    /// A conversation to be compared in the end.
    public record Kept(String conversation, String token, Notebook notebook) {}
}
