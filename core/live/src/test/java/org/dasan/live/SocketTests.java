package org.dasan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketTests {
    private static final int BUFFER_CHARS = 200_000;

    private final Facts facts = new Facts();
    private final Node node;
    private final UUID stream = UUID.randomUUID();
    private final String visitor = UUID.randomUUID().toString();

    SocketTests(TestDatabase database) {
        node = new Node(
                database,
                facts,
                "hello-timeout=2s",
                "silence=4s",
                "send-timeout=2s",
                "buffer-frames=100",
                "buffer-chars=" + BUFFER_CHARS);
    }

    @BeforeAll
    void listen() {
        assertThat(node.port()).isPositive();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void resumesWhatWasMissedInOrderAndGoesOnLive() {
        var here = UUID.randomUUID();
        for (var i = 0; i < 5; i++) {
            facts.commit(here);
        }

        try (var socket = TestSocket.visitor(node).hello(visitor, here, 2)) {
            node.live.publish(Recipient.publicStream(here), facts.commit(here));

            Eventually.that(() -> assertThat(socket.facts()).containsExactly(3, 4, 5, 6));
            assertThat(socket.types().getFirst()).isEqualTo("welcome");
        }
    }

    @Test
    void readsFromStorageWhatArrivedOutOfOrder() {
        var here = UUID.randomUUID();
        try (var socket = TestSocket.visitor(node).hello(visitor, here, 0)) {
            var first = facts.commit(here);
            var second = facts.commit(here);
            var third = facts.commit(here);

            node.live.publish(Recipient.publicStream(here), third);
            node.live.publish(Recipient.publicStream(here), first);
            node.live.publish(Recipient.publicStream(here), second);
            node.live.publish(Recipient.publicStream(here), third);
            node.live.publish(Recipient.publicStream(here), facts.commit(here));

            Eventually.that(() -> assertThat(socket.facts()).containsExactly(1, 2, 3, 4));
        }
    }

    @Test
    void tellsAClientThatIsTooFarBehindToReload() {
        var here = UUID.randomUUID();
        for (var i = 0; i < 60; i++) {
            facts.commit(here);
        }

        try (var socket = TestSocket.visitor(node).hello(visitor, here, 0)) {
            Eventually.that(() -> assertThat(socket.types()).contains("reload"));
            node.live.publish(Recipient.publicStream(here), facts.commit(here));

            Eventually.that(() -> assertThat(socket.facts()).containsExactly(61));
        }
    }

    @Test
    void sendsNothingOfAStreamTheClientMayNotFollow() {
        try (var socket = TestSocket.visitor(node).hello(visitor, TestProtocol.CLOSED, 0)) {
            node.live.publish(Recipient.publicStream(TestProtocol.CLOSED), facts.commit(TestProtocol.CLOSED));

            Eventually.that(() -> assertThat(socket.types()).contains("reload"));
            assertThat(socket.facts()).isEmpty();
        }
    }

    @Test
    void followsAnotherStreamAndLeavesIt() {
        var other = UUID.randomUUID();
        facts.commit(other);
        try (var socket = TestSocket.visitor(node).hello(visitor, stream, 0)) {
            socket.send("{\"type\":\"subscribe\",\"streams\":{\"" + other + "\":0}}");
            Eventually.that(() -> assertThat(socket.facts()).containsExactly(1));

            socket.send("{\"type\":\"unsubscribe\",\"streamId\":\"" + other + "\"}");

            Eventually.that(() -> assertThat(node.live.hasLocal(Recipient.publicStream(other)))
                    .isFalse());
        }
    }

    @Test
    void watchesOnePictureAtATime() {
        var first = new Recipient("picture:first");
        var second = new Recipient("picture:second");
        try (var socket = TestSocket.visitor(node).hello(visitor, stream, 0)) {
            socket.send("{\"type\":\"watch\",\"picture\":\"first\"}");
            Eventually.that(() -> assertThat(node.live.hasLocal(first)).isTrue());

            socket.send("{\"type\":\"watch\",\"picture\":\"second\"}");
            Eventually.that(() -> assertThat(node.live.hasLocal(second)).isTrue());
            assertThat(node.live.hasLocal(first)).isFalse();
            node.live.publish(second, new Frame.Snapshot("picture", "{\"type\":\"picture\"}"));
            Eventually.that(() -> assertThat(socket.types()).contains("picture"));

            socket.send("{\"type\":\"watch\"}");
            Eventually.that(() -> assertThat(node.live.hasLocal(second)).isFalse());
        }
    }

    @Test
    void aScreenMakesNobodyPresent() {
        var somebody = UUID.randomUUID();
        try (var socket = TestSocket.staff(node, somebody)) {
            socket.send("{\"type\":\"hello\",\"screen\":\"wall\",\"streams\":{}}");
            Eventually.that(() -> assertThat(socket.types()).contains("welcome"));

            assertThat(node.live.hasLocal(Recipient.screen(somebody))).isTrue();
            assertThat(node.live.hasLocal(Recipient.staff(somebody))).isFalse();
        }
    }

    @Test
    void answersPingAndHandsOtherFramesOn() {
        try (var socket = TestSocket.visitor(node).hello(visitor, stream, 0)) {
            socket.send("{\"type\":\"ping\"}");
            socket.send("{\"type\":\"typing\",\"streamId\":\"" + stream + "\",\"on\":true}");

            Eventually.that(() -> assertThat(socket.types()).contains("pong"));
            Eventually.that(() -> assertThat(node.protocol.received)
                    .anyMatch(frame -> frame.path("streamId").asString("").equals(stream.toString())));
        }
    }

    @Test
    void closesWhoeverIsNotSignedIn() {
        try (var expired = TestSocket.visitor(node);
                var nobody = TestSocket.visitor(node);
                var impatient = TestSocket.visitor(node);
                var mute = TestSocket.visitor(node)) {
            expired.send("{\"type\":\"hello\",\"token\":\"expired\"}");
            nobody.send("{\"type\":\"hello\"}");
            impatient.send("{\"type\":\"typing\"}");

            assertThat(expired.closed.join()).isEqualTo(4401);
            assertThat(nobody.closed.join()).isEqualTo(4401);
            assertThat(impatient.closed.join()).isEqualTo(4401);
            assertThat(mute.closed.join()).isEqualTo(4401);
        }
    }

    @Test
    void closesWhoeverFallsSilent() {
        try (var socket = TestSocket.visitor(node).hello(visitor, stream, 0)) {
            assertThat(socket.closed.join()).isEqualTo(4408);
        }
    }

    @Test
    void closesWhoeverSendsTooMuch() {
        try (var socket = TestSocket.visitor(node).hello(visitor, stream, 0)) {
            for (var i = 0; i < 60 && !socket.closed.isDone(); i++) {
                socket.send("{\"type\":\"ping\"}");
            }

            assertThat(socket.closed.join()).isEqualTo(4429);
        }
    }

    @Test
    void closesWhoeverSpeaksAnotherProtocol() {
        try (var socket = TestSocket.visitor(node)) {
            socket.send("CONNECT\naccept-version:1.2\n");

            assertThat(socket.closed.join()).isEqualTo(1007);
        }
    }

    @Test
    void refusesPagesOfOtherOrigins() {
        assertThatThrownBy(() -> TestSocket.fromOrigin(node, "https://evil.example"))
                .isInstanceOf(CompletionException.class);
        try (var own = TestSocket.fromOrigin(node, "http://127.0.0.1:" + node.port())) {
            assertThat(own.closed).isNotDone();
        }
    }

    @Test
    void tellsOfArrivalsAndDepartures() {
        var ada = UUID.randomUUID();
        var principal = Recipient.staff(ada);

        var first = TestSocket.staff(node, ada).hello();
        var second = TestSocket.staff(node, ada).hello();
        Eventually.that(() -> assertThat(node.arrivals.connected)
                .filteredOn(principal::equals)
                .hasSize(2));
        assertThat(node.live.isConnected(principal)).isTrue();
        first.close();
        node.live.publish(principal, new Frame.Transient("{\"type\":\"hi\"}"));
        Eventually.that(() -> assertThat(second.types()).contains("desk", "hi"));
        assertThat(node.arrivals.gone).doesNotContain(principal);

        second.close();

        Eventually.that(() -> assertThat(node.arrivals.gone).containsOnlyOnce(principal));
        assertThat(node.live.isConnected(principal)).isFalse();
    }

    @Test
    void aSlowReaderIsCutOffWithoutHoldingUpOthersOrTheHeap() throws IOException {
        var here = UUID.randomUUID();
        var audience = Recipient.publicStream(here);
        var hello = "{\"type\":\"hello\",\"token\":\"" + UUID.randomUUID() + "\",\"streams\":{\"" + here + "\":0}}";
        try (var slow = new SlowReader(node, hello);
                var quick = TestSocket.visitor(node).hello(visitor, here, 0)) {
            Eventually.that(() ->
                    assertThat(node.live.connected(java.util.List.of(audience))).isNotEmpty());
            slow.readOneByte();
            var most = 0.0;
            for (var sent = 1; sent <= 10_000; sent++) {
                node.live.publish(audience, facts.commit(here, 1000));
                if (sent % 50 == 0) { // the quick one is given the time a human conversation would give it
                    var upTo = sent;
                    most = Math.max(most, node.gauge("dasan.live.waiting.chars"));
                    Eventually.that(() -> assertThat(quick.facts()).hasSize(upTo));
                }
                if (sent % 1000 == 0) {
                    quick.send("{\"type\":\"ping\"}");
                }
            }

            assertThat(most).isLessThan(2.0 * BUFFER_CHARS);
            assertThat(quick.facts()).hasSize(10_000).isSorted();
            Eventually.that(
                    () -> assertThat(node.gauge("dasan.live.waiting.chars")).isZero());
            assertThat(slow.readToTheEnd()).isLessThan(10_000L * 1000); // what the network held, and no more
        }
        try (var back = TestSocket.visitor(node).hello(visitor, here, 9_990)) {
            Eventually.that(
                    () -> assertThat(back.facts()).hasSize(10).startsWith(9_991).endsWith(10_000));
        }
    }
}
