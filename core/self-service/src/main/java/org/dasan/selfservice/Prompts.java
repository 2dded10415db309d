package org.dasan.selfservice;

import java.util.Map;
import java.util.Optional;

/// What the city says to callers, as recordings and as text.
public interface Prompts {
    /// What is said under this code; empty when there is no such prompt, it does not hold today, or has no
    /// text in this language.
    ///
    /// @param values what stands for `{name}` in the text
    Optional<Speech> find(String code, String language, Map<String, String> values);

    /// A text that was found only now, such as a standard answer. It has sounds when this machine can speak the
    /// language.
    Speech spoken(String language, String text);
}
