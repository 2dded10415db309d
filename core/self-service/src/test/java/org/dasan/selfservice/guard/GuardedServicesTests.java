package org.dasan.selfservice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.dasan.city.Label;
import org.dasan.selfservice.CityService;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.Test;

class GuardedServicesTests {
    private static final CityService.Request REQUEST = new CityService.Request("fee", Map.of(), "ko");
    private static final CityService.Found FEE = new CityService.Found.Facts(
            List.of(new CityService.Fact("요금", "1,000원", "천 원", CityService.Sensitivity.PUBLIC)));

    @Test
    void passesOnWhatAServiceAnswers() {
        assertThat(guard(() -> FEE).lookUp("toll", REQUEST)).isEqualTo(FEE);
    }

    @Test
    void aServiceThatBreaksOrIsMissingIsUnavailable() {
        var broken = guard(() -> {
            throw new IllegalStateException("broken on purpose");
        });

        assertThat(broken.lookUp("toll", REQUEST)).isEqualTo(new CityService.Found.Unavailable());
        assertThat(broken.lookUp("votes", REQUEST)).isEqualTo(new CityService.Found.Unavailable());
    }

    @Test
    void nobodyWaitsForAServiceThatHangs() throws InterruptedException {
        var over = new CountDownLatch(1);
        var guard = guard(() -> {
            boolean waiting = true;
            while (waiting) { // as bad as can be: it does not even stop when interrupted
                try {
                    over.await();
                    waiting = false;
                } catch (InterruptedException _) {
                    waiting = true;
                }
            }
            return FEE;
        });

        assertThat(guard.lookUp("toll", REQUEST)).isEqualTo(new CityService.Found.Unavailable());
        assertThat(guard.commit("toll", "token", "key")).isEqualTo(new CityService.Committed.Uncertain());
        // Both places are taken by calls that hang: the third is not even tried, so it is known not to be done.
        assertThat(guard.commit("toll", "token", "key")).isEqualTo(new CityService.Committed.Unavailable());

        over.countDown();
        Eventually.that(() -> assertThat(guard.lookUp("toll", REQUEST)).isEqualTo(FEE));
    }

    private static GuardedServices guard(Supplier<CityService.Found> answer) {
        return new GuardedServices(List.of(new Toll(answer)), new SimpleMeterRegistry(), Duration.ofMillis(200), 2);
    }

    /// Knows one fee, or does what the test wants.
    private record Toll(Supplier<Found> answer) implements CityService {
        @Override
        public String code() {
            return "toll";
        }

        @Override
        public Label name() {
            return Label.of("통행료", "Tolls");
        }

        @Override
        public List<Function> functions() {
            return List.of(new Function("fee", Label.of("요금", "Fee"), false, List.of()));
        }

        @Override
        public List<Suggestion> search(Search search) {
            return List.of();
        }

        @Override
        public Found lookUp(Request request) {
            return answer.get();
        }

        @Override
        public Prepared prepare(Request request) {
            return new Prepared.Unavailable();
        }

        @Override
        public Committed commit(String token, String idempotencyKey) {
            var _ = answer.get();
            return new Committed.Done(token, List.of());
        }
    }
}
