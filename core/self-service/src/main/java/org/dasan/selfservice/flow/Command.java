package org.dasan.selfservice.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be done next for a caller.
public sealed interface Command {
    /// One thing to say.
    sealed interface Line {
        /// A prompt, by its code.
        record Prompt(String code) implements Line {}

        /// A text that was found just now.
        record Text(String language, String text) implements Line {}
    }

    record Say(List<Line> lines) implements Command {}

    record Choose(List<Line> lines, List<Node.Option> options) implements Command {}

    record Ask(List<Line> lines, int most) implements Command {}

    record FindAnswer(String code) implements Command {}

    record LookUp(String service, String function, Map<String, String> values) implements Command {}

    record AskHours(@Nullable String calendar) implements Command {}

    /// Promises a call.
    ///
    /// @param number null: the one the caller calls from
    record PromiseCall(@Nullable String number, int minutes) implements Command {}

    record TakeMessage(List<Line> lines, int longest) implements Command {}

    record Transfer(List<Line> lines, String number) implements Command {}

    record Rate(int rating) implements Command {}

    record End(Ending ending) implements Command {}
}
