package org.dasan.interactions.survey;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// How one channel puts the question. A contact of a channel that has none of this kind is not asked about.
public interface SurveyCarrier {
    Channel channel();

    /// Puts the question to the citizen in the caller's transaction, if it reaches them this way.
    ///
    /// @return whether it will be seen; if not, nobody counts as asked
    boolean ask(Question question);

    /// What is to be asked.
    ///
    /// @param about    the contact that is over
    /// @param thread   the conversation on which the answer is expected
    /// @param language in which the contact was held
    /// @param before   when this citizen was asked on this thread the last time; null = never
    record Question(
            InteractionId about,
            UUID thread,
            String language,
            @Nullable Instant before) {}
}
