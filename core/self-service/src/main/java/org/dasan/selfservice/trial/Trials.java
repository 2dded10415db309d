package org.dasan.selfservice.trial;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dasan.acd.Queues;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.flow.Flow;
import org.dasan.selfservice.flow.Interpreter;
import org.dasan.selfservice.run.QueueChoice;
import org.dasan.selfservice.run.Walk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tries flows: the same walk as a real call, from the beginning to where the script ends. Nothing is kept
/// between two requests, so any node can answer, and a flow can be tried before it is saved.
@Component
class Trials {
    private final Walk walk;
    private final QueueChoice choice;
    private final Queues queues;
    private final Directory directory;
    private final Clock clock;

    Trials(Walk walk, QueueChoice choice, Queues queues, Directory directory, Clock clock) {
        this.walk = walk;
        this.choice = choice;
        this.queues = queues;
        this.directory = directory;
        this.clock = clock;
    }

    /// A line of what happened, and the node at which it did.
    ///
    /// @param what  HEARD, PRESSED, WAITED, SPOKE, CONNECTED or HUNG_UP
    /// @param sound whether callers hear it: there is a recording, or a machine's voice
    record Step(
            String node, String what, String text, @Nullable String language, boolean sound) {}

    /// A question that waits.
    ///
    /// @param options what the question offers; empty when it asks for a number
    /// @param most    how many keys it takes
    record Question(List<FlowSession.Option> options, int most) {}

    /// How it ended.
    ///
    /// @param how   such as QUEUED
    /// @param queue where the caller would wait
    record End(String how, String language, @Nullable Label queue, List<String> path) {}

    /// A test call so far.
    ///
    /// @param nodes    in the order in which they were come to
    /// @param question what waits for an answer; null when the call is over
    /// @param end      null while it goes on
    record Trial(
            List<Step> steps,
            Set<String> nodes,
            @Nullable Question question,
            @Nullable End end) {}

    Trial run(Flow flow, @Nullable String entryPoint, @Nullable Instant at, List<Input> script) {
        var session = new ScriptedSession(script);
        var interpreter = new Interpreter(flow);
        var via = entryPoint(flow, entryPoint);
        var steps = new ArrayList<Step>();
        var nodes = new LinkedHashSet<String>();
        var node = new Object() {
            String name = flow.start();
        };
        var outcome = walk.through(
                interpreter,
                interpreter.begin(),
                session,
                via,
                new TrialEffects(choice, via, at == null ? clock.instant() : at),
                turn -> {
                    take(session, node.name, steps);
                    node.name = turn.node();
                    nodes.add(turn.node());
                });
        take(session, node.name, steps);
        var open = session.open();
        return open == null
                ? new Trial(steps, nodes, null, end(outcome))
                : new Trial(steps, nodes, new Question(open.options(), open.most()), null);
    }

    private EntryPoint entryPoint(Flow flow, @Nullable String wanted) {
        if (wanted != null) {
            return directory
                    .entryPoint(wanted)
                    .orElseThrow(() -> new InvalidFieldException("entryPoint", "is not an entry point: " + wanted));
        }
        return flow.entryPoints().stream()
                .flatMap(key -> directory.entryPoint(key).stream())
                .findFirst()
                .or(() -> directory.entryPoints().stream().findFirst())
                .orElseThrow(() -> new InvalidFieldException("entryPoint", "is needed: there is none yet"));
    }

    private static void take(ScriptedSession session, String node, List<Step> steps) {
        var lines = session.lines();
        for (var line : lines.subList(steps.size(), lines.size())) {
            steps.add(
                    switch (line) {
                        case ScriptedSession.Line.Heard(var speech) ->
                            new Step(
                                    node,
                                    "HEARD",
                                    speech.text(),
                                    speech.language(),
                                    speech.parts().stream()
                                            .noneMatch(part -> part.sounds().isEmpty()));
                        case ScriptedSession.Line.Pressed(var keys) -> new Step(node, "PRESSED", keys, null, true);
                        case ScriptedSession.Line.Waited() -> new Step(node, "WAITED", "", null, true);
                        case ScriptedSession.Line.Spoke() -> new Step(node, "SPOKE", "", null, true);
                        case ScriptedSession.Line.Connected(var number) ->
                            new Step(node, "CONNECTED", number, null, true);
                        case ScriptedSession.Line.HungUp() -> new Step(node, "HUNG_UP", "", null, true);
                    });
        }
    }

    private End end(FlowOutcome outcome) {
        return switch (outcome) {
            case FlowOutcome.Queued queued ->
                new End("QUEUED", queued.language(), queues.get(queued.queue()).name(), queued.path());
            case FlowOutcome.SelfServed(var language) -> new End("SELF_SERVED", language, null, List.of());
            case FlowOutcome.Refused(var language) -> new End("REFUSED", language, null, List.of());
            case FlowOutcome.Promised(var language) -> new End("PROMISED", language, null, List.of());
            case FlowOutcome.PassedOn passed -> new End("PASSED_ON", passed.language(), null, List.of());
            case FlowOutcome.HungUp(var language) -> new End("HUNG_UP", language, null, List.of());
        };
    }
}
