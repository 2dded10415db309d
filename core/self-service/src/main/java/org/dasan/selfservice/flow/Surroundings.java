package org.dasan.selfservice.flow;

import java.util.Optional;
import java.util.Set;
import org.dasan.selfservice.CityService;

/// What a flow can refer to.
public interface Surroundings {
    /// The languages in which a prompt has a text; empty when there is no such prompt.
    Optional<Set<String>> prompt(String code);

    boolean queue(String code);

    boolean calendar(String code);

    boolean topic(String code);

    boolean organisation(String code);

    boolean entryPoint(String key);

    /// The other flow that serves this entry point.
    Optional<String> servedBy(String entryPoint, String except);

    /// Whether calls through this entry point in this language have a queue.
    boolean queueFor(String entryPoint, String language);

    /// A function that looks something up.
    Optional<CityService.Function> function(String service, String function);
}
