package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dasan.city.InvalidFieldException;
import org.junit.jupiter.api.Test;

class RelaxationTests {
    private static final List<Need> ASKED = List.of(new Need("tax", 2), new Need("vi", 3));
    private static final List<Relaxation> STEPS = List.of(
            new Relaxation(Duration.ofMinutes(1), Map.of("vi", 2)),
            new Relaxation(Duration.ofMinutes(3), Map.of("vi", 1, "tax", 0)));

    @Test
    void asksForAllUntilTheFirstStep() {
        assertThat(Relaxation.relax(ASKED, STEPS, Duration.ofSeconds(59))).isEqualTo(ASKED);
    }

    @Test
    void asksForLessFromEachStepOn() {
        assertThat(Relaxation.relax(ASKED, STEPS, Duration.ofMinutes(1)))
                .containsExactly(new Need("tax", 2), new Need("vi", 2));
        assertThat(Relaxation.relax(ASKED, STEPS, Duration.ofMinutes(3))).containsExactly(new Need("vi", 1));
    }

    @Test
    void neverAsksForMore() {
        var step = List.of(new Relaxation(Duration.ZERO, Map.of("vi", 5)));

        assertThat(Relaxation.relax(ASKED, step, Duration.ofHours(1))).isEqualTo(ASKED);
    }

    @Test
    void isStoredAsItReads() {
        var stored = Relaxation.json(STEPS);

        assertThat(Relaxation.parse(stored)).isEqualTo(STEPS);
        assertThat(Relaxation.parse("[]")).isEmpty();
    }

    @Test
    void refusesAProficiencyThatIsNone() {
        assertThatThrownBy(() -> new Relaxation(Duration.ZERO, Map.of("vi", 6)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("relaxation.minimums.vi");
    }
}
