package org.dasan.selfservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dasan.selfservice.FlowSession.Digits;
import org.dasan.selfservice.FlowSession.Option;
import org.junit.jupiter.api.Test;

/// What flows rely on in every session.
public interface FlowSessionContract {
    Duration PATIENCE = Duration.ofSeconds(1);
    List<Option> OPTIONS = List.of(new Option('1', "One"), new Option('9', "Nine"));

    /// A line with a caller on it.
    Line line();

    /// Something this kind of session can say.
    Speech speech();

    /// A caller who does what the test tells. What they do reaches the session in the order told, at the
    /// latest with the
    /// next question.
    interface Line {
        FlowSession session();

        void presses(String keys);

        /// Lets one question pass.
        void waits();

        void hangsUp();
    }

    @Test
    default void saysToTheEndWhatNobodyInterrupts() {
        assertThat(line().session().say(speech())).isEqualTo(Said.HEARD);
    }

    @Test
    default void answersWithTheKeyThatWasPressedAlsoWhenItIsNoneOfTheOptions() {
        var line = line();
        line.presses("9");
        line.presses("#");
        line.presses("4");

        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("9"));
        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("#"));
        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("4"));
    }

    @Test
    default void keepsKeysThatComeBeforeTheQuestion() {
        var line = line();
        line.presses("91");

        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("9"));
        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("1"));
    }

    @Test
    default void takesAsManyKeysAsAreAskedFor() {
        var line = line();
        line.presses("12345");

        assertThat(line.session().ask(speech(), digits(4))).isEqualTo(new Reply.Pressed("1234"));
        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Pressed("5"));
    }

    @Test
    default void endsTheInputAtTheHashAndAtTheStar() {
        var line = line();
        line.presses("12#");
        line.presses("#");
        line.presses("3*");

        assertThat(line.session().ask(speech(), digits(4))).isEqualTo(new Reply.Pressed("12"));
        assertThat(line.session().ask(speech(), digits(4))).isEqualTo(new Reply.Pressed("#"));
        assertThat(line.session().ask(speech(), digits(4))).isEqualTo(new Reply.Pressed("3*"));
    }

    @Test
    default void tellsOfACallerWhoSaysNothing() {
        var line = line();
        line.waits();

        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.Silent());
        assertThat(line.session().hungUp()).isFalse();
    }

    @Test
    default void answersEverythingAtOnceWhenTheCallerHasGone() {
        var line = line();
        line.hangsUp();

        assertThat(line.session().choose(speech(), OPTIONS, PATIENCE)).isEqualTo(new Reply.HungUp());
        assertThat(line.session().say(speech())).isEqualTo(Said.HUNG_UP);
        assertThat(line.session().ask(speech(), digits(4))).isEqualTo(new Reply.HungUp());
        assertThat(line.session().record(speech(), PATIENCE)).isIn(new Recorded.HungUp(), new Recorded.Impossible());
        assertThat(line.session().transfer("119")).isIn(Transferred.HUNG_UP, Transferred.IMPOSSIBLE);
        assertThat(line.session().hungUp()).isTrue();
    }

    private static Digits digits(int most) {
        return new Digits(most, PATIENCE, PATIENCE);
    }
}
