package org.dasan.selfservice.configuration;

import java.util.List;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.sample.RequiredUnlessNullable;
import org.dasan.selfservice.flow.Fault;
import org.dasan.selfservice.flow.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// Reads flows that are being written, and tells all that is wrong with them.
@Component
public class FlowReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(
                    new AnnotationIntrospectorPair(new RequiredUnlessNullable(), new JacksonAnnotationIntrospector()))
            .build();

    private final Surroundings surroundings;

    FlowReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// What came of reading.
    public sealed interface Read {
        record Faulty(List<Fault> faults) implements Read {}

        record Good(Flow flow) implements Read {}
    }

    public Read read(JsonNode document) {
        Flow flow;
        try {
            flow = JSON.treeToValue(document, Flow.class);
        } catch (JacksonException e) {
            var pointer = new StringBuilder();
            e.getPath()
                    .forEach(step -> pointer.append('/')
                            .append(
                                    step.getPropertyName() == null
                                            ? Integer.toString(step.getIndex())
                                            : step.getPropertyName()
                                                    .replace("~", "~0")
                                                    .replace("/", "~1")));
            var why = InvalidFieldException.of(e).fault();
            return new Read.Faulty(List.of(new Fault(pointer.toString(), Fault.Kind.UNREADABLE, why)));
        }
        var faults = surroundings.faults(flow);
        return faults.isEmpty() ? new Read.Good(flow) : new Read.Faulty(faults);
    }
}
