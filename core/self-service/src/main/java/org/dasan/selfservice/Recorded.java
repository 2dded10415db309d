package org.dasan.selfservice;

import java.time.Duration;
import org.dasan.store.BlobRef;

/// What became of a caller's recorded words.
public sealed interface Recorded {
    /// They are kept; a caller who hangs up to end them is the usual case.
    record Kept(BlobRef sound, Duration length) implements Recorded {}

    /// The caller said nothing that could be heard.
    record Nothing() implements Recorded {}

    /// The caller went before the tone.
    record HungUp() implements Recorded {}

    /// This line cannot record, or storing failed.
    record Impossible() implements Recorded {}
}
