package org.dasan.selfservice.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.dasan.selfservice.flow.Command.Line;
import org.jspecify.annotations.Nullable;

/// Decides what comes next in a flow; does nothing itself.
///
/// In every menu `*` goes back to the question before and `#` says it again, unless they are options. A key
/// that is no option is taken for a double press when it is the one that led here, else the caller is told
/// and asked again. Who says nothing or presses wrong keys three times is brought to a person, and so is
/// who could not hear a question or an answer. A caller who has seen [#MOST_STEPS] nodes waits in the entry
/// point's queue.
public final class Interpreter {
    /// Prompts the flow itself does not name. They are passed over when there are none.
    public static final String WRONG = "flow.wrong";

    static final int MOST_STEPS = 300;
    static final int MOST_FAILURES = 3;
    private static final List<Node.Option> RATINGS = List.of(rating(1), rating(2), rating(3), rating(4), rating(5));

    private final Flow flow;

    /// Decides in one flow.
    ///
    /// @param flow a checked one
    public Interpreter(Flow flow) {
        this.flow = flow;
    }

    /// Where a caller stands, and what is to be done for them.
    public record Turn(State state, Command command) {
        /// The node at which the caller is.
        public String node() {
            return state.node();
        }

        public String language() {
            return state.language();
        }

        public List<String> path() {
            return state.path();
        }
    }

    /// The first turn of a call.
    public Turn begin() {
        return enter(State.at(flow.start(), flow.language()));
    }

    /// The first turn once an agent has left.
    public Turn beginAt(String node, String language) {
        return enter(State.at(node, language).ending(new Ending.Asked()));
    }

    /// The turn after this one.
    public Turn next(Turn turn, Happened what) {
        var state = turn.state();
        if (turn.command() instanceof Command.End) {
            throw new IllegalStateException("flow " + flow.code() + " is over");
        }
        if (state.ending() != null && turn.command() instanceof Command.Say) {
            return over(state, state.ending());
        }
        if (what instanceof Happened.HungUp) {
            return over(state, state.ending() == null ? new Ending.HungUp(state.informed()) : state.ending());
        }
        return switch (flow.node(state.node())) {
            case Node.Say say -> go(state, say.next());
            case Node.Menu menu -> chosen(state, menu, what);
            case Node.Collect collect -> collected(state, collect, what);
            case Node.Answer answer -> answered(state, answer, turn.command(), what);
            case Node.LookUp lookUp -> lookedUp(state, lookUp, turn.command(), what);
            case Node.Hours hours ->
                go(state, what instanceof Happened.Open(var open) && open ? hours.open() : hours.closed());
            case Node.Callback callback ->
                what instanceof Happened.Done
                        ? last(state.ending(new Ending.Promised()), callback.prompt())
                        : go(state, callback.failed());
            case Node.Voicemail voicemail ->
                what instanceof Happened.Done
                        ? last(state.ending(new Ending.Promised()), voicemail.thanks())
                        : go(state, voicemail.failed());
            case Node.Transfer transfer ->
                what instanceof Happened.Done
                        ? over(state, new Ending.PassedOn(transfer.number()))
                        : go(state, transfer.failed());
            case Node.Survey survey -> rated(state, survey, turn.command(), what);
            case Node.Language _, Node.Queue _, Node.HangUp _ ->
                throw new IllegalStateException("node " + state.node() + " waits for nothing");
        };
    }

    private Turn go(State state, String next) {
        return go(state, next, null);
    }

    private Turn go(State state, String next, @Nullable Character by) {
        return enter(state.to(next, by));
    }

    private Turn enter(State at) {
        var state = at;
        while (state.steps() <= MOST_STEPS) {
            switch (flow.node(state.node())) {
                case Node.Language language ->
                    state = state.in(language.language()).to(language.next(), state.cameBy());
                case Node.Say say -> {
                    return new Turn(state, say(say.prompt()));
                }
                case Node.Menu menu -> {
                    return ask(state.asking(), menu, List.of(prompt(menu.prompt())));
                }
                case Node.Collect collect -> {
                    return ask(state.asking(), collect, List.of(prompt(collect.prompt())));
                }
                case Node.Answer answer -> {
                    return new Turn(state, new Command.FindAnswer(number(state, answer.from())));
                }
                case Node.LookUp lookUp -> {
                    var values = new TreeMap<String, String>();
                    for (var field : lookUp.fields().entrySet()) {
                        values.put(field.getKey(), number(state, field.getValue()));
                    }
                    return new Turn(state, new Command.LookUp(lookUp.service(), lookUp.function(), values));
                }
                case Node.Hours hours -> {
                    return new Turn(state, new Command.AskHours(hours.calendar()));
                }
                case Node.Queue queue -> {
                    return over(state, queue(queue, state.node()));
                }
                case Node.Callback callback -> {
                    var number = callback.number();
                    return new Turn(
                            state,
                            new Command.PromiseCall(number == null ? null : number(state, number), callback.minutes()));
                }
                case Node.Voicemail voicemail -> {
                    return new Turn(
                            state, new Command.TakeMessage(List.of(prompt(voicemail.prompt())), voicemail.longest()));
                }
                case Node.Transfer transfer -> {
                    return new Turn(state, new Command.Transfer(lines(transfer.prompt()), transfer.number()));
                }
                case Node.Survey survey -> {
                    return new Turn(state, new Command.Choose(List.of(prompt(survey.prompt())), RATINGS));
                }
                case Node.HangUp hangUp -> {
                    var how = hangUp.refused() ? new Ending.Refused() : new Ending.Served();
                    return last(state.ending() == null ? state.ending(how) : state, hangUp.prompt());
                }
            }
        }
        return over(state, Ending.Queue.OF_ENTRY_POINT);
    }

    private Turn chosen(State state, Node.Menu menu, Happened what) {
        return switch (what) {
            case Happened.Pressed(var keys) -> {
                char key = keys.charAt(0);
                for (var option : menu.options()) {
                    if (option.key().charAt(0) == key) {
                        var label = option.label();
                        var chose = label == null ? state : state.chose(label.in("ko"));
                        yield go(chose, option.next(), key);
                    }
                }
                if (key == '*') {
                    yield back(state);
                }
                if (key == '#') {
                    yield ask(state.again(), menu, List.of(prompt(menu.prompt())));
                }
                if (state.cameBy() != null && state.cameBy() == key) {
                    yield ask(state.again(), menu, List.of()); // pressed twice: the second is meant for no one
                }
                yield failed(state, menu, menu.person(), List.of(prompt(WRONG), prompt(menu.prompt())));
            }
            case Happened.Unheard() -> person(state, menu.person());
            default -> failed(state, menu, menu.person(), List.of(prompt(menu.prompt())));
        };
    }

    private Turn collected(State state, Node.Collect collect, Happened what) {
        return switch (what) {
            case Happened.Pressed(var keys) -> {
                if (keys.equals("*")) {
                    yield back(state);
                }
                if (keys.equals("#") || keys.endsWith("*")) { // says it again; begins anew
                    yield ask(state.again(), collect, List.of(prompt(collect.prompt())));
                }
                yield keys.length() < collect.least()
                        ? failed(state, collect, collect.person(), List.of(prompt(WRONG), prompt(collect.prompt())))
                        : go(state.with(collect.into(), keys), collect.next());
            }
            case Happened.Unheard() -> person(state, collect.person());
            default -> failed(state, collect, collect.person(), List.of(prompt(collect.prompt())));
        };
    }

    private Turn answered(State state, Node.Answer answer, Command command, Happened what) {
        if (command instanceof Command.Say) {
            return what instanceof Happened.Unheard ? person(state, null) : go(state.told(), answer.next());
        }
        return what instanceof Happened.Found(var language, var texts)
                ? new Turn(state, new Command.Say(texts(language, texts)))
                : go(state, answer.missing());
    }

    private Turn lookedUp(State state, Node.LookUp lookUp, Command command, Happened what) {
        if (command instanceof Command.Say) {
            return what instanceof Happened.Unheard ? person(state, null) : go(state.told(), lookUp.next());
        }
        return switch (what) {
            case Happened.Found(var language, var texts) -> new Turn(state, new Command.Say(texts(language, texts)));
            case Happened.Unavailable() -> go(state, lookUp.unavailable());
            default -> go(state, lookUp.nothing());
        };
    }

    private Turn rated(State state, Node.Survey survey, Command command, Happened what) {
        var over = state.ending() == null ? state.ending(new Ending.Served()) : state;
        if (command instanceof Command.Choose
                && what instanceof Happened.Pressed(var keys)
                && "12345".contains(keys.substring(0, 1))) {
            return new Turn(over, new Command.Rate(keys.charAt(0) - '0'));
        }
        return last(over, command instanceof Command.Rate ? survey.thanks() : null);
    }

    /// Back to the question before; to this one, where there is none.
    private Turn back(State state) {
        var asked = state.asked();
        int before = asked.size() - 2;
        return before < 0
                ? enter(state.to(state.node(), null))
                : enter(state.in(asked.get(before).language())
                        .to(asked.get(before).node(), null));
    }

    private Turn failed(State state, Node node, @Nullable String person, List<Line> lines) {
        var failed = state.failed();
        return failed.failures() >= MOST_FAILURES ? person(failed, person) : ask(failed, node, lines);
    }

    private Turn person(State state, @Nullable String person) {
        return go(state, person == null ? flow.person() : person);
    }

    private Turn ask(State state, Node node, List<Line> lines) {
        if (state.steps() > MOST_STEPS) {
            return over(state, Ending.Queue.OF_ENTRY_POINT);
        }
        return new Turn(
                state,
                switch (node) {
                    case Node.Menu menu -> new Command.Choose(lines, menu.options());
                    case Node.Collect collect -> new Command.Ask(lines, collect.most());
                    default -> throw new IllegalArgumentException("asks nothing: " + node);
                });
    }

    /// The last word, if there is one, and the end.
    private Turn last(State state, @Nullable String prompt) {
        var ending = state.ending();
        if (ending == null) {
            throw new IllegalStateException("node " + state.node() + " does not end anything");
        }
        return prompt == null ? over(state, ending) : new Turn(state, say(prompt));
    }

    private static Turn over(State state, Ending ending) {
        return new Turn(state, new Command.End(ending));
    }

    private static Ending queue(Node.Queue queue, String node) {
        return new Ending.Queue(queue.queue(), queue.topic(), queue.priority(), node);
    }

    private static String number(State state, String name) {
        return state.numbers().getOrDefault(name, "");
    }

    private static Command say(String prompt) {
        return new Command.Say(List.of(prompt(prompt)));
    }

    private static Line prompt(String code) {
        return new Line.Prompt(code);
    }

    private static List<Line> lines(@Nullable String prompt) {
        return prompt == null ? List.of() : List.of(prompt(prompt));
    }

    private static List<Line> texts(String language, List<String> texts) {
        var lines = new ArrayList<Line>();
        texts.forEach(text -> lines.add(new Line.Text(language, text)));
        return lines;
    }

    private static Node.Option rating(int rating) {
        return new Node.Option(Integer.toString(rating), null, "");
    }
}
