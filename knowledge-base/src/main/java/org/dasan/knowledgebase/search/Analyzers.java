package org.dasan.knowledgebase.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.util.AttributeFactory;
import org.jspecify.annotations.Nullable;

/// How each language is cut into words. A stem or a plain form is kept beside the word itself, never in its place:
/// stems alone find less.
final class Analyzers {
    private static final CharArraySet ENGLISH_FILLERS = new CharArraySet(
            List.of(
                    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i",
                    "if", "in", "is", "it", "me", "my", "of", "on", "or", "please", "that", "the", "there", "this",
                    "to", "was", "what", "when", "where", "which", "who", "why", "will", "with", "you", "your"),
            true);

    /// Endings and particles. Unknown words stay: the dictionary does not know everything a city does.
    private static final Set<POS.Tag> KOREAN_ENDINGS = EnumSet.of(
            POS.Tag.EP,
            POS.Tag.EF,
            POS.Tag.EC,
            POS.Tag.ETN,
            POS.Tag.ETM,
            POS.Tag.IC,
            POS.Tag.JKS,
            POS.Tag.JKC,
            POS.Tag.JKG,
            POS.Tag.JKO,
            POS.Tag.JKB,
            POS.Tag.JKV,
            POS.Tag.JKQ,
            POS.Tag.JX,
            POS.Tag.JC,
            POS.Tag.SF,
            POS.Tag.SP,
            POS.Tag.SSC,
            POS.Tag.SSO,
            POS.Tag.SC,
            POS.Tag.SE,
            POS.Tag.SY,
            POS.Tag.VCP,
            POS.Tag.XSA,
            POS.Tag.XSV);

    /// What says nothing in a question either: "where", "how much", "can one".
    private static final Set<POS.Tag> KOREAN_FILLERS = with(
            KOREAN_ENDINGS, POS.Tag.NNB, POS.Tag.NP, POS.Tag.VX, POS.Tag.VCN, POS.Tag.MAJ, POS.Tag.MM, POS.Tag.XSN);
    private static final CharArraySet KOREAN_FILLER_WORDS = new CharArraySet(
            List.of(
                    "하", "되", "있", "없", "알", "알리", "싶", "주", "보", "어디", "언제", "얼마", "얼마나", "어떻게", "어떡", "무엇", "뭐", "왜",
                    "좀", "궁금", "문의", "수", "것", "거", "때", "어떤", "무슨", "가능", "대하", "관하"),
            false);

    /// Questions come on threads that end with them: keeping tools for each thread would only gather rubbish.
    private static final Analyzer.ReuseStrategy ANEW = new Analyzer.ReuseStrategy() {
        @Override
        public Analyzer.@Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String field) {
            return null;
        }

        @Override
        public void setReusableComponents(Analyzer analyzer, String field, Analyzer.TokenStreamComponents components) {}
    };

    private static final Map<String, Analyzer> TEXTS = all(Analyzer.GLOBAL_REUSE_STRATEGY);
    private static final Map<String, Analyzer> ASKED = all(ANEW);
    private static final Map<String, Analyzer> QUESTIONS = Map.of(
            "ko", korean(ANEW, KOREAN_FILLERS, KOREAN_FILLER_WORDS),
            "en", english(ANEW, ENGLISH_FILLERS));

    private Analyzers() {}

    /// For what is stored.
    static Analyzer texts(String language) {
        return of(TEXTS, language);
    }

    /// The same for what is asked.
    static Analyzer asked(String language) {
        return of(ASKED, language);
    }

    private static Analyzer of(Map<String, Analyzer> analyzers, String language) {
        var analyzer = analyzers.get(language);
        if (analyzer == null) {
            throw new IllegalArgumentException("no analyzer for " + language);
        }
        return analyzer;
    }

    private static Map<String, Analyzer> all(Analyzer.ReuseStrategy reuse) {
        return Map.of(
                "ko", korean(reuse, KOREAN_ENDINGS, CharArraySet.EMPTY_SET),
                "en", english(reuse, CharArraySet.EMPTY_SET),
                "zh", bigrams(reuse),
                "ja", bigrams(reuse),
                "vi", standard(reuse, Folding::plain),
                "mn", standard(reuse, Analyzers::beginning));
    }

    /// The words of a question that mean something; all of them when none does.
    static List<String> question(String language, String folded) {
        var strict = QUESTIONS.get(language);
        var words = strict == null ? List.<String>of() : Words.of(strict, folded);
        return words.isEmpty() ? Words.of(asked(language), folded) : words;
    }

    private static Analyzer korean(Analyzer.ReuseStrategy reuse, Set<POS.Tag> dropped, CharArraySet words) {
        return new Analyzer(reuse) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new KoreanTokenizer(
                        AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, null, KoreanTokenizer.DecompoundMode.MIXED, false);
                TokenStream stream = new KoreanPartOfSpeechStopFilter(tokens, dropped);
                stream = new KoreanReadingFormFilter(stream);
                stream = new LowerCaseFilter(stream);
                return new TokenStreamComponents(tokens, words.isEmpty() ? stream : new StopFilter(stream, words));
            }
        };
    }

    private static Analyzer english(Analyzer.ReuseStrategy reuse, CharArraySet fillers) {
        return new Analyzer(reuse) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new StandardTokenizer();
                TokenStream stream = new LowerCaseFilter(new EnglishPossessiveFilter(tokens));
                if (!fillers.isEmpty()) {
                    stream = new StopFilter(stream, fillers);
                }
                stream = new RemoveDuplicatesTokenFilter(new KStemFilter(new KeywordRepeatFilter(stream)));
                return new TokenStreamComponents(tokens, stream);
            }
        };
    }

    private static Analyzer bigrams(Analyzer.ReuseStrategy reuse) {
        return new Analyzer(reuse) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new StandardTokenizer();
                var all = CJKBigramFilter.HAN
                        | CJKBigramFilter.HIRAGANA
                        | CJKBigramFilter.KATAKANA
                        | CJKBigramFilter.HANGUL;
                return new TokenStreamComponents(tokens, new CJKBigramFilter(new LowerCaseFilter(tokens), all, true));
            }
        };
    }

    private static Analyzer standard(Analyzer.ReuseStrategy reuse, UnaryOperator<String> second) {
        return new Analyzer(reuse) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokens = new StandardTokenizer();
                return new TokenStreamComponents(tokens, new SecondFormFilter(new LowerCaseFilter(tokens), second));
            }
        };
    }

    /// Mongolian endings are long; the first five letters tell a word well enough.
    private static String beginning(String word) {
        return word.length() > 5 ? word.substring(0, 5) + '*' : word;
    }

    private static Set<POS.Tag> with(Set<POS.Tag> some, POS.Tag... more) {
        var all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
