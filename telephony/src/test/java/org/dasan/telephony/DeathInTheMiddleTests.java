package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.Need;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferState;
import org.dasan.acd.SeatRequest;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.city.Directory;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.telephony.RecordingRows.State;
import org.dasan.telephony.RecordingRule.Consent;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A server that dies while more than two are on a call, while one is recorded, or while somebody is rung beside it.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeathInTheMiddleTests {
    private final VoiceCity city;

    DeathInTheMiddleTests(@TempDir Path folder) {
        // an offer outlives the time a server takes to start
        city = VoiceCity.start(folder, Map.of(), before -> before.sql("UPDATE queue SET offer_seconds = 90"));
    }

    @AfterEach
    void nothingIsLeft() {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        assertThat(city.jdbc
                        .sql("SELECT count(*) FROM agent_load WHERE used > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        city.exchange.until("core show channels count", "0 active channels");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void anInterpretersTelephoneThatRangRingsOnAndIsNotRungAsAnAgents() {
        int before = city.calls();
        try (var caller = city.caller("caller-stays", "01023458001", 0)) {
            var id = city.newest(before + 1, InteractionState.WAITING);
            var interpreter = city.interpreter("bob", "desk06");
            city.sql("DELETE FROM staff_skill WHERE staff_id = ? AND skill = 'ko'", interpreter);
            city.bean(Directory.class).reload();
            try (var phone = city.telephone("desk06", "phone-rings", 0)) {
                city.bean(Acd.class).enqueue(id, List.of(interpreter(id)));
                rings(id);

                city.stopServer();
                city.startServer();

                var call = city.bean(LiveCalls.class).find(id).orElseThrow();
                Eventually.that(() -> assertThat(call.leg(interpreter)).hasValueSatisfying(leg -> {
                    assertThat(leg.second()).isTrue();
                    assertThat(leg.answered()).isFalse();
                }));
                assertThat(rings(id)).isEqualTo(interpreter);
                assertThat(city.exchange.console("core show channels concise").lines())
                        .filteredOn(line -> line.startsWith("PJSIP/desk06"))
                        .hasSize(1);
                city.exchange.console("channel request hangup all");
                caller.endsWell();
                phone.endsWell();
            } finally {
                city.goes(interpreter);
            }
        }
    }

    private SeatRequest interpreter(InteractionId id) {
        var queue = city.seats(id).getFirst().queue();
        var since = Instant.now(Clock.systemUTC());
        return new SeatRequest(
                SeatRole.INTERPRETER, queue, "en", List.of(new Need("en", 1)), 0, since, null, null, null, false);
    }

    /// Whose telephone rings.
    private UUID rings(InteractionId id) {
        Eventually.that(() -> assertThat(city.bean(OfferDesk.class).openOf(id))
                .singleElement()
                .satisfies(offer -> assertThat(offer.state()).isEqualTo(OfferState.PRESENTED)));
        return city.bean(OfferDesk.class).openOf(id).getFirst().agent();
    }

    @Test
    void everyConversationSurvives() {
        city.bean(RecordingRuleKind.class)
                .write(
                        new RecordingRule("voice", Consent.TOLD_BEFORE, null, null, true),
                        null,
                        new StaffId(UUID.randomUUID()));
        var agents = new ArrayList<UUID>();
        for (int i = 1; i <= 5; i++) {
            agents.add(city.agent("agent" + i, "desk0" + i));
        }
        city.stopServer();
        var server = city.serverProcess(agents);
        var phones = new ArrayList<Telephone>();
        try {
            for (int i = 1; i <= 5; i++) {
                phones.add(city.telephone("desk0" + i, "phone-stays", 0));
            }
            int before = city.calls();
            try (var first = city.caller("caller-stays", "01023458011", 0)) {
                var recorded = talks(before + 1);
                try (var second = city.caller("caller-stays", "01023458012", 0)) {
                    var asking = talks(before + 2);
                    try (var third = city.caller("caller-stays", "01023458013", 0)) {
                        var room = talks(before + 3);
                        var asks = agentOf(asking);
                        var since = city.queuedSince(asking);
                        var idle = new ArrayList<>(agents);
                        idle.removeAll(List.of(agentOf(recorded), asks, agentOf(room)));
                        consult(server, asking, asks, idle.getFirst());
                        var inRoom = agentOf(room);
                        consult(server, room, inRoom, idle.getLast());
                        Eventually.that(() -> server.tell("conferences/" + room + "?by=" + inRoom));
                        gathered(room);

                        server.kill();
                        assertThat(List.of(first, second, third)).allMatch(Telephone::isInCall);
                        assertThat(phones).allMatch(Telephone::isInCall);
                        city.startServer();

                        // who asked, and who was asked, are let go; their caller waits with the old time
                        var asker = phones.get(agents.indexOf(asks));
                        asker.endsWell();
                        phones.get(agents.indexOf(idle.getFirst())).endsWell();
                        city.until(asking, InteractionState.WAITING);
                        assertThat(city.seats(asking))
                                .filteredOn(seat -> seat.state() == SeatState.WAITING)
                                .singleElement()
                                .satisfies(
                                        seat -> assertThat(seat.queuedSince()).isEqualTo(since));
                        assertThat(List.of(first, second, third)).allMatch(Telephone::isInCall);
                        gathered(room);
                        assertThat(city.interaction(recorded).state()).isEqualTo(InteractionState.ACTIVE);
                        assertThat(city.interaction(room).state()).isEqualTo(InteractionState.ACTIVE);
                        assertThat(city.calls()).isEqualTo(before + 3);

                        finish(room, inRoom);
                        phones.get(agents.indexOf(inRoom)).endsWell();
                        third.endsWell();
                        finish(recorded, agentOf(recorded));
                        first.endsWell();
                        stored(recorded);
                        city.exchange.console("channel request hangup all");
                        second.endsWell();
                    }
                }
            }
        } finally {
            server.close();
            phones.forEach(Telephone::close);
            agents.forEach(city::goes);
        }
    }

    private InteractionId talks(int calls) {
        var id = city.newestStored(calls);
        city.untilStored(id, InteractionState.ACTIVE);
        return id;
    }

    private UUID agentOf(InteractionId id) {
        return Objects.requireNonNull(city.jdbc
                .sql("SELECT agent_id FROM seat WHERE interaction_id = :id AND state = 'ACTIVE' ORDER BY id LIMIT 1")
                .param("id", id.value())
                .query(UUID.class)
                .single());
    }

    private void consult(ServerProcess server, InteractionId id, UUID by, UUID agent) {
        Eventually.that(() -> server.tell("consults/" + id + "?by=" + by + "&agent=" + agent));
        Eventually.that(() -> assertThat(city.jdbc
                        .sql("SELECT count(*) FROM seat WHERE interaction_id = :id AND state = 'ACTIVE'")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2));
        // the two speak with each other
        city.exchange.until("core show channels concise", "!Bridge!");
    }

    private void gathered(InteractionId room) {
        Eventually.that(() -> assertThat(
                        city.exchange.console("confbridge list " + room).lines())
                .filteredOn(line -> line.startsWith("PJSIP/"))
                .hasSize(3));
    }

    private void finish(InteractionId id, UUID agent) {
        var seat = city.seats(id).stream()
                .filter(held -> held.state() == SeatState.ACTIVE && agent.equals(held.agent()))
                .findFirst()
                .orElseThrow();
        city.bean(Acd.class).finish(seat.id(), agent);
    }

    private void stored(InteractionId id) {
        Eventually.within(
                Duration.ofSeconds(40),
                () -> assertThat(city.bean(RecordingRows.class).find(id)).hasValueSatisfying(row -> {
                    assertThat(row.state()).isEqualTo(State.STORED);
                    assertThat(row.fault()).isNull();
                }));
    }
}
