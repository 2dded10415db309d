package org.dasan.citizenapp.pages;

import java.util.List;

/// What every page shows: its language, its size, and who the city is.
///
/// @param lang      language of the page
/// @param size      text size in percent
/// @param sizeHref  leads to the same page in the next size
/// @param languages all six, each leading to the same page in that language
/// @param city      name of the organisation that answers
record Page(
        Texts t,
        String lang,
        int size,
        String sizeHref,
        List<LanguageLink> languages,
        String city,
        CitizenProperties numbers,
        Assets assets) {
    /// @param name the language's own name
    record LanguageLink(String code, String name, String href, boolean current) {}

    public String phone() {
        return numbers.phone();
    }

    /// Shorthand for the texts that name the city's number.
    public String say(String key) {
        return t.say(key, "phone", numbers.phone());
    }
}
