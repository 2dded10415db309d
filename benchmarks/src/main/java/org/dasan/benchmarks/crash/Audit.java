package org.dasan.benchmarks.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.Unreachable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Counts after a crash: what was promised against what is stored, and what is stored against what people
/// have seen.
final class Audit {
    /// Statements that find nothing when all is well; each row is a difference.
    private static final Map<String, String> NOTHING = rules();

    private final Supplier<JdbcClient> database;
    private final Entrances entrances;

    Audit(Supplier<JdbcClient> database, Entrances entrances) {
        this.database = database;
        this.entrances = entrances;
    }

    private static Map<String, String> rules() {
        var rules = new LinkedHashMap<String, String>();
        rules.put("events with a gap", """
                SELECT s.type || ' ' || s.id || ': ' || count(e.seq) || ' events, last ' || s.last_seq
                  FROM stream s LEFT JOIN event e ON e.stream_type = s.type AND e.stream_id = s.id
                 GROUP BY s.type, s.id, s.last_seq
                HAVING count(e.seq) <> s.last_seq OR min(e.seq) <> 1 OR max(e.seq) <> s.last_seq
                """);
        rules.put("messages with a gap", """
                SELECT i.id || ': ' || count(m.id) || ' messages, counted ' || i.messages
                  FROM interaction i LEFT JOIN message m ON m.interaction_id = i.id
                 GROUP BY i.id HAVING count(m.id) <> i.messages OR coalesce(max(m.number), 0) <> count(m.id)
                """);
        rules.put("messages without their event", """
                SELECT m.id || ' at ' || m.seq FROM message m
                 WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.stream_type = 'INTERACTION' AND e.stream_id = m.interaction_id
                                                           AND e.seq = m.seq AND e.type = 'interactions.message')
                """);
        rules.put("capacity held by a ghost", """
                SELECT l.staff_id || ' ' || l.channel || ': ' || l.used FROM agent_load l WHERE l.used <> 0
                """);
        rules.put("seats that are not done", "SELECT id || ' ' || state FROM seat WHERE state <> 'DONE'");
        rules.put("offers that are not final", """
                SELECT id || ' ' || state FROM offer WHERE state IN ('RESERVED', 'PRESENTED', 'ACCEPTED')
                """);
        rules.put("contacts that are not closed", "SELECT id || ' ' || state FROM interaction WHERE state <> 'CLOSED'");
        rules.put("closed contacts without a record", """
                SELECT i.id || ' ' || i.outcome FROM interaction i LEFT JOIN record r ON r.interaction_id = i.id
                 WHERE i.state = 'CLOSED' AND (r.closed_at IS NULL OR r.outcome IS DISTINCT FROM i.outcome)
                """);
        rules.put("spans left open", """
                SELECT interaction_id || ' ' || kind FROM span WHERE ended_at IS NULL
                """);
        return rules;
    }

    /// How much work is still under way.
    int openWork() {
        return database.get().sql("""
                        SELECT (SELECT count(*) FROM interaction WHERE state <> 'CLOSED') + (SELECT count(*) FROM seat WHERE state <> 'DONE')
                        """).query(Integer.class).single();
    }

    /// Everything that does not agree; empty when all is well.
    List<String> differences(Crowd crowd) throws Unreachable {
        var found = new ArrayList<String>(crowd.complaints());
        var jdbc = database.get();
        NOTHING.forEach((rule, sql) ->
                jdbc.sql(sql + " LIMIT 20").query(String.class).list().forEach(row -> found.add(rule + ": " + row)));
        complete(crowd, found);
        storedOnce(crowd, jdbc, found);
        stepsKept(crowd.ledger(), jdbc, found);
        deliveredOnce(crowd, found);
        agentsMissedNothing(crowd, jdbc, found);
        for (var citizen : crowd.citizens()) {
            if (citizen.hasBegun()) {
                sameOnScreen(citizen, found);
            }
        }
        balanced(found);
        return found;
    }

    /// All that was planned has been done: an empty city balances too.
    private static void complete(Crowd crowd, List<String> found) {
        long planned = crowd.citizens().stream()
                .mapToLong(citizen -> citizen.plan().messages())
                .sum();
        long seen = crowd.citizens().stream()
                .filter(Citizen::hasBegun)
                .flatMap(citizen -> citizen.screen().messages().stream())
                .filter(message -> !message.path("from").asString("").equals("SYSTEM"))
                .count();
        if (seen != 2 * planned) {
            found.add(planned + " messages were to be written and answered, but citizens see " + seen);
        }
    }

    private record Row(UUID clientId, UUID id, UUID interaction, int number, int seq) {}

    private static void storedOnce(Crowd crowd, JdbcClient jdbc, List<String> found) {
        var rows = jdbc.sql("""
                        SELECT client_id, id, interaction_id AS interaction, number, seq FROM message WHERE client_id = ANY(:tried::uuid[])
                        """)
                .param("tried", strings(crowd.ledger().tried()))
                .query(Row.class)
                .list();
        var byClientId = rows.stream().collect(Collectors.groupingBy(Row::clientId));
        byClientId.forEach((clientId, same) -> {
            if (same.size() > 1) {
                found.add("message " + clientId + " is stored " + same.size() + " times");
            }
        });
        for (var said : crowd.ledger().said()) {
            var row =
                    byClientId.getOrDefault(said.clientId(), List.of()).stream().findFirst();
            var told = new Row(said.clientId(), said.id(), said.interaction(), said.number(), said.seq());
            if (row.isEmpty()) {
                found.add("acknowledged and lost: " + told + " " + said.text());
            } else if (!row.get().equals(told)) {
                found.add("acknowledged as " + told + " but stored as " + row.get());
            }
        }
    }

    /// Offers that agents were told are theirs, and records that they were told are closed.
    private static void stepsKept(Ledger ledger, JdbcClient jdbc, List<String> found) {
        jdbc.sql("""
                SELECT o.id || ' is ' || coalesce(f.state, 'unknown')
                  FROM unnest(:offers::uuid[]) AS o (id) LEFT JOIN offer f ON f.id = o.id
                 WHERE f.state IS DISTINCT FROM 'CONNECTED'
                """)
                .param("offers", strings(ledger.acceptedOffers()))
                .query(String.class)
                .list()
                .forEach(row -> found.add("acceptance acknowledged and lost: offer " + row));
        jdbc.sql("""
                SELECT i.id || ' with outcome ' || coalesce(r.outcome, 'none') || ', memo ' || coalesce(m.memo, 'none')
                  FROM unnest(:interactions::uuid[]) AS i (id)
                  LEFT JOIN record r ON r.interaction_id = i.id LEFT JOIN record_memo m ON m.interaction_id = i.id
                 WHERE r.closed_at IS NULL OR r.unclassified OR m.memo IS NULL OR NOT starts_with(m.memo, :memo)
                """)
                .param("interactions", strings(ledger.completedInteractions()))
                .param("memo", Agent.MEMO)
                .query(String.class)
                .list()
                .forEach(row -> found.add("record acknowledged and lost: " + row));
    }

    private static String[] strings(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /// Citizens have everything that was said, some agent has what citizens said, each once: screens keep
    /// messages by id and complain of doubles themselves.
    private static void deliveredOnce(Crowd crowd, List<String> found) {
        var byCitizens = new HashSet<UUID>();
        crowd.citizens().stream()
                .filter(Citizen::hasBegun)
                .forEach(citizen -> byCitizens.addAll(ids(citizen.screen().messages())));
        var byAgents = new HashSet<UUID>();
        crowd.agents()
                .forEach(agent -> agent.screens().values().forEach(screen -> byAgents.addAll(ids(screen.messages()))));
        for (var said : crowd.ledger().said()) {
            if (!byCitizens.contains(said.id())) {
                found.add("no citizen has seen " + said.text());
            }
            if (!said.byAgent() && !byAgents.contains(said.id())) {
                found.add("no agent has seen " + said.text());
            }
        }
        var texts = new HashSet<String>();
        crowd.citizens().stream()
                .filter(Citizen::hasBegun)
                .flatMap(citizen -> citizen.screen().messages().stream())
                .filter(message -> !message.path("from").asString("").equals("SYSTEM"))
                .map(message -> message.path("text").asString(""))
                .filter(text -> !texts.add(text))
                .forEach(text -> found.add("seen twice: " + text));
    }

    private record Placed(UUID id, UUID interaction, int seq) {}

    /// Whatever lies before the place that an agent's screen has come to is on that screen.
    private static void agentsMissedNothing(Crowd crowd, JdbcClient jdbc, List<String> found) {
        var interactions = new HashSet<UUID>();
        crowd.agents().forEach(agent -> interactions.addAll(agent.screens().keySet()));
        var stored = jdbc
                .sql(
                        "SELECT id, interaction_id AS interaction, seq FROM message WHERE interaction_id = ANY(:interactions::uuid[])")
                .param("interactions", strings(List.copyOf(interactions)))
                .query(Placed.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Placed::interaction));
        for (var agent : crowd.agents()) {
            agent.screens().forEach((interaction, screen) -> {
                var seen = ids(screen.messages());
                stored.getOrDefault(interaction, List.of()).stream()
                        .filter(message -> message.seq() <= screen.seq() && !seen.contains(message.id()))
                        .forEach(message ->
                                found.add(agent.name() + " is at " + screen.seq() + " and has not seen " + message));
            });
        }
    }

    private static void sameOnScreen(Citizen citizen, List<String> found) throws Unreachable {
        var stored = new HashSet<UUID>();
        citizen.snapshot().path("messages").forEach(message -> stored.add(id(message)));
        var seen = ids(citizen.screen().messages());
        if (!stored.equals(seen)) {
            found.add(citizen.name() + " sees " + seen.size() + " messages, stored are " + stored.size());
        }
    }

    private void balanced(List<String> found) throws Unreachable {
        var supervisor = new Browser(entrances, 0);
        var books = books(supervisor);
        if (!books.ok()) {
            found.add("the books cannot be read: " + books.status() + " " + books.body());
        } else if (!books.body().path("balanced").asBoolean()) {
            found.add("the books do not balance: " + books.body());
        }
    }

    private static Browser.Answer books(Browser supervisor) throws Unreachable {
        var login = Map.of("username", "supervisor1", "password", "demo-120");
        try {
            supervisor.post("/session", login);
        } catch (Unreachable e) { // that server is gone: the browser has turned to the next
            supervisor.post("/session", login);
        }
        return supervisor.get("/reconciliation");
    }

    private static Set<UUID> ids(List<JsonNode> messages) {
        return messages.stream().map(Audit::id).collect(Collectors.toSet());
    }

    private static UUID id(JsonNode message) {
        return UUID.fromString(message.path("id").asString());
    }
}
