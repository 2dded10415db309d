package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of a queue change while many wait in it.
@WithDatabase
class ChangingRulesTests {
    private static final int LATE = 100;

    private final AcdWorld world;
    private final UUID general;

    ChangingRulesTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
        general = world.queue("general");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whoWaitsIsBroughtToTheNewRulesAndKeepsWhatTheyThemselvesNeed() {
        var generalist = world.agent("generalist", 1, Map.of("ko", 3));
        change(List.of(new Need("tax", 2)), 0);
        world.chat(general, "ko");
        world.match();
        assertThat(world.offerOf(generalist)).isNull();

        change(List.of(), 0);
        world.match();

        assertThat(world.offerOf(generalist)).isNotNull();
        assertThat(needs()).containsOnly(List.of(new Need("ko", 1)));
    }

    @Test
    void aNeedThatTheQueueHadCoveredStaysWhenTheQueueAsksForItNoLonger() {
        change(List.of(new Need("vi", 4)), 0);
        world.chat(general, "vi");

        change(List.of(), 0);

        assertThat(needs()).containsOnly(List.of(new Need("vi", 1)));
    }

    @Test
    void whoJoinsByRulesThatHoldNoLongerJoinsByTheNewOnes() {
        world.queues.get(general);
        silently(List.of(new Need("tax", 2)), 3);

        world.chat(general, "ko");

        assertThat(needs()).containsOnly(List.of(new Need("ko", 1), new Need("tax", 2)));
        assertThat(world.jdbc
                        .sql("SELECT priority FROM seat")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void ofManyWhoWaitNobodyIsLostDoubledOrLeft() throws Exception {
        var agents = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            agents.add(world.agent("agent" + i, 3, i % 2 == 0 ? Map.of("ko", 3) : Map.of("ko", 3, "tax", 3)));
        }
        for (int i = 0; i < 500; i++) {
            world.chat(general, "ko");
        }
        try (var office = Executors.newSingleThreadExecutor()) {
            var changes = office.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    change(i % 3 == 0 ? List.of() : List.of(new Need("tax", 1 + i % 3)), i % 5);
                }
                change(List.of(), 0);
            });
            int late = 0;
            while (!changes.isDone() || late < LATE || waiting() > 0) {
                if (late < LATE) {
                    world.chat(general, "ko");
                    late++;
                }
                serve(agents);
            }
            changes.get();
        }

        assertThat(count("SELECT count(*) FROM seat WHERE state = 'DONE'")).isEqualTo(600);
        assertThat(count("SELECT count(*) FROM offer WHERE state = 'CONNECTED'"))
                .isEqualTo(600);
        assertThat(count("SELECT count(DISTINCT seat_id) FROM offer WHERE state = 'CONNECTED'"))
                .isEqualTo(600);
        assertThat(world.reconciliation.check(Optional.empty()).balanced()).isTrue();
    }

    private void serve(List<UUID> agents) {
        world.match();
        for (var agent : agents) {
            world.offers.openOf(agent).ifPresent(offer -> {
                var seat = world.acd.find(world.offers.accept(offer.id(), agent).seat());
                world.acd.finish(seat.id(), agent);
                world.acd.complete(seat.id(), agent);
            });
        }
    }

    /// As an administrator's change does it, on this node.
    private void change(List<Need> needs, int priority) {
        silently(needs, priority);
        world.queues.reload();
    }

    /// As another node does it, of which this one has not heard yet.
    private void silently(List<Need> needs, int priority) {
        world.transaction.executeWithoutResult(_ -> {
            world.waitingRules.hold("general");
            var before = world.jdbc
                    .sql("SELECT needs::text AS needs, priority FROM queue WHERE id = :id")
                    .param("id", general)
                    .query((rs, _) -> new WaitingRules.Terms(Needs.parse(rs.getString(1)), rs.getInt(2)))
                    .single();
            world.jdbc
                    .sql(
                            "UPDATE queue SET needs = :needs::jsonb, priority = :priority, version = version + 1 WHERE id = :id")
                    .param("needs", Needs.json(needs))
                    .param("priority", priority)
                    .param("id", general)
                    .update();
            world.waitingRules.apply(
                    "general", before, new WaitingRules.Terms(needs, priority), Duration.ofSeconds(60));
        });
    }

    private List<List<Need>> needs() {
        return world.jdbc
                .sql("SELECT needs::text FROM seat")
                .query((rs, _) -> Needs.parse(rs.getString(1)))
                .list();
    }

    private int waiting() {
        return count("SELECT count(*) FROM seat WHERE state <> 'DONE'");
    }

    private int count(String sql) {
        return world.jdbc.sql(sql).query(Integer.class).single();
    }
}
