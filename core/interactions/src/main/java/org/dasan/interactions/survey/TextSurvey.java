package org.dasan.interactions.survey;

import java.time.Instant;
import java.util.UUID;

/// Takes answers to a survey that come as a text on the contact's own thread.
public interface TextSurvey {
    /// Whether this text answers the survey that was last asked on the thread; if so it is kept as the answer,
    /// in the caller's transaction, and is no message of a contact.
    boolean answered(UUID thread, String text, Instant at);
}
