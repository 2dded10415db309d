package org.dasan.interactions;

import java.util.UUID;

/// Knows the standard answers; implemented by whoever keeps them.
public interface AnswerSource {
    /// Whether this version of this entry is, or once was, an approved answer.
    boolean holds(UUID entry, int version);
}
