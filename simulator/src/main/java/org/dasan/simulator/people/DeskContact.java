package org.dasan.simulator.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.StreamView;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.plan.Question;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.simulator.report.Measures.Time;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One contact on an agent's desk, from the first look at it to the closed record.
final class DeskContact {
    private static final Duration AGAIN = Duration.ofMillis(300);
    /// A citizen who says nothing for so long has what they wanted.
    private static final Duration SILENCE = Duration.ofSeconds(150);
    /// Of a hundred: handed on, a third person asked in.
    private static final int HANDED_ON = 2;

    private static final int INTERPRETED = 4;

    private final City city;
    private final SimAgent agent;
    private final UUID seat;
    private final UUID interaction;
    private final String language;
    private final String role;
    private final String channel;
    private final Random random;
    private final KnowledgeTool knowledge;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final StreamView screen;
    private volatile boolean stale = true;
    private int recordVersion;
    private Instant lastWord = Instant.MIN;
    private @Nullable Question question;
    private boolean caseOpened;
    private boolean handedOn;
    private boolean invited;
    private boolean finished;
    private boolean greeted;

    DeskContact(City city, SimAgent agent, JsonNode card, Random random) {
        this.city = city;
        this.agent = agent;
        this.random = random;
        seat = UUID.fromString(card.path("id").asString());
        interaction = UUID.fromString(card.path("interactionId").asString());
        language = card.path("language").asString("");
        role = card.path("role").asString("");
        channel = card.path("channel").asString("");
        screen = new StreamView(agent.name(), interaction);
        knowledge = new KnowledgeTool(city, agent.browser(), interaction);
    }

    UUID interaction() {
        return interaction;
    }

    void position(Map<String, Integer> positions) {
        if (screen.seq() > 0) {
            positions.put(interaction.toString(), screen.seq());
        }
    }

    void apply(JsonNode frame) {
        if (screen.apply(frame) == StreamView.Heard.GAP) {
            stale = true;
        }
    }

    void reload() {
        stale = true;
    }

    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofVirtual().name(agent.name() + " at " + interaction).start(this::run);
        }
    }

    private void run() {
        try {
            lastWord = city.clock().now();
            while (agent.isEmployed()) {
                long seen = agent.news().count();
                var state = agent.seat(seat).path("state").asString("");
                try {
                    switch (state) {
                        case "ACTIVE" -> talk();
                        case "WRAP_UP" -> {
                            if (wrapUp()) {
                                return;
                            }
                        }
                        case "" -> {
                            if (agent.isThere()) {
                                return; // handed on, ended, or taken away
                            }
                        }
                        default -> {} // parked, or offered to somebody else
                    }
                } catch (Unreachable e) {
                    city.measures().count(Count.RETRIED);
                    seen = agent.news().count(); // a moment, then again
                }
                agent.news().awaitSince(seen, AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            city.measures().fault(agent.name() + " could not go on with " + interaction + ": " + e);
        } finally {
            agent.over(seat, screen);
        }
    }

    private void talk() throws Unreachable, InterruptedException {
        if (finished) {
            return; // the desk has not heard of it yet
        }
        load();
        if (role.equals("INTERPRETER")) {
            interpret();
            return;
        }
        greet();
        var waiting = unanswered();
        if (waiting == null) {
            if (city.clock().now().isAfter(lastWord.plus(channel.equals("SMS") ? SILENCE.dividedBy(3) : SILENCE))) {
                finish();
            }
            return;
        }
        var text = waiting.path("text").asString("");
        var asked = city.questions().asked(text);
        if (asked != null) {
            question = asked;
        }
        boolean thanks = city.questions().areThanks(language, text);
        city.clock().sleep(Duration.ofSeconds(thanks ? 6 + random.nextInt(10) : 18 + random.nextInt(50)));
        if (!agent.seat(seat).path("state").asString("").equals("ACTIVE")) {
            return;
        }
        if (thanks) {
            finish();
        } else if (!handOn()) {
            inviteInterpreter();
            openCase();
            write(answer(text));
        }
    }

    /// The last thing said, if it is the citizen's.
    private @Nullable JsonNode unanswered() {
        JsonNode last = null;
        for (var message : screen.messages()) {
            switch (message.path("from").asString("")) {
                case "CITIZEN" -> last = message;
                case "AGENT" -> last = isHello(message) ? last : null;
                default -> {} // the system, notes, interpreters
            }
        }
        return last;
    }

    private boolean isHello(JsonNode message) {
        return message.path("text").asString("").equals(city.questions().hello(language));
    }

    /// At once, so that the citizen knows that somebody is there.
    private void greet() throws Unreachable, InterruptedException {
        if (greeted || !channel.equals("CHAT")) {
            return;
        }
        greeted = true;
        if (screen.messages().stream()
                .noneMatch(message -> message.path("from").asString("").equals("AGENT"))) {
            city.clock().sleep(Duration.ofSeconds(1 + random.nextInt(4)));
            write(city.questions().hello(language));
        }
    }

    private String answer(String text) throws Unreachable {
        var asked = question;
        var found = asked != null && text.equals(asked.ask()) ? knowledge.find(asked) : "";
        var words = asked == null ? city.questions().anythingElse(language) : asked.answer();
        return found.isEmpty() ? words : words + " (" + found + ")";
    }

    private void write(String text) throws Unreachable, InterruptedException {
        var clientId = Ids.next();
        while (agent.isEmployed()) {
            try {
                long asked = System.nanoTime();
                var answer = agent.browser()
                        .post(
                                "/interactions/" + interaction + "/messages",
                                Map.of("clientId", clientId, "text", text, "kind", "MESSAGE"));
                city.measures().timing(Time.REQUEST).add(System.nanoTime() - asked);
                if (answer.ok()) {
                    var id = UUID.fromString(answer.body().path("id").asString());
                    if (channel.equals("CHAT")) {
                        city.measures().messages().note(id, asked, true);
                    }
                    awaitOwn(id);
                }
                lastWord = city.clock().now();
                return;
            } catch (Unreachable e) {
                city.measures().count(Count.RETRIED);
                agent.news().awaitSince(agent.news().count(), AGAIN);
            }
        }
    }

    /// Until what was written stands on the own screen: else it would be written again.
    private void awaitOwn(UUID id) throws InterruptedException {
        for (int i = 0; i < 20 && agent.isEmployed(); i++) {
            long seen = agent.news().count();
            if (screen.messages().stream()
                    .anyMatch(message -> message.path("id").asString("").equals(id.toString()))) {
                return;
            }
            agent.news().awaitSince(seen, AGAIN);
        }
        stale = true;
    }

    /// Now and then another agent is the right one.
    private boolean handOn() throws Unreachable {
        if (handedOn || !channel.equals("CHAT") || random.nextInt(100) >= HANDED_ON) {
            handedOn = true;
            return false;
        }
        handedOn = true;
        var queue = agent.seat(seat).path("queue").path("id").asString("");
        var answer =
                agent.browser().post("/seats/" + seat + "/transfer", Map.of("queueId", queue, "note", "simulated"));
        if (answer.ok()) {
            city.measures().count(Count.TRANSFERRED);
            finished = true;
        }
        return answer.ok();
    }

    private void inviteInterpreter() throws Unreachable {
        boolean foreign = !language.equals("ko");
        if (invited || !foreign || random.nextInt(100) >= INTERPRETED) {
            invited = true;
            return;
        }
        invited = true;
        var answer =
                agent.browser().post("/seats/" + seat + "/invite", Map.of("role", "INTERPRETER", "language", language));
        if (answer.ok()) {
            city.measures().count(Count.INVITED);
        }
    }

    private void interpret() throws Unreachable, InterruptedException {
        city.clock().sleep(Duration.ofSeconds(20 + random.nextInt(40)));
        if (agent.seat(seat).path("state").asString("").equals("ACTIVE")) {
            write(city.questions().anythingElse(language));
            finish();
        }
    }

    private void openCase() throws Unreachable {
        var asked = question;
        if (asked != null && asked.isCase() && !caseOpened) {
            caseOpened = knowledge.openCase(asked);
        }
    }

    private void finish() throws Unreachable {
        record();
        var answer = agent.browser().post("/seats/" + seat + "/finish", Map.of());
        finished = answer.ok();
    }

    private boolean wrapUp() throws Unreachable, InterruptedException {
        load();
        city.clock().sleep(Duration.ofSeconds(6 + random.nextInt(16)));
        if (!record()) {
            return false;
        }
        var answer = agent.browser().post("/seats/" + seat + "/complete", Map.of());
        if (answer.ok()) {
            city.measures().count(Count.RECORDED);
        }
        return answer.ok() || answer.status() == 409; // over already: the time for it ran out
    }

    private boolean record() throws Unreachable {
        var asked = question;
        boolean solved = !caseOpened && random.nextInt(100) < 90;
        var outcome = caseOpened ? "CASE" : solved ? "RESOLVED" : "NOT_RESOLVED";
        var answer = agent.browser()
                .put(
                        "/seats/" + seat + "/record",
                        Map.of(
                                "version",
                                recordVersion,
                                "outcome",
                                outcome,
                                "topics",
                                List.of(asked == null ? "other" : asked.topic()),
                                "memo",
                                "simulated",
                                "resolved",
                                caseOpened ? "PASSED_ON" : solved ? "YES" : "NO",
                                "knowledgeGap",
                                false));
        if (answer.ok()) {
            recordVersion = answer.body().path("version").asInt();
        } else if (answer.status() == 409) {
            recordVersion = answer.body().path("current").path("version").asInt(recordVersion);
        } else {
            city.measures().fault("a record was refused with " + answer.status() + " " + answer.body());
        }
        return answer.ok();
    }

    private void load() throws Unreachable {
        if (!stale) {
            return;
        }
        stale = false;
        Browser.Answer answer;
        try {
            answer = agent.browser().get("/interactions/" + interaction);
        } catch (Unreachable e) {
            stale = true;
            throw e;
        }
        if (!answer.ok()) {
            return; // the desk will tell that it is gone
        }
        boolean first = screen.seq() == 0;
        var contact = answer.body();
        screen.load(
                interaction, contact.path("seq").asInt(), contact.path("state").asString(""), contact.path("messages"));
        recordVersion = contact.path("record").path("version").asInt();
        if (first) {
            agent.say(Map.of("type", "subscribe", "streams", Map.of(interaction.toString(), screen.seq())));
        }
    }
}
