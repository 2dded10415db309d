package org.dasan.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionTemplate;

/// Two servers on one database.
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTests {
    private final TestDatabase database;
    private final Facts facts = new Facts();
    private final Node here;
    private final Node there;

    NodesTests(TestDatabase database) {
        this.database = database;
        here = new Node(database, facts);
        there = new Node(database, facts);
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void signalsReachSocketsOfTheOtherNode() {
        var ada = UUID.randomUUID();
        try (var socket = TestSocket.staff(there, ada).hello()) {
            here.live.signal(Recipient.staff(ada), new Frame.Transient("{\"type\":\"typing\"}"));
            here.live.signal(Recipient.ALL_STAFF, new Frame.Snapshot("queues", "{\"type\":\"queues\"}"));

            Eventually.that(() -> assertThat(socket.types()).contains("typing", "queues"));
        }
    }

    @Test
    void signalsOfATransactionGoOutWithItsCommitOnly() {
        var ada = UUID.randomUUID();
        var transactions = here.context.getBean(TransactionTemplate.class);
        try (var socket = TestSocket.staff(there, ada).hello()) {
            transactions.executeWithoutResult(status -> {
                here.live.signal(Recipient.staff(ada), new Frame.Transient("{\"type\":\"undone\"}"));
                status.setRollbackOnly();
            });
            transactions.executeWithoutResult(
                    _ -> here.live.signal(Recipient.staff(ada), new Frame.Transient("{\"type\":\"done\"}")));

            Eventually.that(() -> assertThat(socket.types()).contains("done"));
            assertThat(socket.types()).doesNotContain("undone");
        }
    }

    @Test
    void eachNodeKnowsWhoIsConnectedToTheOther() {
        var ada = UUID.randomUUID();
        var absent = Recipient.staff(UUID.randomUUID());
        try (var _ = TestSocket.staff(there, ada).hello()) {
            assertThat(here.live.isConnected(Recipient.staff(ada))).isTrue();
            assertThat(here.live.hasLocal(Recipient.staff(ada))).isFalse();
            assertThat(here.live.connected(List.of(Recipient.staff(ada), absent)))
                    .containsExactly(Recipient.staff(ada));
        }
    }

    @Test
    void somebodyWithASocketOnEachNodeIsGoneWhenTheLastOneCloses() {
        var ada = UUID.randomUUID();
        var principal = Recipient.staff(ada);
        var first = TestSocket.staff(here, ada).hello();
        var second = TestSocket.staff(there, ada).hello();

        first.close();
        Eventually.that(() -> assertThat(here.live.hasLocal(principal)).isFalse());
        assertThat(here.live.isConnected(principal)).isTrue();
        second.close();

        Eventually.that(() -> assertThat(there.arrivals.gone).contains(principal));
        assertThat(here.arrivals.gone).doesNotContain(principal);
    }

    @Test
    void somebodyIsDisconnectedFromTheOtherNode() {
        var ada = UUID.randomUUID();
        try (var socket = TestSocket.staff(there, ada).hello()) {
            here.live.disconnect(Recipient.staff(ada), 4401);

            assertThat(socket.closed.join()).isEqualTo(4401);
        }
    }

    @Test
    void theSocketsOfADeadNodeCountAsGone() {
        var dead = UUID.randomUUID();
        var ada = Recipient.staff(UUID.randomUUID());
        database.jdbc()
                .sql("INSERT INTO live_node (id, beat) VALUES (:id, 7)")
                .param("id", dead)
                .update();
        database.jdbc()
                .sql("INSERT INTO live_socket (recipient, node) VALUES (:ada, :id), ('stream:x', :id)")
                .param("ada", ada.value())
                .param("id", dead)
                .update();
        assertThat(here.live.isConnected(ada)).isTrue();

        Eventually.that(() -> assertThat(here.live.isConnected(ada)).isFalse());
        Eventually.that(() -> {
            var told = new java.util.ArrayList<>(here.arrivals.gone);
            told.addAll(there.arrivals.gone);
            assertThat(told).containsOnlyOnce(ada).doesNotContain(new Recipient("stream:x"));
        });
    }

    @Test
    void socketsAreWrittenDownAgainAfterTheDatabaseLostItsUnloggedTables() {
        var ada = UUID.randomUUID();
        try (var socket = TestSocket.staff(there, ada).hello()) {
            database.jdbc().sql("TRUNCATE live_node, live_socket, live_signal").update();

            Eventually.that(() ->
                    assertThat(here.live.isConnected(Recipient.staff(ada))).isTrue());
            here.live.signal(Recipient.staff(ada), new Frame.Transient("{\"type\":\"still-here\"}"));
            Eventually.that(() -> assertThat(socket.types()).contains("still-here"));
        }
    }

    @Test
    void aNodeThatStopsSendsItsClientsElsewhereAndSignsOff() {
        var ada = UUID.randomUUID();
        var leaving = new Node(database, facts);
        try (var socket = TestSocket.staff(leaving, ada).hello()) {
            leaving.close();

            assertThat(socket.closed.join()).isEqualTo(1012);
            assertThat(leaving.arrivals.gone).contains(Recipient.staff(ada));
            assertThat(here.live.isConnected(Recipient.staff(ada))).isFalse();
        }
    }
}
