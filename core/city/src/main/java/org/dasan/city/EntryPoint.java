package org.dasan.city;

import java.util.List;

/// A number, widget, account, mailbox, page or desk through which contacts arrive.
///
/// @param key             natural key, also in addresses: `/api/v1/chat/entry-points/{key}`
/// @param languages       languages offered, the first choice of most visitors first; holds `defaultLanguage`
/// @param calendar        when it is open
/// @param embeddingSites  origins whose pages may frame it, such as `https://www.seoul.go.kr`; empty: none
/// @param survey          whether citizens are asked afterwards how satisfied they were
public record EntryPoint(
        EntryPointId id,
        String key,
        Channel channel,
        OrganisationId organisation,
        Label name,
        String defaultLanguage,
        List<String> languages,
        CalendarId calendar,
        List<String> embeddingSites,
        Timeouts timeouts,
        boolean survey,
        boolean active) {
    public EntryPoint {
        languages = List.copyOf(languages);
        embeddingSites = List.copyOf(embeddingSites);
        languages.forEach(Languages::require);
        if (!languages.contains(defaultLanguage)) {
            throw new IllegalArgumentException(
                    "entry point " + key + " does not offer its own default language " + defaultLanguage);
        }
    }
}
