package org.dasan.knowledgebase.search;

/// Names of the index's fields. Words lie in one field for each language, such as `title.ko`, because each language
/// has its own notion of how rare a word is.
final class Fields {
    /// Raised whenever what is indexed changes: an older index is then built anew.
    static final String SCHEMA = "1";

    static final String ID = "id";
    static final String REVISION = "revision";
    static final String LANGUAGE = "lang";
    static final String CATEGORY = "category";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String PUBLISHED = "published";

    static final String TITLE = "title.";
    static final String KEYWORDS = "keywords.";
    static final String ASKED = "asked.";
    static final String BODY = "body.";

    /// Pairs of syllables over the borders of words; of the title, and of keywords and askings.
    static final String TITLE_PAIRS = "titlePairs";

    static final String ASKED_PAIRS = "askedPairs";

    /// Four letters each.
    static final String TITLE_LETTERS = "titleLetters";

    static final String ASKED_LETTERS = "askedLetters";
    static final String INITIALS = "initials";

    static final String SHOWN_TITLE = "shownTitle";
    static final String SHOWN_BODY = "shownBody";
    static final String EXTERNAL_ID = "externalId";
    static final String VERSION = "version";
    static final String ORGANISATION = "organisation";
    static final String CONFIRMED = "confirmed";
    static final String EXPIRES = "expires";
    static final String SAMPLE = "sample";

    private Fields() {}
}
