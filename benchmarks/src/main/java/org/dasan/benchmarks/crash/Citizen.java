package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.LiveLink;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.StreamView;
import org.dasan.simulator.line.Unreachable;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody who writes to the city from the page, and stays until the contact is closed.
final class Citizen implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final Plan plan;
    private final Browser browser;
    private final Ledger ledger;
    private final News news = new News();
    private final UUID conversationSecret = Ids.next();
    private volatile @Nullable LiveLink link;
    private volatile @Nullable StreamView view;
    private volatile String conversation = "";
    private volatile String token = "";
    private volatile boolean mustLoad;
    private volatile String doing = "nothing yet";
    private volatile @Nullable String trouble;

    /// What a citizen is going to do.
    ///
    /// @param messages how many they write
    /// @param patient  whether they wait for an answer before they go on; one flag for each message
    /// @param endsIt   whether they end the contact themselves when all is answered, else the agent does
    record Plan(int messages, List<Boolean> patient, boolean endsIt) {
        Plan {
            patient = List.copyOf(patient);
        }
    }

    Citizen(String name, Plan plan, Browser browser, Ledger ledger) {
        this.name = name;
        this.plan = plan;
        this.browser = browser;
        this.ledger = ledger;
    }

    /// Does it all; returns when the contact is closed on the screen.
    void visit() {
        try {
            for (int i = 1; i <= plan.messages; i++) {
                var text = name + " " + i + "/" + plan.messages + (plan.endsIt ? " ends" : "");
                write(text);
                if (plan.patient.get(i - 1) || i == plan.messages) {
                    until("an answer to " + text, () -> answered(text));
                }
            }
            if (plan.endsIt) {
                end();
            }
            until("the end", () -> screen().phase().equals("CLOSED"));
            doing = "done";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble = name + " could not go on while " + doing + ": " + e;
        }
    }

    private void write(String text) throws InterruptedException {
        doing = "writing " + text;
        var clientId = Ids.next();
        ledger.trying(clientId);
        while (!(conversation.isEmpty() ? began(clientId, text) : posted(clientId, text))) {
            news.awaitSince(news.count(), AGAIN);
        }
    }

    private boolean began(UUID clientId, String text) {
        try {
            var answer = browser.post(
                    "/chat/conversations",
                    Map.of(
                            "clientId",
                            conversationSecret,
                            "entryPoint",
                            "web",
                            "language",
                            "ko",
                            "message",
                            Map.of("clientId", clientId, "text", text)));
            accepted(answer);
            token = answer.body().path("token").asString();
            browser.useToken(token);
            var snapshot = answer.body().path("snapshot");
            conversation = snapshot.path("state").path("conversationId").asString();
            var screen = new StreamView(
                    name,
                    UUID.fromString(snapshot.path("state").path("streamId").asString()));
            view = screen;
            show(snapshot);
            ledger.acknowledged(); // the first message gets no receipt of its own; it is looked for on the screen
            link = new LiveLink(name, browser, this::hello, this::heard);
            return true;
        } catch (Unreachable e) {
            return false;
        }
    }

    private boolean posted(UUID clientId, String text) {
        try {
            loadIfNeeded();
            var answer = browser.post(
                    "/chat/conversations/" + conversation + "/messages", Map.of("clientId", clientId, "text", text));
            accepted(answer);
            ledger.stored(Ledger.Said.byCitizen(clientId, text, answer.body()));
            return true;
        } catch (Unreachable e) {
            return false;
        }
    }

    private void end() throws InterruptedException {
        doing = "ending";
        while (true) {
            try {
                accepted(browser.post("/chat/conversations/" + conversation + "/end", Map.of()));
                ledger.acknowledged();
                return;
            } catch (Unreachable e) {
                news.awaitSince(news.count(), AGAIN);
            }
        }
    }

    private static void accepted(Browser.Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException("refused with " + answer.status() + ": " + answer.body());
        }
    }

    private void until(String what, BooleanSupplier condition) throws InterruptedException {
        doing = "waiting for " + what;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not come");
            }
            long seen = news.count();
            try {
                loadIfNeeded();
            } catch (Unreachable e) {
                mustLoad = true; // soon again
            }
            if (!condition.getAsBoolean()) {
                news.awaitSince(seen, AGAIN);
            }
        }
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
        switch (frame.path("type").asString("")) {
            case "message", "state", "read" -> {
                if (screen().apply(frame) == StreamView.Heard.GAP) {
                    mustLoad = true;
                }
            }
            case "reload" -> mustLoad = true;
            default -> {} // passing
        }
        news.tell();
    }

    private void loadIfNeeded() throws Unreachable {
        if (mustLoad) {
            mustLoad = false;
            load();
        }
    }

    private void load() throws Unreachable {
        var answer = browser.get("/chat/conversations/" + conversation);
        accepted(answer);
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

    private boolean answered(String text) {
        return screen().messages().stream()
                .anyMatch(message -> message.path("from").asString("").equals("AGENT")
                        && Agent.isAnswerTo(text, message.path("text").asString("")));
    }

    StreamView screen() {
        return Objects.requireNonNull(view, name);
    }

    /// What the server now says of the whole conversation.
    JsonNode snapshot() throws Unreachable {
        return browser.get("/chat/conversations/" + conversation).body();
    }

    String conversation() {
        return conversation;
    }

    String token() {
        return token;
    }

    Duration longestBreak() {
        var open = link;
        return open == null ? Duration.ZERO : open.longestBreak();
    }

    String name() {
        return name;
    }

    Plan plan() {
        return plan;
    }

    List<String> faults() {
        var faults = new ArrayList<>(browser.faults());
        var screen = view;
        if (screen != null) {
            faults.addAll(screen.faults());
        }
        return faults;
    }

    boolean hasBegun() {
        return view != null;
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    String doing() {
        return name + " is " + doing;
    }

    @Override
    public void close() {
        var open = link;
        if (open != null) {
            open.close();
        }
    }
}
