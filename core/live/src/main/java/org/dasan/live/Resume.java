package org.dasan.live;

import java.util.List;

/// How a client catches up on a stream.
public sealed interface Resume {
    /// Everything it missed, in order; empty when it missed nothing.
    record Missed(List<Frame.Stream> frames) implements Resume {
        public Missed {
            frames = List.copyOf(frames);
        }
    }

    /// It cannot catch up frame by frame (too far behind, or ahead of us): it reloads.
    ///
    /// @param seq the last sequence number its audience may see now; what is published after it follows the
    /// reload
    record Reload(int seq) implements Resume {}
}
