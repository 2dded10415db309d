package org.dasan.knowledgebase.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/// Makes a query of what somebody typed. What is cheap always takes part; what is dear, such as looking at single
/// letters, only when the cheap part cannot be right: when the index has never seen a pair of these syllables.
final class QueryPlan {
    private static final int MOST_WORDS = 40;
    private static final int MOST_PIECES = 120;
    private static final int PHRASE_WORDS = 8;
    /// So many syllables may be somebody still typing.
    private static final int STILL_TYPING = 3;

    private static final float TITLE = 3f;
    private static final float KEYWORDS = 2.5f;
    private static final float ASKED = 2f;
    private static final float TITLE_ALONE = 0.4f;
    private static final float PHRASE = 0.8f;
    private static final float PAIRS = 0.45f;
    private static final float LETTERS = 0.25f;
    private static final float START_OF_WORD = 1f;
    private static final float OFFICIAL = 0.7f;
    private static final float TIE = 0.15f;
    /// Share of letter pieces that must agree.
    private static final double ALIKE = 0.35;
    /// Share of pairs that the index must know to believe in a wrong keyboard.
    private static final double KNOWN = 0.6;

    private final IndexReader index;
    private final LayWords layWords;

    QueryPlan(IndexReader index, LayWords layWords) {
        this.index = index;
        this.layWords = layWords;
    }

    /// What to look for.
    ///
    /// @param query nothing: nothing can be found
    /// @param terms what to mark in the texts, folded
    /// @param meant what was typed with the other keyboard
    record Plan(
            @Nullable Query query,
            Set<String> terms,
            @Nullable String meant) {}

    Plan plan(String text, @Nullable String language) throws IOException {
        var folded = Folding.fold(Folding.compose(text));
        var joined = Folding.joined(folded);
        if (joined.isEmpty()) {
            return new Plan(null, Set.of(), null);
        }
        var languages = language == null ? Scripts.languages(joined) : List.of(language);
        if (languages.contains("ko")) {
            if (joined.codePoints().allMatch(Hangul::isConsonant)) {
                return initials(folded);
            }
            var typed = typed(Folding.compose(text), joined, languages);
            if (typed != null) {
                var plan = plan(Folding.fold(typed), List.of("ko"));
                return new Plan(plan.query(), plan.terms(), typed.strip());
            }
        }
        return plan(folded, languages);
    }

    private Plan plan(String folded, List<String> languages) throws IOException {
        var query = new BooleanQuery.Builder();
        var terms = new LinkedHashSet<String>();
        for (var language : languages) {
            query.add(inLanguage(language, folded, terms), Occur.SHOULD);
        }
        return new Plan(query.build(), terms, null);
    }

    private Query inLanguage(String language, String folded, Set<String> terms) throws IOException {
        var query = new BooleanQuery.Builder();
        addWords(query, language, folded, terms, 1);
        if (language.equals("ko")) {
            addPairs(query, folded, terms);
            for (var official : layWords.officialFor(Folding.joined(folded))) {
                var also = new BooleanQuery.Builder();
                addWords(also, language, official, terms, 1);
                query.add(new BoostQuery(also.build(), OFFICIAL), Occur.SHOULD);
            }
        } else if (!language.equals("zh") && !language.equals("ja")) {
            addUnknownWords(query, language, folded, terms);
        }
        return query.build();
    }

    private static void addWords(
            BooleanQuery.Builder query, String language, String folded, Set<String> terms, float boost) {
        var words = Analyzers.question(language, folded).stream()
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        var title = new BooleanQuery.Builder();
        var asked = new BooleanQuery.Builder();
        for (var word : words) {
            terms.add(word);
            var anywhere = new CombinedFieldQuery.Builder(word)
                    .addField(Fields.TITLE + language, TITLE)
                    .addField(Fields.KEYWORDS + language, KEYWORDS)
                    .addField(Fields.ASKED + language, ASKED)
                    .addField(Fields.BODY + language, 1)
                    .build();
            query.add(boosted(anywhere, boost * weight(word)), Occur.SHOULD);
            title.add(term(Fields.TITLE + language, word), Occur.SHOULD);
            asked.add(term(Fields.ASKED + language, word), Occur.SHOULD);
        }
        query.add(boosted(best(title.build(), asked.build()), boost * TITLE_ALONE), Occur.SHOULD);
        if (!language.equals("ko") && words.size() > 1 && words.size() <= PHRASE_WORDS) { // Korean has pairs
            var phrases = new QueryBuilder(Analyzers.asked(language));
            var parts = Stream.of(Fields.TITLE, Fields.ASKED, Fields.KEYWORDS)
                    .map(field -> phrases.createPhraseQuery(field + language, folded, 2))
                    .filter(phrase -> phrase != null)
                    .toList();
            if (!parts.isEmpty()) {
                query.add(boosted(new DisjunctionMaxQuery(parts, 0), boost * PHRASE), Occur.SHOULD);
            }
        }
    }

    /// One syllable alone says little: 구, 동 and 시 come from taking names apart.
    private static float weight(String word) {
        return word.length() == 1 && Hangul.isSyllable(word.charAt(0)) ? 0.4f : 1;
    }

    private void addPairs(BooleanQuery.Builder query, String folded, Set<String> terms) throws IOException {
        var joined = Folding.joined(Fillers.without(folded));
        if (joined.codePointCount(0, joined.length()) == 1) {
            query.add(new ConstantScoreQuery(new PrefixQuery(new Term(Fields.TITLE_PAIRS, joined))), Occur.SHOULD);
            query.add(new ConstantScoreQuery(new PrefixQuery(new Term(Fields.ASKED_PAIRS, joined))), Occur.SHOULD);
            return;
        }
        var pairs = limited(Grams.pairs(joined));
        boolean unknown = false;
        for (var pair : pairs) {
            unknown |= !known(pair);
            terms.add(pair);
        }
        query.add(boosted(best(any(Fields.TITLE_PAIRS, pairs), any(Fields.ASKED_PAIRS, pairs)), PAIRS), Occur.SHOULD);
        if (unknown || joined.length() <= STILL_TYPING) {
            addLetters(query, joined);
        }
    }

    private static void addLetters(BooleanQuery.Builder query, String joined) {
        var letters = limited(Grams.letters(joined));
        if (!letters.isEmpty()) {
            var alike = best(alike(Fields.TITLE_LETTERS, letters), alike(Fields.ASKED_LETTERS, letters));
            query.add(boosted(alike, LETTERS), Occur.SHOULD);
        }
    }

    /// Words the index has never seen are mistyped, or still being typed.
    private void addUnknownWords(BooleanQuery.Builder query, String language, String folded, Set<String> terms)
            throws IOException {
        var words = Words.of(Analyzers.asked(language), folded);
        if (words.isEmpty()) {
            return;
        }
        var last = words.getLast();
        if (last.length() > 1 && Character.isLetterOrDigit(folded.charAt(folded.length() - 1))) {
            var starts = Stream.of(Fields.TITLE, Fields.KEYWORDS, Fields.ASKED)
                    .<Query>map(field -> new ConstantScoreQuery(new PrefixQuery(new Term(field + language, last))))
                    .toList();
            query.add(boosted(new DisjunctionMaxQuery(starts, 0), START_OF_WORD), Occur.SHOULD);
            terms.add(last);
        }
        boolean unknown = false;
        for (var word : words) {
            unknown |= !seen(language, word);
        }
        if (unknown) {
            addLetters(query, Folding.joined(folded));
        }
    }

    /// Initial consonants from the start of some word on.
    private static Plan initials(String folded) {
        var query = new BooleanQuery.Builder();
        boolean any = false;
        for (var word : folded.strip().split("[^ㄱ-ㅎ]+", -1)) {
            var letters = Hangul.initials(word);
            if (letters.length() >= 2) {
                any = true;
                query.add(term(Fields.INITIALS, letters.substring(0, Math.min(letters.length(), 10))), Occur.MUST);
            }
        }
        return new Plan(any ? query.build() : null, Set.of(), null);
    }

    /// The Korean words these keys give, if the index knows those and not what the keys say.
    private @Nullable String typed(String keys, String joined, List<String> languages) throws IOException {
        if (joined.length() < 3 || !joined.chars().allMatch(c -> c < 128)) {
            return null;
        }
        var typed = Hangul.typed(keys);
        if (typed.isEmpty()) {
            return null;
        }
        for (var language : languages) {
            for (var word : Words.of(Analyzers.asked(language), Folding.fold(keys))) {
                if (word.length() > 1 && seen(language, word)) {
                    return null;
                }
            }
        }
        var pairs = Grams.pairs(Folding.joined(typed.get()));
        int known = 0;
        for (var pair : pairs) {
            known += known(pair) ? 1 : 0;
        }
        if (!pairs.isEmpty() && known >= KNOWN * pairs.size()) {
            return typed.get();
        }
        int words = 0;
        var analyzed = Analyzers.question("ko", typed.get());
        for (var word : analyzed) {
            words += seen("ko", word) ? 1 : 0;
        }
        return words > 0 && words >= KNOWN * analyzed.size() ? typed.get() : null;
    }

    private boolean known(String pair) throws IOException {
        return index.docFreq(new Term(Fields.TITLE_PAIRS, pair)) > 0
                || index.docFreq(new Term(Fields.ASKED_PAIRS, pair)) > 0;
    }

    private boolean seen(String language, String word) throws IOException {
        for (var field : List.of(Fields.TITLE, Fields.BODY, Fields.KEYWORDS, Fields.ASKED)) {
            if (index.docFreq(new Term(field + language, word)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> limited(List<String> pieces) {
        return pieces.stream().distinct().limit(MOST_PIECES).toList();
    }

    private static Query any(String field, List<String> pieces) {
        var query = new BooleanQuery.Builder();
        pieces.forEach(piece -> query.add(term(field, piece), Occur.SHOULD));
        return query.build();
    }

    private static Query alike(String field, List<String> pieces) {
        var query = new BooleanQuery.Builder();
        pieces.forEach(piece -> query.add(term(field, piece), Occur.SHOULD));
        query.setMinimumNumberShouldMatch(Math.max(1, (int) Math.ceil(pieces.size() * ALIKE)));
        return query.build();
    }

    private static Query best(Query one, Query other) {
        return new DisjunctionMaxQuery(new ArrayList<>(List.of(one, other)), TIE);
    }

    private static Query term(String field, String text) {
        return new TermQuery(new Term(field, text));
    }

    private static Query boosted(Query query, float boost) {
        return boost == 1 ? query : new BoostQuery(query, boost);
    }
}
