package org.dasan.selfservice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.dasan.selfservice.flow.Command.Line;
import org.dasan.selfservice.flow.Interpreter.Turn;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class InterpreterTests {
    private static final Happened DONE = new Happened.Done();
    private static final Happened SILENT = new Happened.Silent();
    private static final Happened OPEN = new Happened.Open(true);
    private static final Happened CLOSED = new Happened.Open(false);

    private Interpreter interpreter = new Interpreter(SmallFlow.flow());

    @Test
    void nineAndOneLeadsToAnAgentWhoSpeaksEnglish() {
        var turn = after(DONE, pressed("9"), pressed("1"), OPEN);

        assertThat(turn.command()).isEqualTo(new Command.End(new Ending.Queue(null, null, 0, "agent")));
        assertThat(turn.language()).isEqualTo("en");
        assertThat(turn.path()).containsExactly("외국어", "영어");
    }

    @Test
    void theSecondOfADoublePressIsMeantForNoOne() {
        var turn = after(DONE, pressed("9"), pressed("9"));

        assertThat(turn.node()).isEqualTo("languages");
        assertThat(turn.command()).isEqualTo(new Command.Choose(List.of(), languages()));
        assertThat(next(turn, pressed("9")).command())
                .isEqualTo(new Command.Choose(
                        List.of(new Line.Prompt("flow.wrong"), new Line.Prompt("languages")), languages()));
    }

    @Test
    void threeTimesNothingLeadsToAPerson() {
        assertThat(after(DONE, SILENT, SILENT).node()).isEqualTo("menu");
        assertThat(after(DONE, SILENT, SILENT, SILENT).command()).isEqualTo(new Command.AskHours(null));
    }

    @Test
    void threeWrongKeysLeadToAPersonAndARightOneForgivesThem() {
        assertThat(after(DONE, pressed("7"), pressed("7"), pressed("7")).node()).isEqualTo("hours");
        assertThat(after(DONE, pressed("7"), pressed("7"), pressed("9"), SILENT, SILENT)
                        .node())
                .isEqualTo("languages");
    }

    @Test
    void aQuestionNobodyCouldHearLeadsToAPersonAtOnce() {
        assertThat(after(DONE, new Happened.Unheard()).node()).isEqualTo("hours");
        assertThat(after(DONE, pressed("1"), new Happened.Unheard()).node()).isEqualTo("hours");
    }

    @Test
    void anAnswerNobodyCouldHearLeadsToAPerson() {
        var turn = after(DONE, pressed("1"), pressed("101"), answer(), new Happened.Unheard());

        assertThat(turn.node()).isEqualTo("hours");
        assertThat(next(turn, new Happened.HungUp()).command()).isEqualTo(new Command.End(new Ending.HungUp(false)));
    }

    @Test
    void theHashSaysAMenuAgainAndTheStarGoesBack() {
        assertThat(after(DONE, pressed("9"), pressed("#")).command())
                .isEqualTo(new Command.Choose(List.of(new Line.Prompt("languages")), languages()));
        assertThat(after(DONE, pressed("9"), pressed("*")).node()).isEqualTo("menu");
        assertThat(after(DONE, pressed("*")).node()).isEqualTo("menu");
        assertThat(after(DONE, pressed("9"), pressed("*"), pressed("*")).node()).isEqualTo("menu");
        assertThat(after(DONE, pressed("1"), pressed("*")).node()).isEqualTo("menu");
    }

    @Test
    void theStarGoesBackToTheLanguageOfTheQuestion() {
        change(flow -> {
            ((ObjectNode) flow.at("/nodes/english")).put("next", "number");
        });

        var turn = after(DONE, pressed("9"), pressed("1"), pressed("*"));

        assertThat(turn.node()).isEqualTo("languages");
        assertThat(turn.language()).isEqualTo("ko");
    }

    @Test
    void aNumberThatIsTooShortIsAskedAgainAndTheStarBeginsAnew() {
        assertThat(after(DONE, pressed("1"), pressed("10")).command())
                .isEqualTo(new Command.Ask(List.of(new Line.Prompt("flow.wrong"), new Line.Prompt("number")), 3));
        assertThat(after(DONE, pressed("1"), pressed("10*")).command())
                .isEqualTo(new Command.Ask(List.of(new Line.Prompt("number")), 3));
        assertThat(after(DONE, pressed("1"), pressed("101")).command()).isEqualTo(new Command.FindAnswer("101"));
    }

    @Test
    void whoHangsUpAfterTheAnswerWasServed() {
        var heard = after(DONE, pressed("1"), pressed("101"), answer(), DONE);

        assertThat(next(heard, new Happened.HungUp()).command()).isEqualTo(new Command.End(new Ending.HungUp(true)));
        assertThat(after(DONE, new Happened.HungUp()).command()).isEqualTo(new Command.End(new Ending.HungUp(false)));
    }

    @Test
    void aMessageIsKeptWhenTheCallerHangsUpDuringTheThanks() {
        change(flow -> ((ObjectNode) flow.at("/nodes/voicemail")).put("thanks", "bye"));

        var thanks = after(DONE, pressed("0"), CLOSED, DONE);

        assertThat(thanks.command()).isEqualTo(new Command.Say(List.of(new Line.Prompt("bye"))));
        assertThat(next(thanks, new Happened.HungUp()).command()).isEqualTo(new Command.End(new Ending.Promised()));
    }

    @Test
    void aMessageThatCannotBeKeptLeadsOn() {
        var turn = after(DONE, pressed("0"), CLOSED, new Happened.Nothing());

        assertThat(turn.node()).isEqualTo("bye");
        assertThat(next(turn, DONE).command()).isEqualTo(new Command.End(new Ending.Refused()));
    }

    @Test
    void theAgentsCallersAreAskedOnceAndAnyAnswerEnds() {
        var asked = interpreter.beginAt("survey", "en");

        assertThat(asked.command()).isInstanceOf(Command.Choose.class);
        assertThat(next(asked, pressed("5")).command()).isEqualTo(new Command.Rate(5));
        assertThat(next(next(asked, pressed("5")), DONE).command()).isEqualTo(new Command.End(new Ending.Asked()));
        assertThat(next(asked, pressed("7")).command()).isEqualTo(new Command.End(new Ending.Asked()));
        assertThat(next(asked, SILENT).command()).isEqualTo(new Command.End(new Ending.Asked()));
    }

    @Test
    void noCallerGoesRoundForEverWhateverTheyDo() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var turn = interpreter.begin();
            int turns = 0;
            while (!(turn.command() instanceof Command.End)) {
                turn = next(turn, anything(turn.command(), random));
                assertThat(++turns).as("seed " + seed).isLessThan(2000);
            }
        }
    }

    private static Happened anything(Command command, Random random) {
        return switch (command) {
            case Command.Choose _ -> pressed(random.nextInt(10) == 0 ? "#" : "19*".charAt(random.nextInt(3)) + "");
            case Command.Ask _ -> pressed(random.nextBoolean() ? "101" : "*");
            case Command.FindAnswer _ -> random.nextBoolean() ? answer() : new Happened.Nothing();
            case Command.AskHours _ -> new Happened.Open(random.nextBoolean());
            default -> DONE;
        };
    }

    private void change(Consumer<ObjectNode> change) {
        var document = SmallFlow.document();
        change.accept(document);
        interpreter = new Interpreter(SmallFlow.of(document));
    }

    private Turn after(Happened... happened) {
        var turn = interpreter.begin();
        for (var what : happened) {
            turn = next(turn, what);
        }
        return turn;
    }

    private Turn next(Turn turn, Happened what) {
        return interpreter.next(turn, what);
    }

    private static Happened pressed(String keys) {
        return new Happened.Pressed(keys);
    }

    private static Happened answer() {
        return new Happened.Found("ko", List.of("대형폐기물", "신고하고 내놓습니다."));
    }

    private static List<Node.Option> languages() {
        return ((Node.Menu) SmallFlow.flow().node("languages")).options();
    }
}
