package org.dasan.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.Unreachable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The server as its administrator and its supervisor reach it: its clock, its books, its reports.
public final class Demonstration {
    private static final String SIMULATION = "/demo/simulation";

    private final Entrances entrances;
    private Browser admin;
    private Browser supervisor;
    private volatile @Nullable String texts;

    public Demonstration(Entrances entrances) {
        this.entrances = entrances;
        admin = new Browser(entrances, 0);
        supervisor = new Browser(entrances, 0);
    }

    /// Signs in, if this is a demonstration.
    ///
    /// @return what is in the way; empty when nothing is
    public String enter() throws Unreachable {
        var demo = new Browser(entrances, 0).get("/session/demo");
        if (!demo.ok()) {
            return "is not in demo mode; nothing is simulated at a real centre";
        }
        var password = demo.body().path("password").asString();
        admin = signedIn("admin", password);
        supervisor = signedIn("supervisor1", password);
        return "";
    }

    private Browser signedIn(String username, String password) throws Unreachable {
        var browser = new Browser(entrances, 0);
        var answer = browser.post("/session", Map.of("username", username, "password", password));
        if (!answer.ok()) {
            throw new IllegalStateException(username + " cannot sign in: " + answer.body());
        }
        browser.get("/session");
        return browser;
    }

    /// Texts go there from the next change of speed on.
    public void textsGoTo(String provider) {
        texts = provider;
    }

    /// Sets the speed, or says that it shall stay.
    ///
    /// @return what the city's clock shows
    public Instant live(double rate) throws Unreachable {
        var provider = texts;
        var answer = admin.put(
                SIMULATION, provider == null ? Map.of("rate", rate) : Map.of("rate", rate, "twilioBaseUrl", provider));
        if (!answer.ok()) {
            throw new IllegalStateException("the speed cannot be set: " + answer.status() + " " + answer.body());
        }
        return Instant.parse(answer.body().path("cityTime").asString());
    }

    /// The city lives at its own speed again.
    public void end() throws Unreachable {
        admin.delete(SIMULATION);
    }

    public ZoneId zone() throws Unreachable {
        return ZoneId.of(supervisor.get("/session").body().path("zone").asString("UTC"));
    }

    /// As an administrator reaches the server.
    public Browser admin() {
        return admin;
    }

    /// What the books say; with `balanced`.
    public JsonNode books() throws Unreachable {
        return supervisor.get("/reconciliation").body();
    }

    /// Something a supervisor may see.
    public Browser.Answer see(String path) throws Unreachable {
        return supervisor.get(path);
    }

    /// Sum of a gauge or counter over its labels that contain `label`; 0 when it is not told.
    public double metric(String name, String label) throws Unreachable {
        return admin.text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
