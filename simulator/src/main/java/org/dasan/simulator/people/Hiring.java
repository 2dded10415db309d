package org.dasan.simulator.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.plan.Staffing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the accounts `sim-001`, `sim-002`, … through the administrator's interface, and signs them in.
public final class Hiring {
    /// A demonstration's: it opens nothing that is not on this machine.
    private static final String PASSWORD = "simulated-120";

    private static final String TEMPLATE = "agent1";
    private static final String WHY = "simulated day";
    private static final String HOME = "ko";
    private static final int FOR_EACH_LANGUAGE = 2;
    private static final int AT_ONCE = 3; // passwords are costly to check

    private final City city;
    private final Browser admin;

    public Hiring(City city, Browser admin) {
        this.city = city;
        this.admin = admin;
    }

    private record Wanted(String username, Map<String, Integer> skills) {}

    /// Hires whoever is missing.
    ///
    /// @param home how many for the city's own language; two for each other one come besides
    public Crew hire(int home, long seed) throws Unreachable, InterruptedException {
        var wanted = new ArrayList<Wanted>();
        for (var language : new TreeSet<>(city.day().foreign().keySet())) {
            for (int i = 1; i <= FOR_EACH_LANGUAGE; i++) {
                wanted.add(new Wanted("sim-" + language + i, Map.of(HOME, 3, language, 5)));
            }
        }
        for (int i = 1; i <= home; i++) {
            wanted.add(new Wanted("sim-%03d".formatted(i), Map.of(HOME, 5)));
        }
        employ(wanted);
        return signIn(wanted, seed);
    }

    private void employ(List<Wanted> wanted) throws Unreachable {
        var known = new HashMap<String, JsonNode>();
        admin.get("/configuration/staff")
                .body()
                .path("items")
                .forEach(item -> known.put(item.path("key").asString(), item));
        var template = known.get(TEMPLATE);
        if (template == null) {
            throw new IllegalStateException("there is no " + TEMPLATE + " to be like");
        }
        for (var one : wanted) {
            var value = (ObjectNode) template.path("value").deepCopy();
            value.put("username", one.username);
            value.put("name", one.username);
            value.put("active", true);
            value.set("skills", Browser.JSON.valueToTree(one.skills));
            value.set("capacity", Browser.JSON.valueToTree(Map.of("CHAT", Staffing.AT_ONCE, "SMS", Staffing.AT_ONCE)));
            var before = known.get(one.username);
            if (before != null && before.path("value").equals(value)) {
                continue;
            }
            var answer = admin.put(
                    "/configuration/staff/" + one.username,
                    Map.of(
                            "version",
                            before == null ? 0 : before.path("version").asInt(),
                            "value",
                            value,
                            "why",
                            WHY));
            require(answer, one.username + " cannot be hired");
        }
    }

    private Crew signIn(List<Wanted> wanted, long seed) throws InterruptedException {
        var crew = new Crew();
        var doors = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var browsers = new ArrayList<Future<Browser>>();
            for (var one : wanted) {
                Callable<Browser> entering = () -> {
                    doors.acquire();
                    try {
                        return signIn(one.username);
                    } finally {
                        doors.release();
                    }
                };
                browsers.add(threads.submit(entering));
            }
            for (int i = 0; i < wanted.size(); i++) {
                var one = wanted.get(i);
                crew.add(new SimAgent(
                        city, one.username, languages(one), browsers.get(i).get(), seed + i));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("not everybody could be signed in", e.getCause());
        }
        return crew;
    }

    private static Set<String> languages(Wanted one) {
        return one.skills.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    private Browser signIn(String username) throws Unreachable {
        var browser = new Browser(city.entrances(), 0);
        if (!browser.post("/session", Map.of("username", username, "password", PASSWORD))
                .ok()) {
            var first = admin.post("/configuration/staff/" + username + "/first-password", Map.of());
            require(first, username + " gets no password");
            var given = first.body().path("password").asString();
            require(
                    browser.post("/session", Map.of("username", username, "password", given)),
                    username + " cannot sign in");
            browser.get("/session");
            require(
                    browser.put("/session/password", Map.of("currentPassword", given, "newPassword", PASSWORD)),
                    username + " cannot choose a password");
        }
        browser.get("/session");
        return browser;
    }

    private static void require(Browser.Answer answer, String otherwise) {
        if (!answer.ok()) {
            throw new IllegalStateException(otherwise + ": " + answer.status() + " " + answer.body());
        }
    }

    /// How long desks may take to open.
    public static Duration patience(Crew crew) {
        return Duration.ofSeconds(30L + crew.size());
    }
}
