package org.dasan.selfservice.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Outcome;
import org.dasan.selfservice.FlowCall;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.Flows;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.flow.Ending;
import org.dasan.selfservice.flow.Flow;
import org.dasan.selfservice.flow.Interpreter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Serves calls by flows. Whatever breaks in one, its caller goes on to a person.
@Component
class FlowRunner implements Flows {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);

    private final FlowBook book;
    private final Walk walk;
    private final Contacts contacts;
    private final InteractionQueries queries;
    private final Directory directory;
    private final MeterRegistry metrics;

    FlowRunner(
            FlowBook book,
            Walk walk,
            Contacts contacts,
            InteractionQueries queries,
            Directory directory,
            MeterRegistry metrics) {
        this.book = book;
        this.walk = walk;
        this.contacts = contacts;
        this.queries = queries;
        this.directory = directory;
        this.metrics = metrics;
    }

    @Override
    public boolean serves(EntryPoint entryPoint) {
        return book.serving(entryPoint.key()).isPresent();
    }

    @Override
    public FlowOutcome run(FlowSession session, FlowCall call) {
        var effects = new ContactEffects(contacts, call.entryPoint(), call.interaction());
        effects.begin();
        var outcome = book.serving(call.entryPoint().key())
                .map(flow -> served(flow, session, call, effects))
                .orElseGet(() -> effects.end(Ending.Queue.OF_ENTRY_POINT, call.language(), List.of()));
        Counter.builder("dasan.flow.calls")
                .description("Calls that went through self-service")
                .tag("outcome", outcome.getClass().getSimpleName().toUpperCase(Locale.ROOT))
                .register(metrics)
                .increment();
        return outcome;
    }

    private FlowOutcome served(Flow flow, FlowSession session, FlowCall call, ContactEffects effects) {
        try {
            var interpreter = new Interpreter(flow);
            return walk.through(interpreter, interpreter.begin(), session, call.entryPoint(), effects, _ -> {});
        } catch (RuntimeException e) {
            if (effects.ending()) {
                throw e; // it is settled, or the database is gone
            }
            LOG.error("flow {} broke; its caller is queued for a person", flow.code(), e);
            Counter.builder("dasan.flow.broken")
                    .description("Calls whose flow broke; their callers were queued for a person")
                    .register(metrics)
                    .increment();
            Ending ending = session.hungUp() ? new Ending.HungUp(false) : Ending.Queue.OF_ENTRY_POINT;
            return effects.end(ending, call.language(), List.of());
        }
    }

    @Override
    public void messageLeft(InteractionId id, Recorded.Kept message, String language, boolean over) {
        contacts.keepMessage(id, entryPointOf(id), message, language);
        if (over) {
            contacts.close(id, language, Outcome.PROMISED, "CITIZEN");
        }
    }

    private EntryPoint entryPointOf(InteractionId id) {
        return directory.entryPoint(queries.find(id).orElseThrow().entryPoint()).orElseThrow();
    }

    @Override
    public void afterAgent(FlowSession session, InteractionId id) {
        var interaction = queries.find(id).orElseThrow();
        var entryPoint = entryPointOf(id);
        var flow = book.serving(entryPoint.key());
        var node = flow.flatMap(found -> found.afterAgent(contacts.waitedAt(id).orElse(null)));
        if (flow.isEmpty() || node.isEmpty() || !entryPoint.survey()) {
            return;
        }
        var interpreter = new Interpreter(flow.get());
        try {
            walk.through(
                    interpreter,
                    interpreter.beginAt(node.get(), interaction.language()),
                    session,
                    entryPoint,
                    new ContactEffects(contacts, entryPoint, id),
                    _ -> {});
        } catch (RuntimeException e) {
            LOG.warn("what follows an agent broke in flow {}", flow.get().code(), e);
        }
    }
}
