package org.dasan.selfservice.configuration;

import java.util.List;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.configuration.Values;
import org.dasan.selfservice.flow.Fault;
import org.dasan.selfservice.flow.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads flows that are being written, and tells all that is wrong with them.
@Component
public class FlowReader {
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
            flow = Values.parse(document, Flow.class);
        } catch (JacksonException e) {
            var pointer = new StringBuilder();
            for (var step : e.getPath()) {
                var name = step.getPropertyName();
                pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : Fault.escaped(name));
            }
            var why = InvalidFieldException.of(e).fault();
            return new Read.Faulty(List.of(new Fault(pointer.toString(), Fault.Kind.UNREADABLE, why)));
        }
        var faults = surroundings.faults(flow);
        return faults.isEmpty() ? new Read.Good(flow) : new Read.Faulty(faults);
    }
}
