package org.dasan.selfservice;

import org.dasan.city.EntryPoint;
import org.dasan.interactions.InteractionId;

/// A call that a flow is to serve.
///
/// @param interaction stored as arrived, and not yet in a queue
/// @param language    in which it begins where no flow says otherwise
public record FlowCall(EntryPoint entryPoint, InteractionId interaction, String language) {
    /// A contact that begins in the language of its entry point.
    public static FlowCall of(EntryPoint entryPoint, InteractionId interaction) {
        return new FlowCall(entryPoint, interaction, entryPoint.defaultLanguage());
    }
}
