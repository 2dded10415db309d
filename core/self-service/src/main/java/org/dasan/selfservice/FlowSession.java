package org.dasan.selfservice;

import java.time.Duration;
import java.util.List;

/// The line between a flow and one caller: a telephone call, a call from a web page, a test call from a screen.
///
/// Methods block the virtual thread that runs the flow until the caller has listened, answered or gone;
/// none blocks longer than what is said takes, plus the time its arguments allow. Once the caller has hung
/// up, each answers so at once. A session is used by one thread.
///
/// Keys pressed while something is said cut it short and count for the question that comes next; keys pressed
/// earlier are kept for it, at most [#KEPT_KEYS]. While keys are kept, nothing is said. The same key again
/// within [#DOUBLE_PRESS] is one press. A speech without parts is silence, and counts as heard.
public interface FlowSession {
    Duration DOUBLE_PRESS = Duration.ofMillis(300);
    int KEPT_KEYS = 32;

    /// Says something to its end, or until a key is pressed.
    Said say(Speech speech);

    /// Says what there is to choose from and waits for one key.
    ///
    /// @param options what the flow offers, for sessions that can show it; any other key is answered with
    /// as well
    /// @param patience how long to wait once everything is said
    Reply choose(Speech speech, List<Option> options, Duration patience);

    /// Asks for several keys, such as a number.
    Reply ask(Speech speech, Digits digits);

    /// Takes down what the caller says after the speech and a tone. Lines that cannot record answer so at once.
    ///
    /// @param longest when to stop by itself
    default Recorded record(Speech speech, Duration longest) {
        return new Recorded.Impossible();
    }

    /// Joins the caller with a number outside, for as long as they talk. Lines that cannot do so answer at
    /// once.
    ///
    /// @param number in E.164, or a short number such as 119
    default Transferred transfer(String number) {
        return Transferred.IMPOSSIBLE;
    }

    /// Whether the caller has gone.
    boolean hungUp();

    /// Something one key chooses.
    ///
    /// @param key   0–9, `*` or `#`
    /// @param label in the language of the speech, to be shown
    record Option(char key, String label) {
        public Option {
            if ("0123456789*#".indexOf(key) < 0) {
                throw new IllegalArgumentException("not a key: " + key);
            }
        }
    }

    /// How many keys are expected, and how long to wait for them. `#` ends the input early and is no part
    /// of it; alone it is. One that follows the last key out of habit is dropped. `*` ends it at once and is its
    /// last key.
    ///
    /// @param first how long to wait for the first, once everything is said
    /// @param next  how long to wait for each further one; afterwards the input is over
    record Digits(int most, Duration first, Duration next) {
        public Digits {
            if (most < 1 || most > KEPT_KEYS) {
                throw new IllegalArgumentException("most must be 1 to " + KEPT_KEYS + " but was " + most);
            }
        }
    }
}
