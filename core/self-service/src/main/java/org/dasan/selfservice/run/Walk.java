package org.dasan.selfservice.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.selfservice.CityService;
import org.dasan.selfservice.CityServices;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.Prompts;
import org.dasan.selfservice.Recorded;
import org.dasan.selfservice.Reply;
import org.dasan.selfservice.Said;
import org.dasan.selfservice.Speech;
import org.dasan.selfservice.StandardAnswers;
import org.dasan.selfservice.flow.Command;
import org.dasan.selfservice.flow.Happened;
import org.dasan.selfservice.flow.Interpreter;
import org.dasan.selfservice.flow.Interpreter.Turn;
import org.dasan.selfservice.flow.Node;
import org.springframework.stereotype.Component;

/// Walks a caller through a flow: says and asks what it decides, and tells it what came of that.
@Component
public class Walk {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_DIGIT = Duration.ofSeconds(7);
    private static final Duration NEXT_DIGIT = Duration.ofSeconds(4);
    /// What is read out at most: whoever wants more is better served by a person, or on paper.
    private static final int MOST_PARTS = 12;

    private final Prompts prompts;
    private final CityServices services;
    private final Optional<StandardAnswers> answers;
    private final AnswerNumbers numbers;
    private final Directory directory;
    private final Calendars calendars;

    Walk(
            Prompts prompts,
            CityServices services,
            Optional<StandardAnswers> answers,
            AnswerNumbers numbers,
            Directory directory,
            Calendars calendars) {
        this.prompts = prompts;
        this.services = services;
        this.answers = answers;
        this.numbers = numbers;
        this.directory = directory;
        this.calendars = calendars;
    }

    /// Told each turn before it is done, such as to show where a test call is.
    public interface Watcher {
        void at(Turn turn);
    }

    /// From the first turn to the end. The flow is the one it began with, whatever is changed meanwhile.
    public FlowOutcome through(
            Interpreter interpreter,
            Turn first,
            FlowSession session,
            EntryPoint entryPoint,
            Effects effects,
            Watcher watcher) {
        var turn = first;
        // The interpreter itself counts the nodes, so this ends.
        while (true) {
            watcher.at(turn);
            if (turn.command() instanceof Command.End(var ending)) {
                return effects.end(ending, turn.language(), turn.path());
            }
            turn = interpreter.next(turn, done(turn, session, entryPoint, effects));
        }
    }

    private Happened done(Turn turn, FlowSession session, EntryPoint entryPoint, Effects effects) {
        var language = turn.language();
        return switch (turn.command()) {
            case Command.Say(var lines) -> said(session, speech(lines, language));
            case Command.Choose(var lines, var options) ->
                asked(
                        lines,
                        speech(lines, language),
                        speech -> session.choose(speech, shown(options, language), PATIENCE));
            case Command.Ask(var lines, int most) ->
                asked(
                        lines,
                        speech(lines, language),
                        speech -> session.ask(speech, new FlowSession.Digits(most, FIRST_DIGIT, NEXT_DIGIT)));
            case Command.FindAnswer(var code) -> answer(code, language);
            case Command.LookUp(var service, var function, var values) ->
                found(services.lookUp(service, new CityService.Request(function, values, language)), language);
            case Command.AskHours(var calendar) -> {
                var id = calendar == null
                        ? entryPoint.calendar()
                        : directory.calendarByCode(calendar).orElse(entryPoint.calendar());
                yield new Happened.Open(calendars.isOpen(id, effects.now()));
            }
            case Command.PromiseCall(var number, int minutes) ->
                effects.promiseCall(number, minutes, language) ? new Happened.Done() : new Happened.Nothing();
            case Command.TakeMessage(var lines, int longest) ->
                switch (session.record(speech(lines, language), Duration.ofSeconds(longest))) {
                    case Recorded.Kept kept -> {
                        effects.keepMessage(kept, language);
                        yield new Happened.Done();
                    }
                    case Recorded.HungUp() -> new Happened.HungUp();
                    case Recorded.Nothing(), Recorded.Impossible() ->
                        session.hungUp() ? new Happened.HungUp() : new Happened.Nothing();
                };
            case Command.Transfer(var lines, var number) -> transferred(session, speech(lines, language), number);
            case Command.Rate(int rating) -> {
                effects.rate(rating);
                yield new Happened.Done();
            }
            case Command.End end -> throw new IllegalStateException("over: " + end);
        };
    }

    private static Happened transferred(FlowSession session, Speech before, String number) {
        if (!before.parts().isEmpty() && session.say(before) == Said.HUNG_UP) {
            return new Happened.HungUp();
        }
        return switch (session.transfer(number)) {
            case DONE -> new Happened.Done();
            case NO_ANSWER, IMPOSSIBLE -> new Happened.Nothing();
            case HUNG_UP -> new Happened.HungUp();
        };
    }

    private Happened answer(String code, String language) {
        return answers.flatMap(found -> found.byCode(numbers.codeOf(code), language))
                .<Happened>map(found -> {
                    var texts = new ArrayList<String>();
                    texts.add(found.title());
                    found.text()
                            .lines()
                            .map(Walk::spoken)
                            .filter(line -> !line.isEmpty())
                            .limit(MOST_PARTS)
                            .forEach(texts::add);
                    return new Happened.Found(found.language(), texts);
                })
                .orElseGet(Happened.Nothing::new);
    }

    /// A line without the marks of a list.
    private static String spoken(String line) {
        return line.strip().replaceFirst("^[-•*]\\s+", "");
    }

    private static Happened found(CityService.Found found, String language) {
        return switch (found) {
            case CityService.Found.Facts(var facts) -> {
                var texts = facts.stream()
                        .filter(fact -> fact.sensitivity() != CityService.Sensitivity.SECRET)
                        .map(fact -> fact.label() + ": " + fact.spoken() + ".")
                        .limit(MOST_PARTS)
                        .toList();
                yield texts.isEmpty() ? new Happened.Nothing() : new Happened.Found(language, texts);
            }
            case CityService.Found.Nothing(), CityService.Found.Refused _ -> new Happened.Nothing();
            case CityService.Found.Unavailable() -> new Happened.Unavailable();
        };
    }

    /// What has no words today, such as a notice, is passed over.
    private static Happened said(FlowSession session, Speech speech) {
        if (speech.parts().isEmpty()) {
            return session.hungUp() ? new Happened.HungUp() : new Happened.Done();
        }
        return switch (session.say(speech)) {
            case HEARD -> new Happened.Done();
            case UNHEARD -> new Happened.Unheard();
            case HUNG_UP -> new Happened.HungUp();
        };
    }

    /// A question that has no words today is one that nobody can hear.
    private static Happened asked(List<Command.Line> lines, Speech speech, Function<Speech, Reply> question) {
        return !lines.isEmpty() && speech.parts().isEmpty() ? new Happened.Unheard() : happened(question.apply(speech));
    }

    private static Happened happened(Reply reply) {
        return switch (reply) {
            case Reply.Pressed(var keys) -> new Happened.Pressed(keys);
            case Reply.Silent() -> new Happened.Silent();
            case Reply.Unheard() -> new Happened.Unheard();
            case Reply.HungUp() -> new Happened.HungUp();
        };
    }

    private static List<FlowSession.Option> shown(List<Node.Option> options, String language) {
        return options.stream()
                .map(option -> new FlowSession.Option(
                        option.key().charAt(0),
                        option.label() == null ? "" : option.label().in(language)))
                .toList();
    }

    private Speech speech(List<Command.Line> lines, String language) {
        var speech = Speech.silence(language);
        for (var line : lines) {
            speech = speech.then(
                    switch (line) {
                        case Command.Line.Prompt(var code) ->
                            prompts.find(code, language, Map.of()).orElseGet(() -> Speech.silence(language));
                        case Command.Line.Text(var spoken, var text) -> prompts.spoken(spoken, text);
                    });
        }
        return speech;
    }
}
