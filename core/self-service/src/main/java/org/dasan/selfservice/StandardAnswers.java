package org.dasan.selfservice;

import java.util.Optional;
import java.util.UUID;

/// The standard counselling answers, as far as flows read them to callers; implemented by whoever keeps them.
public interface StandardAnswers {
    /// The published answer with this code, in this language when it has been translated.
    ///
    /// @param code under which it was imported, such as `transport-001`
    Optional<Answer> byCode(String code, String language);

    /// An answer to be read out.
    ///
    /// @param language of the text; another one than asked for when there is no translation
    record Answer(UUID entry, int version, String language, String title, String text) {}
}
