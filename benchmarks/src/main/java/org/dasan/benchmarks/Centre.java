package org.dasan.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRequest;
import org.dasan.acd.SeatRole;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.store.Ids;
import org.springframework.transaction.support.TransactionTemplate;

/// People at work and people who wait, as many as a benchmark wants.
///
/// @param product the product they work with
record Centre(Product product) {
    private static final int AT_ONCE = 100;
    private static final List<String> LANGUAGES = List.of("ko", "en", "zh", "ja", "vi", "mn");

    /// Hires agents `bench1` to `bench<n>`, each of whom may hold so many chats. All speak Korean; every
    /// tenth one of the other languages as well. They sign in as `agent1` does.
    void hire(int count, int chats) {
        var jdbc = product.jdbc();
        for (int i = 1; i <= count; i++) {
            var id = Ids.next();
            jdbc.sql("""
                    INSERT INTO staff (id, username, display_name, public_label, password_hash, created_at)
                    SELECT :id, :name, :name, public_label, password_hash, created_at FROM staff WHERE username = 'agent1'
                    """).param("id", id).param("name", "bench" + i).update();
            jdbc.sql("""
                    INSERT INTO staff_grant (staff, role, organisation, granted_at)
                    SELECT :id, role, organisation, granted_at FROM staff_grant g JOIN staff s ON s.id = g.staff WHERE s.username = 'agent1'
                    """).param("id", id).update();
            jdbc.sql("""
                    INSERT INTO staff_skill (staff_id, skill, proficiency)
                    SELECT :id, skill, proficiency FROM staff_skill k JOIN staff s ON s.id = k.staff_id WHERE s.username = 'agent1'
                    """).param("id", id).update();
            if (i % 10 < LANGUAGES.size() - 1) {
                jdbc.sql(
                                "INSERT INTO staff_skill (staff_id, skill, proficiency) VALUES (:id, :skill, :level) ON CONFLICT DO NOTHING")
                        .param("id", id)
                        .param("skill", LANGUAGES.get(i % 10 + 1))
                        .param("level", 1 + i % 5)
                        .update();
            }
            jdbc.sql("INSERT INTO agent_load (staff_id, channel, capacity) VALUES (:id, 'CHAT', :chats)")
                    .param("id", id)
                    .param("chats", chats)
                    .update();
        }
        product.bean(Directory.class).reload();
    }

    /// Puts agents to work without a desk of theirs being open, the first of them idle for longest.
    void ready() {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        product.jdbc().sql("""
                INSERT INTO presence (staff_id, state, since, idle_since, connected)
                SELECT id, 'READY', :now, cast(:now AS timestamptz) - make_interval(secs => length(username) + hashtext(username) % 600), true
                  FROM staff WHERE username LIKE 'bench%'
                ON CONFLICT (staff_id) DO UPDATE SET state = 'READY', reason = NULL, connected = true, disconnected_at = NULL
                """).param("now", now).update();
    }

    /// Lets so many chats arrive; two thirds Korean, the others in the other languages.
    void arrive(int count) {
        var entry = product.bean(Directory.class).entryPoint("web").orElseThrow();
        var interactions = product.bean(Interactions.class);
        var acd = product.bean(Acd.class);
        var queues = LANGUAGES.stream()
                .map(language -> product.bean(Queues.class)
                        .choose(entry.id(), SeatRole.AGENT, language)
                        .id())
                .toList();
        for (int done = 0; done < count; done += AT_ONCE) {
            int from = done;
            product.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
                for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                    int n = i % 3 != 0 ? 0 : i / 3 % LANGUAGES.size();
                    var now = Instant.now();
                    var arrived = interactions.arrive(new Arrival(
                            "bench:" + UUID.randomUUID(),
                            Channel.CHAT,
                            Direction.INBOUND,
                            entry.id(),
                            entry.organisation(),
                            null,
                            null,
                            LANGUAGES.get(n),
                            now,
                            null,
                            null));
                    interactions.post(NewMessage.fromCitizen(arrived.id(), Ids.next(), "여쭤볼 것이 있습니다.", List.of(), now));
                    acd.enqueue(arrived.id(), List.of(SeatRequest.agent(queues.get(n), LANGUAGES.get(n), now)));
                }
            });
        }
    }
}
