package org.dasan.selfservice.configuration;

import java.util.List;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.dasan.selfservice.flow.Flow;
import org.dasan.selfservice.prompt.Prompt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Reads `flows.yaml`: prompts, answer numbers and flows. What was changed or taken away on screen stays
/// so. A flow that has a fault is not taken.
@Component
@Order(30)
class SelfServiceSample implements SampleLoader {
    private static final Logger LOG = LoggerFactory.getLogger(SelfServiceSample.class);
    private static final String FILE = "flows.yaml";

    private final PromptKind prompts;
    private final AnswerNumberKind numbers;
    private final FlowKind flows;
    private final Surroundings surroundings;

    SelfServiceSample(PromptKind prompts, AnswerNumberKind numbers, FlowKind flows, Surroundings surroundings) {
        this.prompts = prompts;
        this.numbers = numbers;
        this.flows = flows;
        this.surroundings = surroundings;
    }

    record File(List<Prompt> prompts, List<AnswerNumberKind.Value> answerNumbers, List<Flow> flows) {}

    @Override
    public void load(SampleFiles files) {
        files.read(FILE, File.class).ifPresent(file -> {
            file.prompts().forEach(prompts::addIfNew);
            file.answerNumbers().forEach(numbers::addIfNew);
            for (var flow : file.flows()) {
                if (flows.find(flow.code()).isPresent()) {
                    continue; // it stays as it is
                }
                var faults = surroundings.faults(flow);
                if (faults.isEmpty()) {
                    flows.addIfNew(flow);
                } else { // what was changed on screen since may not fit it, and must not stop the start
                    LOG.warn(
                            "flow {} of {} is not taken: {} {}",
                            flow.code(),
                            FILE,
                            faults.getFirst().pointer(),
                            faults.getFirst().message());
                }
            }
        });
    }
}
