/// Trials of what must survive: the real server is killed under load, and afterwards everything is counted.
///
/// The people of a trial behave as our pages do: they keep what they have not been told is stored, say it
/// again under the same id, resume where they were, and take the next node when theirs is gone.
@NullMarked
package org.dasan.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
