package org.dasan.selfservice;

import org.dasan.city.EntryPoint;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// A call that a flow is to serve.
///
/// @param interaction stored as arrived, and not yet in a queue; null for a test call, which leaves no trace
/// @param language    in which it begins, such as the entry point's own
public record FlowCall(EntryPoint entryPoint, @Nullable InteractionId interaction, String language) {
    /// A contact that begins in the language of its entry point.
    public static FlowCall of(EntryPoint entryPoint, InteractionId interaction) {
        return new FlowCall(entryPoint, interaction, entryPoint.defaultLanguage());
    }
}
