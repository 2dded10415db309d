package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dasan.acd.Acd;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Message;
import org.dasan.interactions.Messages;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// News on their way to citizens: over sockets that break, and where there is no socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTests {
    private final ChatCity city;

    LiveTests(@TempDir Path folder) {
        city = ChatCity.start(folder, true);
    }

    @AfterEach
    void everybodyGoesHome() {
        city.quiet();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void losesAndDoublesNothingHoweverOftenItIsSentAndTheLineBreaks() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        int messages = 1000;
        var visitor = city.visitor();
        var clientIds = new ArrayList<UUID>();
        var sendings = new ArrayList<Integer>();
        for (int i = 0; i < messages; i++) {
            clientIds.add(Ids.next());
            sendings.addAll(List.of(i, i, i));
        }
        Collections.shuffle(sendings, random);

        try (var page = new CitizenPage(city, visitor).connect();
                var other = new CitizenPage(city, visitor).connect();
                var senders = Executors.newFixedThreadPool(4)) {
            var sent = sendings.stream()
                    .map(i -> CompletableFuture.supplyAsync(
                            () -> city.write(visitor, clientIds.get(i), "글 " + i)
                                    .status(),
                            senders))
                    .toList();
            for (int i = 0; i < 20; i++) {
                int until = random.nextInt(sendings.size());
                sent.get(until).get();
                page.drop();
                page.connect();
            }
            var created = sent.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

            assertThat(created).containsEntry(201, 1000L).containsEntry(200, 2000L);
            var stored = city.bean(Messages.class).ofInteraction(new InteractionId(visitor.interaction()), 2000);
            assertThat(stored).hasSize(messages + 1); // and the welcome
            assertThat(stored)
                    .extracting(Message::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, messages + 1).boxed().toList());
            var agentSees = stored.stream().collect(Collectors.toMap(Message::number, Message::text));
            Eventually.that(() -> assertThat(page.texts()).isEqualTo(agentSees));
            Eventually.that(() -> assertThat(other.texts()).isEqualTo(agentSees));
            assertThat(other.reloads()).isZero();
        }
    }

    @Test
    void bringsTheMissedAnswerAndTheEndBeforeAnythingElse() {
        var ada = city.agent("ada", 3);
        var visitor = city.visitor(Ids.next(), "안녕하세요");
        var seat = city.accept(ada);
        try (var page = new CitizenPage(city, visitor).connect()) {
            Eventually.that(() -> assertThat(page.heard()).contains("welcome"));
            page.drop();
            city.say(seat.interaction(), ada, "동료의 답입니다");
            city.bean(Acd.class).finish(seat.id(), ada);
            page.heard().clear();

            page.connect();

            Eventually.that(() -> assertThat(page.phase()).isEqualTo("CLOSED"));
            assertThat(page.lines()).contains("동료의 답입니다");
            assertThat(page.heard().getFirst()).isEqualTo("welcome");
            assertThat(page.reloads()).isZero();
        }
    }

    @Test
    void bringsNewsToWhomASocketIsDenied() {
        var bob = city.agent("bob", 3);
        var visitor = city.visitor(Ids.next(), "소켓이 막혔어요");
        var seat = city.accept(bob);
        int seq = state(visitor).path("seq").asInt();

        var poll = CompletableFuture.supplyAsync(() -> events(visitor, visitor.interaction(), seq, 25));
        city.say(seat.interaction(), bob, "괜찮습니다");
        var news = poll.join().body();

        assertThat(news.path("moved").asBoolean()).isFalse();
        assertThat(news.path("frames").path(0).path("prev").asInt()).isEqualTo(seq);
        assertThat(news.path("frames").path(0).path("message").path("text").asString())
                .isEqualTo("괜찮습니다");
        assertThat(news.path("state").path("seq").asInt())
                .isEqualTo(news.path("frames").path(0).path("seq").asInt());
        city.bean(Acd.class).finish(seat.id(), bob);
    }

    @Test
    void tellsPollsAndOtherTabsThatTheConversationWentOnElsewhere() {
        var eve = city.agent("eve", 3);
        var visitor = city.visitor(Ids.next(), "첫 상담");
        var seat = city.accept(eve);
        city.say(seat.interaction(), eve, "끝났습니다");
        city.bean(Acd.class).finish(seat.id(), eve);
        int seq = state(visitor).path("seq").asInt();

        try (var otherTab = new CitizenPage(city, visitor).connect()) {
            Eventually.that(() -> assertThat(otherTab.heard()).contains("welcome"));
            var poll = CompletableFuture.supplyAsync(() -> events(visitor, visitor.interaction(), seq, 25));
            var next = city.write(visitor, Ids.next(), "새로 여쭤봐요")
                    .body()
                    .path("streamId")
                    .asString();

            assertThat(poll.join().body().path("moved").asBoolean()).isTrue();
            Eventually.that(() -> assertThat(otherTab.stream()).hasToString(next));
            Eventually.that(() -> assertThat(otherTab.lines()).contains("새로 여쭤봐요"));
        }
    }

    @Test
    void boundsHowManyPollsOneConversationHolds() {
        var visitor = city.visitor();
        int seq = state(visitor).path("seq").asInt();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var polls = IntStream.range(0, 5)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> events(visitor, visitor.interaction(), seq, 25), threads))
                    .toList();
            CompletableFuture.anyOf(polls.toArray(CompletableFuture[]::new)).join();

            city.write(visitor, Ids.next(), "이제 그만");

            var statuses = polls.stream()
                    .map(poll -> poll.join().status())
                    .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
            assertThat(statuses).containsEntry(200, 4L).containsEntry(429, 1L);
        }
    }

    @Test
    void tellsTheCitizenWhatTheAgentHasReadAndTypes() {
        var joe = city.agent("joe", 3);
        var visitor = city.visitor(Ids.next(), "읽으셨나요");
        var seat = city.accept(joe);
        try (var page = new CitizenPage(city, visitor).connect()) {
            Eventually.that(() -> assertThat(page.heard()).contains("welcome"));

            city.inTransaction(() -> city.bean(Interactions.class).markRead(seat.interaction(), false, 1, joe));

            Eventually.that(() -> assertThat(page.heard()).contains("read"));
            assertThat(state(visitor).path("readByAgent").asInt()).isEqualTo(1);
        }
        city.bean(Acd.class).finish(seat.id(), joe);
    }

    @Test
    void tellsWaitingCitizensHowFarTheyHaveCome() {
        var first = city.visitor();
        var second = city.visitor();
        try (var page = new CitizenPage(city, second).connect()) {
            Eventually.that(() -> assertThat(page.passing("queue")).isNotEmpty());
            int before =
                    page.passing("queue").getLast().path("queue").path("ahead").asInt();

            city.post(first.path() + "/end", first.token(), Map.of());

            Eventually.that(() -> assertThat(page.passing("queue")
                            .getLast()
                            .path("queue")
                            .path("ahead")
                            .asInt())
                    .isEqualTo(before - 1));
        }
        city.post(second.path() + "/end", second.token(), Map.of());
    }

    @Test
    void cutsOffWhoDoesNotReadAndLetsThemComeBack() throws Exception {
        var zoe = city.agent("zoe", 3);
        var visitor = city.visitor(Ids.next(), "천천히 읽어요");
        var seat = city.accept(zoe);
        var page = new CitizenPage(city, visitor);
        int seq = page.seq();

        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), city.port));
            greet(slow, visitor, seq);
            for (int batch = 0; batch < 20; batch++) {
                city.inTransaction(() -> {
                    for (int i = 0; i < 500; i++) {
                        city.say(seat.interaction(), zoe, "답 ".repeat(300));
                    }
                });
            }

            assertThat(readToTheEnd(slow.getInputStream())).isLessThan(10_000L * 600);
        }
        page.connect();
        Eventually.that(() ->
                assertThat(page.seq()).isEqualTo(state(visitor).path("seq").asInt()));
        assertThat(page.reloads()).isPositive();
        page.close();
        city.bean(Acd.class).finish(seat.id(), zoe);
    }

    private void greet(Socket socket, ChatCity.Visitor visitor, int seq) throws Exception {
        var out = socket.getOutputStream();
        out.write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + city.port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var hello = ("{\"type\":\"hello\",\"token\":\"" + visitor.token() + "\",\"streams\":{\"" + visitor.interaction()
                        + "\":" + seq + "}}")
                .getBytes(StandardCharsets.UTF_8);
        var frame = new byte[8 + hello.length]; // masked with zeros
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (hello.length >> 8);
        frame[3] = (byte) hello.length;
        System.arraycopy(hello, 0, frame, 8, hello.length);
        out.write(frame);
        out.flush();
        var first = new byte[12];
        assertThat(socket.getInputStream().readNBytes(first, 0, 12)).isEqualTo(12);
        assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
    }

    private static long readToTheEnd(InputStream in) throws Exception {
        var buffer = new byte[65_536];
        long read = 0;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        } catch (java.net.SocketException _) {
            // reset: what was on its way has been thrown away
        }
        return read;
    }

    private JsonNode state(ChatCity.Visitor visitor) {
        return city.get(visitor.path(), visitor.token()).body().path("state");
    }

    private ChatCity.Answer events(ChatCity.Visitor visitor, UUID stream, int after, int wait) {
        return city.get(
                visitor.path() + "/events?stream=" + stream + "&after=" + after + "&wait=" + wait, visitor.token());
    }
}
