package org.dasan.selfservice.trial;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.access.Open;
import org.dasan.city.access.StaffOnly;
import org.dasan.selfservice.configuration.FlowReader;
import org.dasan.selfservice.flow.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Flows while they are written: what is wrong with one, and how a call would go. They are saved as
/// configuration.
@RestController
@RequestMapping("/api/v1/flows")
class FlowController {
    private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,32}");
    private static final String SCHEMA = "org/dasan/selfservice/flow.schema.json";

    private final FlowReader reader;
    private final Trials trials;

    FlowController(FlowReader reader, Trials trials) {
        this.reader = reader;
        this.trials = trials;
    }

    record Proposed(@NotNull JsonNode flow) {}

    /// What is wrong, and where.
    ///
    /// @param pointer JSON pointer into the flow
    /// @param code    such as `dead-end`
    record FaultView(String pointer, String code, String about, String message) {
        static FaultView of(Fault fault) {
            return new FaultView(fault.pointer(), fault.code(), fault.about(), fault.message());
        }
    }

    record Faults(List<FaultView> faults) {}

    /// What the caller does at each question: keys, or nothing (null keys), or they hang up.
    record Act(@Nullable String keys, boolean hangUp) {}

    /// A test call.
    ///
    /// @param at the time at which the call comes; null: now
    record TrialRequest(
            @NotNull JsonNode flow,
            @Nullable String entryPoint,
            @Nullable Instant at,
            @NotNull @Size(max = 200) List<Act> acts) {}

    /// What came of a test call.
    ///
    /// @param faults when there are some, nothing was tried
    record TrialView(List<FaultView> faults, Trials.@Nullable Trial trial) {}

    /// The JSON schema of flows.
    @GetMapping(path = "/schema", produces = "application/schema+json")
    @Open
    ResponseEntity<Resource> schema() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(new ClassPathResource(SCHEMA));
    }

    /// Everything that is wrong with a flow, and where.
    @PostMapping("/check")
    @StaffOnly(role = Role.ADMIN)
    @Transactional(readOnly = true)
    Faults check(@Valid @RequestBody Proposed request) {
        return new Faults(faults(reader.read(request.flow())));
    }

    /// How a call goes whose caller does this, from the beginning.
    @PostMapping("/trial")
    @StaffOnly(role = Role.ADMIN)
    TrialView tried(@Valid @RequestBody TrialRequest request) {
        var read = reader.read(request.flow());
        if (!(read instanceof FlowReader.Read.Good(var flow))) {
            return new TrialView(faults(read), null);
        }
        return new TrialView(
                List.of(),
                trials.run(
                        flow,
                        request.entryPoint(),
                        request.at(),
                        request.acts().stream().map(FlowController::input).toList()));
    }

    private static Input input(Act act) {
        if (act.hangUp()) {
            return new Input.HangUp();
        }
        if (act.keys() == null) {
            return new Input.Silence();
        }
        if (!KEYS.matcher(act.keys()).matches()) {
            throw new InvalidFieldException("acts", "has keys a telephone has not");
        }
        return new Input.Keys(act.keys());
    }

    private static List<FaultView> faults(FlowReader.Read read) {
        return switch (read) {
            case FlowReader.Read.Faulty(var faults) ->
                faults.stream().map(FaultView::of).toList();
            case FlowReader.Read.Good _ -> List.of();
        };
    }
}
