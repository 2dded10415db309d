package org.dasan.selfservice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dasan.selfservice.flow.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FlowCheckTests {
    @Test
    void aSoundFlowHasNoFaults() {
        assertThat(FlowCheck.of(SmallFlow.flow(), new SmallFlow())).isEmpty();
    }

    @Test
    void aNameOfNoNodeIsToldWhereItStands() {
        assertThat(faults(flow -> option(flow, 0).put("next", "nowhere")))
                .contains(new Fault("/nodes/menu/options/0/next", Kind.DANGLING, "nowhere"));
        assertThat(faults(flow -> flow.put("start", "nowhere")))
                .contains(new Fault("/start", Kind.DANGLING, "nowhere"));
    }

    @Test
    void aNodeNoCallComesToIsTold() {
        assertThat(faults(flow -> nodes(flow).set("lost", node(flow, "bye").deepCopy())))
                .containsExactly(new Fault("/nodes/lost", Kind.UNREACHABLE, ""));
    }

    @Test
    void aWayThatLeadsToNoPersonIsToldThoughItEndsPolitely() {
        var faults = faults(flow -> {
            node(flow, "hours").put("closed", "sorry");
            nodes(flow).set("sorry", node(flow, "hello").deepCopy().put("next", "bye"));
        });

        assertThat(faults)
                .contains(new Fault("/nodes/sorry", Kind.DEAD_END, ""))
                .contains(new Fault("/nodes/voicemail", Kind.UNREACHABLE, ""));
    }

    @Test
    void whatFollowsAnAgentNeedsNoOtherPerson() {
        assertThat(faults(flow -> {
                    node(flow, "agent").put("afterAgent", "sorry");
                    nodes(flow).remove("survey");
                    nodes(flow)
                            .set(
                                    "sorry",
                                    node(flow, "hello")
                                            .deepCopy()
                                            .put("prompt", "bye")
                                            .put("next", "bye"));
                }))
                .isEmpty();
    }

    @Test
    void nodesThatGoRoundWithoutAskingAreTold() {
        assertThat(faults(flow -> node(flow, "hello").put("next", "hello")))
                .contains(new Fault("/nodes/hello", Kind.ENDLESS, ""));
    }

    @Test
    void aMenuWhoseSilentCallersComeBackToItIsTold() {
        assertThat(faults(flow -> node(flow, "hours").put("closed", "menu")))
                .contains(new Fault("/nodes/menu", Kind.ENDLESS, ""))
                .contains(new Fault("/nodes/hours", Kind.ENDLESS, ""));
    }

    @Test
    void aTextThatIsMissingInALanguageInWhichItCanBeHeardIsTold() {
        var faults = faults(flow -> node(flow, "english").put("next", "menu"));

        assertThat(faults)
                .contains(new Fault("/nodes/menu/prompt", Kind.MISSING_TEXT, "en"))
                .contains(new Fault("/nodes/number/prompt", Kind.MISSING_TEXT, "en"))
                .noneMatch(fault -> fault.pointer().startsWith("/nodes/hello"));
        assertThat(faults(flow -> node(flow, "hello").put("prompt", "unheard-of")))
                .contains(new Fault("/nodes/hello/prompt", Kind.UNKNOWN_PROMPT, "unheard-of"));
    }

    @Test
    void aLanguageNoQueueTakesIsTold() {
        assertThat(faults(flow -> node(flow, "english").put("language", "mn")))
                .contains(new Fault("/nodes/agent/queue", Kind.NO_QUEUE, "mn"));
    }

    @Test
    void aNumberThatIsNotCollectedOnEveryWayIsTold() {
        assertThat(faults(flow -> option(flow, 0).put("next", "answer")))
                .contains(new Fault("/nodes/answer/from", Kind.NOT_COLLECTED, "code"));
    }

    @Test
    void whatDoesNotExistIsTold() {
        assertThat(faults(flow -> {
                    node(flow, "agent").put("queue", "nobody").put("topic", "nothing");
                    node(flow, "hours").put("calendar", "never");
                    flow.put("organisation", "atlantis");
                    ((ArrayNode) flow.path("entryPoints")).add("voice-2").add("fax");
                }))
                .contains(
                        new Fault("/nodes/agent/queue", Kind.UNKNOWN_QUEUE, "nobody"),
                        new Fault("/nodes/agent/topic", Kind.UNKNOWN_TOPIC, "nothing"),
                        new Fault("/nodes/hours/calendar", Kind.UNKNOWN_CALENDAR, "never"),
                        new Fault("/organisation", Kind.UNKNOWN_ORGANISATION, "atlantis"),
                        new Fault("/entryPoints/1", Kind.TAKEN, "other"),
                        new Fault("/entryPoints/2", Kind.UNKNOWN_ENTRY_POINT, "fax"));
    }

    @Test
    void keysThatStandTwiceOrAreNoneAreTold() {
        assertThat(faults(flow -> {
                    option(flow, 1).put("key", "1");
                    option(flow, 2).put("key", "A");
                }))
                .contains(
                        new Fault("/nodes/menu/options/1/key", Kind.TWICE, "1"),
                        new Fault("/nodes/menu/options/2/key", Kind.NOT_A_KEY, "A"));
    }

    @Test
    void aPlaceIsAlsoNamedAsConfigurationNamesFields() {
        assertThat(new Fault("/nodes/menu/options/0/next", Kind.DANGLING, "x").field())
                .isEqualTo("nodes.menu.options[0].next");
        assertThat(new Fault("/nodes/119/prompt", Kind.UNKNOWN_PROMPT, "x").field())
                .isEqualTo("nodes.119.prompt");
    }

    @Test
    void theSchemaNamesWhatTheRecordsHave() throws Exception {
        JsonNode schema;
        try (var in = new ClassPathResource("org/dasan/selfservice/flow.schema.json").getInputStream()) {
            schema = JsonMapper.shared().readTree(in);
        }

        assertThat(names(schema.path("properties"))).isEqualTo(components(Flow.class));
        for (var each : Node.class.getAnnotation(JsonSubTypes.class).value()) {
            var name = each.name().equals("language") ? "language-node" : each.name();
            var expected = components(each.value());
            expected.add("type");
            assertThat(names(schema.path("$defs").path(name).path("properties")))
                    .as(name)
                    .isEqualTo(expected);
        }
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static Set<String> components(Class<?> record) {
        var names = new TreeSet<String>();
        Arrays.stream(record.getRecordComponents()).forEach(component -> names.add(component.getName()));
        return names;
    }

    private static List<Fault> faults(Consumer<ObjectNode> change) {
        var document = SmallFlow.document();
        change.accept(document);
        return FlowCheck.of(SmallFlow.of(document), new SmallFlow());
    }

    private static ObjectNode nodes(ObjectNode flow) {
        return (ObjectNode) flow.path("nodes");
    }

    private static ObjectNode node(ObjectNode flow, String name) {
        return (ObjectNode) nodes(flow).path(name);
    }

    private static ObjectNode option(ObjectNode flow, int index) {
        return (ObjectNode) node(flow, "menu").path("options").path(index);
    }
}
