package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.Unreachable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a supervisor sees after a crash, against a count of the tables: wallboard, console and report tell the
/// same, whichever server is asked and whatever went down.
final class Screens {
    private static final String ARRIVED = """
            SELECT count(*) FROM interaction
             WHERE direction = 'INBOUND' AND arrived_at >= date_trunc('day', now() AT TIME ZONE 'Asia/Seoul') AT TIME ZONE 'Asia/Seoul'
            """; // the zone of the sample

    private final Supplier<JdbcClient> database;
    private final Browser browser;

    Screens(Supplier<JdbcClient> database, Entrances entrances, int server) {
        this.database = database;
        browser = new Browser(entrances, server);
    }

    /// What differs still after `patience`; empty when all agrees. Pictures may be a second old.
    List<String> differences(Duration patience) throws InterruptedException {
        var found = new ArrayList<String>();
        new News()
                .await(
                        () -> {
                            found.clear();
                            try {
                                found.addAll(look());
                            } catch (Unreachable e) {
                                found.add("a supervisor's screen got no answer: " + e);
                            }
                            return found.isEmpty();
                        },
                        patience);
        return found;
    }

    private List<String> look() throws Unreachable {
        if (browser.get("/session").status() == 401) {
            browser.post("/session", Map.of("username", "supervisor1", "password", "demo-120"));
            browser.get("/session"); // brings the token that later steps need
        }
        var wall = browser.get("/wallboard").body();
        var agents = browser.get("/agents").body().path("items");
        var today = LocalDate.now(ZoneId.of(wall.path("zone").asString("UTC")));
        var report = browser.get("/reports/intervals?step=TOTAL&from=" + today + "&to=" + today)
                .body();
        var differences = new ArrayList<String>();
        compare(differences, "wallboard: waiting", wall.path("waiting").asLong(-1), """
                SELECT count(DISTINCT interaction_id) FROM seat WHERE state IN ('WAITING', 'OFFERED')
                """);
        compare(
                differences,
                "wallboard: arrived today",
                value(wall.path("today").path("values"), "arrived"),
                ARRIVED);
        compare(
                differences,
                "wallboard: agents",
                wall.path("agents").valueStream().mapToLong(JsonNode::asLong).sum(),
                "SELECT count(*) FROM presence WHERE state <> 'OFFLINE'");
        compare(
                differences,
                "console: agents",
                agents.size(),
                "SELECT count(*) FROM presence WHERE state <> 'OFFLINE'");
        compare(
                differences,
                "console: contacts in hand",
                agents.valueStream()
                        .mapToLong(agent -> agent.path("contacts").size()
                                + agent.path("elsewhere").asLong())
                        .sum(),
                "SELECT count(*) FROM seat WHERE state IN ('OFFERED', 'ACTIVE', 'PARKED', 'WRAP_UP')");
        compare(differences, "report: arrived", value(report.path("totals").path("values"), "arrived"), ARRIVED);
        compare(
                differences,
                "report: open",
                value(report.path("totals").path("values"), "open"),
                ARRIVED + " AND state <> 'CLOSED'");
        return differences;
    }

    private static long value(JsonNode values, String measure) {
        return values.path(measure).asLong(-1);
    }

    private void compare(List<String> differences, String what, long shown, String truth) {
        long counted = database.get().sql(truth).query(Long.class).single();
        if (shown != counted) {
            differences.add(what + " shows " + shown + " but " + counted + " are stored");
        }
    }
}
