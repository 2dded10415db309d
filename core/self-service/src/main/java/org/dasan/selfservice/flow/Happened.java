package org.dasan.selfservice.flow;

import java.util.List;

/// What came of a [Command].
public sealed interface Happened {
    /// It was said to the end, or done.
    record Done() implements Happened {}

    /// Nothing of it could be heard.
    record Unheard() implements Happened {}

    record Pressed(String keys) implements Happened {}

    record Silent() implements Happened {}

    record HungUp() implements Happened {}

    /// There is something to read out.
    ///
    /// @param language of the texts
    record Found(String language, List<String> texts) implements Happened {}

    /// There is none, it was refused, nobody answered.
    record Nothing() implements Happened {}

    /// Too slow or broken.
    record Unavailable() implements Happened {}

    record Open(boolean open) implements Happened {}
}
