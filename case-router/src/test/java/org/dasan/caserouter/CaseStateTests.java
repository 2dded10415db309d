package org.dasan.caserouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.dasan.interactions.IllegalStepException;
import org.junit.jupiter.api.Test;

/// Which way a case may go.
class CaseStateTests {
    @Test
    void anIllegalStepNamesBothStates() {
        assertThatThrownBy(() -> CaseState.WITHDRAWN.transition(CaseState.ANSWERED))
                .isInstanceOf(IllegalStepException.class)
                .hasMessageContaining("WITHDRAWN")
                .hasMessageContaining("ANSWERED");
        assertThatThrownBy(() -> CaseState.TRIAGED.way(CaseState.CLOSED))
                .isInstanceOf(IllegalStepException.class)
                .hasMessageContaining("TRIAGED")
                .hasMessageContaining("CLOSED");
    }

    @Test
    void whoeverActsHasTakenTheCaseByThat() {
        assertThat(CaseState.TRIAGED.way(CaseState.IN_PROGRESS))
                .containsExactly(CaseState.ASSIGNED, CaseState.IN_PROGRESS);
        assertThat(CaseState.TRIAGED.way(CaseState.WAITING_CITIZEN))
                .containsExactly(CaseState.ASSIGNED, CaseState.IN_PROGRESS, CaseState.WAITING_CITIZEN);
        assertThat(CaseState.TRIAGED.way(CaseState.ANSWERED)).containsExactly(CaseState.ANSWERED);
        assertThat(CaseState.ADDITIONAL.way(CaseState.ANSWERED))
                .containsExactly(CaseState.IN_PROGRESS, CaseState.ANSWERED);
    }

    @Test
    void whatIsOverWithoutAnAnswerStaysSo() {
        assertThat(Arrays.stream(CaseState.values())
                        .filter(state -> state.next().isEmpty()))
                .containsExactlyInAnyOrder(CaseState.WITHDRAWN, CaseState.REJECTED);
    }

    @Test
    void everyStateCanBeReached() {
        for (var state : CaseState.values()) {
            assertThat(Arrays.stream(CaseState.values())
                            .filter(from -> from.next().contains(state)))
                    .as(state.name())
                    .isNotEmpty();
        }
    }
}
