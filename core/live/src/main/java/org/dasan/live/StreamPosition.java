package org.dasan.live;

/// How far one client is on one stream. Not thread-safe.
final class StreamPosition {
    private int sent;
    private int heard;
    private boolean catchingUp = true;

    /// @param applied the last sequence number the client says it has; it catches up from there
    StreamPosition(int applied) {
        sent = applied;
        heard = applied;
    }

    /// What to do with a frame that was published.
    enum Verdict {
        /// It is the next one.
        SEND,
        /// The client has it, or will get it with what it is catching up on.
        LEAVE,
        /// Something between is missing: catch up from [#sent].
        CATCH_UP
    }

    Verdict published(Frame.Stream frame) {
        if (frame.seq() <= sent) {
            return Verdict.LEAVE;
        }
        heard = Math.max(heard, frame.seq());
        if (catchingUp) {
            return Verdict.LEAVE;
        }
        if (frame.prev() <= sent) {
            sent = frame.seq();
            return Verdict.SEND;
        }
        catchingUp = true;
        return Verdict.CATCH_UP;
    }

    /// Whether a frame read while catching up is the next one to send; it counts as sent then.
    boolean caught(Frame.Stream frame) {
        if (frame.seq() <= sent) {
            return false;
        }
        sent = frame.seq();
        return true;
    }

    /// The client reloads and knows everything up to `seq` then.
    void reloaded(int seq) {
        sent = seq;
    }

    /// Ends catching up if nothing newer was heard of meanwhile.
    boolean upToDate() {
        if (heard <= sent) {
            catchingUp = false;
            return true;
        }
        return false;
    }

    int sent() {
        return sent;
    }

    int heard() {
        return heard;
    }
}
