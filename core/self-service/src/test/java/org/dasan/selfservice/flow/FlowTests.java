package org.dasan.selfservice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTests {
    @Test
    void afterAnAgentComesWhatTheQueueSaysThatWasWaitedAt() {
        var document = SmallFlow.document();
        var nodes = document.withObject("nodes");
        nodes.withObject("quick").put("type", "queue").put("priority", 9);
        nodes.withObject("other").put("type", "queue").put("priority", 0).put("afterAgent", "bye");
        var flow = SmallFlow.of(document);

        assertThat(flow.afterAgent("agent")).contains("survey");
        assertThat(flow.afterAgent("other")).contains("bye");
        assertThat(flow.afterAgent("quick")).isEmpty();
    }

    @Test
    void whoWaitedNobodyKnowsWhereIsAskedAsAfterAnyAgent() {
        var flow = SmallFlow.flow();

        assertThat(flow.afterAgent(null)).contains("survey");
        assertThat(flow.afterAgent("a node of an older flow")).contains("survey");
    }
}
