package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionState;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two servers and one exchange that is neither's own: one leads it, and the other when that one is dead.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseTests {
    private final VoiceCity city;

    LeaseTests(@TempDir Path folder) {
        var exchange = folder.resolve("asterisk").resolve("engine.properties");
        city = VoiceCity.start(folder, Map.of("dasan.telephony.exchange", exchange.toString()), _ -> {});
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void theOtherServerLeadsWhenTheLeaderIsDeadAndWhoWaitsKeepsTheirTime() {
        var agent = city.agent("ada", "desk01");
        city.goes(agent);
        city.stopServer();
        var leader = city.serverProcess(List.of());
        try {
            city.startServerBeside();
            try (var first = city.caller("caller-stays", "01023458101", 0)) {
                var id = city.newestStored(1);
                city.untilStored(id, InteractionState.WAITING);
                var since = city.seats(id).getFirst().queuedSince();
                assertThat(city.leads()).isFalse();

                leader.kill();
                city.ready();

                Eventually.that(
                        () -> assertThat(city.bean(LiveCalls.class).find(id)).isPresent());
                assertThat(city.seats(id)).singleElement().satisfies(seat -> {
                    assertThat(seat.state()).isEqualTo(SeatState.WAITING);
                    assertThat(seat.queuedSince()).isEqualTo(since);
                });
                city.comes(agent);
                assertThat(city.bean(Lines.class).takeDesk(city.exchange.file().id(), "desk01", agent))
                        .isPresent();
                try (var phone = city.telephone("desk01", "phone-leaves", 1000)) {
                    phone.endsWell();
                    first.endsWell();
                }
                assertThat(city.calls()).isEqualTo(1);
                assertThat(city.seats(id).getFirst().queuedSince()).isEqualTo(since);
                city.until(id, InteractionState.WRAP_UP);
                city.recordsAreWritten();
                assertThat(city.balanced()).isTrue();
            }
        } finally {
            leader.close();
        }
    }
}
