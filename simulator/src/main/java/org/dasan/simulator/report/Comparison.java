package org.dasan.simulator.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.dasan.simulator.Demonstration;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.people.ChatCitizen.Kept;
import org.dasan.simulator.texts.TextingCitizen;

/// Holds what every citizen noted against what the server has of their conversation now.
public final class Comparison {
    private static final int AT_ONCE = 8;

    private Comparison() {}

    /// Compares them all.
    ///
    /// @return every difference, by whose it is
    public static List<String> of(Collection<Kept> all, Entrances entrances) throws InterruptedException {
        var found = Collections.synchronizedList(new ArrayList<String>());
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var kept : all) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        found.addAll(one(kept, entrances));
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return List.copyOf(found);
    }

    /// Compares telephones with the contacts of their numbers.
    ///
    /// @param server as its supervisor reads it
    public static List<String> ofTexts(Collection<TextingCitizen.Kept> all, Demonstration server) {
        var found = new ArrayList<String>();
        for (var kept : all) {
            try {
                found.addAll(telephone(kept, server));
            } catch (Unreachable e) {
                found.add("the contacts of " + kept.number() + " cannot be read: " + e.getMessage());
            }
        }
        return found;
    }

    private static List<String> telephone(TextingCitizen.Kept kept, Demonstration server) throws Unreachable {
        var fromCitizen = new ArrayList<String>();
        var fromAgents = new ArrayList<String>();
        var contacts = server.see("/interactions?q=" + URLEncoder.encode(kept.number(), StandardCharsets.UTF_8));
        for (var contact : contacts.body().path("items")) {
            for (var message : server.see("/interactions/" + contact.path("id").asString())
                    .body()
                    .path("messages")) {
                switch (message.path("from").asString("")) {
                    case "CITIZEN" -> fromCitizen.add(message.path("text").asString());
                    case "AGENT" -> fromAgents.add(message.path("text").asString());
                    default -> {} // sentences of the system, which may go out in another form
                }
            }
        }
        var found = new ArrayList<String>();
        if (!sorted(kept.sent()).equals(sorted(fromCitizen))) {
            found.add(kept.number() + " has sent " + kept.sent().size() + " texts, stored are " + fromCitizen.size());
        }
        for (var text : new HashSet<>(fromAgents)) {
            int written = Collections.frequency(fromAgents, text);
            int arrived = Collections.frequency(kept.received(), text);
            if (written != arrived) {
                found.add(kept.number() + " was written to " + written + " times and got it " + arrived + " times");
            }
        }
        return found;
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> one(Kept kept, Entrances entrances) {
        var browser = new Browser(entrances, 0);
        browser.useToken(kept.token());
        try {
            var answer = browser.get("/chat/conversations/" + kept.conversation());
            return answer.ok()
                    ? kept.notebook().differences(answer.body().path("messages"))
                    : List.of("conversation " + kept.conversation() + " cannot be read: " + answer.status());
        } catch (Unreachable e) {
            return List.of("conversation " + kept.conversation() + " cannot be read: " + e.getMessage());
        }
    }
}
