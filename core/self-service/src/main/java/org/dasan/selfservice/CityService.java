package org.dasan.selfservice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// A service of the city that gives information and takes orders, such as parking or voting. Flows, agents and
/// citizens use it through [CityServices], which allows two seconds and few callers at a time; implementations
/// are thread-safe, may block, and stop when interrupted.
public interface CityService {
    /// As flows name it, such as `parking`; never changes.
    String code();

    Label name();

    /// What it can do.
    List<Function> functions();

    /// What matches some words, best first, at most `limit`: places, accounts, events to choose from.
    List<Suggestion> search(Search search);

    /// Finds out something and changes nothing.
    Found lookUp(Request request);

    /// Checks an order and tells what it would do; nothing is done until [#commit].
    Prepared prepare(Request request);

    /// Does what was prepared. The same key again answers as the first time and does nothing twice.
    ///
    /// @param token          of [Prepared.Ready]; used once
    /// @param idempotencyKey made by the caller, at most 200 characters
    Committed commit(String token, String idempotencyKey);

    /// Something a service can do.
    ///
    /// @param code   such as `vehicle-status`
    /// @param orders whether it is prepared and committed; else it is looked up
    record Function(String code, Label name, boolean orders, List<Field> fields) {
        public Function {
            fields = List.copyOf(fields);
        }
    }

    /// What a function needs to know.
    ///
    /// @param options     of a CHOICE: value to label
    /// @param sensitivity of what is entered
    record Field(
            String code,
            Label name,
            Type type,
            boolean required,
            int longest,
            Map<String, Label> options,
            Sensitivity sensitivity) {
        public Field {
            options = Map.copyOf(options);
        }

        public enum Type {
            TEXT,
            /// Can be keyed in.
            DIGITS,
            NUMBER,
            /// ISO 8601.
            DATE,
            CHOICE
        }
    }

    /// Who may see or hear a value.
    enum Sensitivity {
        PUBLIC,
        /// About a person: to themselves and to staff.
        PERSONAL,
        /// Never shown or said in full, never stored.
        SECRET
    }

    /// A question for what matches some words.
    ///
    /// @param function what the words are for
    record Search(String function, String words, String language, int limit) {}

    record Suggestion(String value, String label) {}

    /// A call of a function.
    ///
    /// @param values by the code of the field
    record Request(String function, Map<String, String> values, String language) {
        public Request {
            values = Map.copyOf(values);
        }

        /// Shows no values, which may be personal.
        @Override
        public String toString() {
            return "Request[" + function + "]";
        }
    }

    /// One thing that is known.
    ///
    /// @param label  in the language of the request
    /// @param value  as it is shown
    /// @param spoken as it is read out: `1234` may be "one two three four"
    record Fact(String label, String value, String spoken, Sensitivity sensitivity) {
        /// Shows no value.
        @Override
        public String toString() {
            return "Fact[" + sensitivity + "]";
        }
    }

    /// What came of a look-up.
    sealed interface Found {
        record Facts(List<Fact> facts) implements Found {
            public Facts {
                facts = List.copyOf(facts);
            }
        }

        record Nothing() implements Found {}

        /// A value makes no sense.
        ///
        /// @param field whose value
        record Refused(String field, String reason) implements Found {}

        /// Too slow, too busy or broken; may work later.
        record Unavailable() implements Found {}
    }

    /// What came of preparing an order.
    sealed interface Prepared {
        /// It can be done.
        ///
        /// @param token     to commit with
        /// @param facts     what will be done, to be confirmed
        /// @param expiresAt when the token is worth nothing
        record Ready(String token, List<Fact> facts, Instant expiresAt) implements Prepared {
            public Ready {
                facts = List.copyOf(facts);
            }

            /// Shows no token.
            @Override
            public String toString() {
                return "Ready[until " + expiresAt + "]";
            }
        }

        record Refused(@Nullable String field, String reason) implements Prepared {}

        record Unavailable() implements Prepared {}
    }

    /// What came of an order.
    sealed interface Committed {
        /// It is done.
        ///
        /// @param receipt what the citizen can name later
        record Done(String receipt, List<Fact> facts) implements Committed {
            public Done {
                facts = List.copyOf(facts);
            }
        }

        /// The token is unknown, used or too old, or circumstances have changed: prepare again.
        record Refused(String reason) implements Committed {}

        /// Not done.
        record Unavailable() implements Committed {}

        /// Under way when the time was over: ask again with the same key.
        record Uncertain() implements Committed {}
    }
}
