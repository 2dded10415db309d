package org.dasan.interactions.retention;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many months after closing a contact is kept.
///
/// @param byTopic of the topics that a class names
/// @param others  of all others; null: for ever
record RetentionRules(
        Map<String, Integer> byTopic, @Nullable Integer others) {
    /// Whether nothing is ever erased.
    boolean keepAll() {
        return byTopic.isEmpty() && others == null;
    }

    int shortest() {
        int shortest = others == null ? Integer.MAX_VALUE : others;
        for (int months : byTopic.values()) {
            shortest = Math.min(shortest, months);
        }
        return shortest;
    }
}
