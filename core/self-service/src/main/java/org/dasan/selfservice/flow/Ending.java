package org.dasan.selfservice.flow;

import org.jspecify.annotations.Nullable;

/// How a flow ends, before it is carried out.
public sealed interface Ending {
    /// Waits for a person.
    ///
    /// @param queue null: the entry point's for the language
    record Queue(
            @Nullable String queue,
            @Nullable String topic,
            int priority,
            @Nullable String node) implements Ending {
        /// Where whoever the flow does not bring elsewhere waits.
        public static final Queue OF_ENTRY_POINT = new Queue(null, null, 0, null);
    }

    record Served() implements Ending {}

    /// Turned away.
    record Refused() implements Ending {}

    /// What the city owes is stored already.
    record Promised() implements Ending {}

    record PassedOn(String number) implements Ending {}

    /// Gone.
    ///
    /// @param informed whether the caller had been told what they wanted to know
    record HungUp(boolean informed) implements Ending {}

    /// What comes after an agent is over.
    record Asked() implements Ending {}
}
