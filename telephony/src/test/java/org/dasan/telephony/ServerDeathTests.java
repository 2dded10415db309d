package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a server that leads calls: nobody is lost, doubled or served twice.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerDeathTests {
    private final VoiceCity city;

    ServerDeathTests(@TempDir Path folder) {
        city = VoiceCity.start(folder);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void whoSpeaksSpeaksOnAndWhoWaitsIsTakenUpWithTheOldTime() {
        var agent = city.agent("ada", "desk01");
        var other = city.agent("bob", "desk02");
        try (var phone = city.telephone("desk01", "phone-stays", 0)) {
            city.stopServer();
            var server = city.serverProcess(List.of(agent, other));
            try (var speaking = city.caller("caller-stays", "01023456780", 0)) {
                var talk = city.newestStored(1);
                city.untilStored(talk, InteractionState.ACTIVE);
                try (var leaving = city.caller("caller-stays", "01023456781", 0);
                        var waiting = city.caller("caller-stays", "01023456782", 0)) {
                    city.newestStored(3);
                    var since = city.jdbc
                            .sql("SELECT queued_since::text FROM seat WHERE state = 'WAITING' ORDER BY id")
                            .query(String.class);
                    Eventually.that(() -> assertThat(since.list()).hasSize(2));
                    var before = since.list();

                    server.kill();
                    assertThat(speaking.isInCall()).isTrue();
                    assertThat(phone.isInCall()).isTrue();
                    leaving.close(); // the network's, not the caller's, fault: no BYE
                    city.startServer();

                    assertThat(city.interaction(talk).state()).isEqualTo(InteractionState.ACTIVE);
                    assertThat(since.list()).isEqualTo(before);
                    assertThat(phone.isInCall()).isTrue();
                    city.comes(other);
                    try (var second = city.telephone("desk02", "phone-leaves", 500)) {
                        second.endsWell();
                    }
                    assertThat(city.calls()).isEqualTo(3);
                    assertThat(city.seats(talk))
                            .extracting(seat -> seat.state())
                            .containsExactly(SeatState.ACTIVE);
                    var answered = new InteractionId(Objects.requireNonNull(city.jdbc
                            .sql("SELECT interaction_id FROM seat WHERE agent_id = :agent")
                            .param("agent", other)
                            .query(UUID.class)
                            .single()));
                    assertThat(city.seats(answered).getFirst().queuedSince().toString())
                            .isNotEmpty();
                    assertThat(city.interaction(answered).outcome()).isNotEqualTo(Outcome.ABANDONED);
                }
            } finally {
                server.close();
            }
        }
    }
}
