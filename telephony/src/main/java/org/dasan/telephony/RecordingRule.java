package org.dasan.telephony;

import org.jspecify.annotations.Nullable;

/// Whether calls of an entry point are recorded, and what callers and agents are told.
///
/// @param announcement code of the prompt that callers hear at the beginning; needed where they are told here
/// @param keepDays how long recordings are kept, where that is shorter than the contact itself
/// @param listeningShown whether agents see that a supervisor listens silently
record RecordingRule(
        String entryPoint,
        Consent consent,
        @Nullable String announcement,
        @Nullable Integer keepDays,
        boolean listeningShown) {
    /// How callers come to know.
    enum Consent {
        /// Nothing is recorded.
        NOT_RECORDED,
        /// They are told at the beginning of the call; who could not be told is not recorded.
        ANNOUNCED,
        /// They know before: the flow says it, or those who call have agreed.
        TOLD_BEFORE
    }

    /// What holds where nobody has decided anything.
    static RecordingRule none(String entryPoint) {
        return new RecordingRule(entryPoint, Consent.NOT_RECORDED, null, null, true);
    }
}
