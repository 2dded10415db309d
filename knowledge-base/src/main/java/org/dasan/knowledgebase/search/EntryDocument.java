package org.dasan.knowledgebase.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.dasan.knowledgebase.entries.Entries.Published;
import org.jspecify.annotations.Nullable;

/// A published entry as the index holds it.
final class EntryDocument {
    private static final FieldType PIECES = pieces();

    private EntryDocument() {}

    static Document of(Published published) {
        var entry = published.entry();
        var version = published.version();
        var content = version.content();
        var title = Folding.compose(content.title());
        var body = Folding.compose(content.body());
        var foldedTitle = Folding.fold(title);
        var keywords = content.keywords().stream().map(EntryDocument::folded).toList();
        var asked = content.askedAs().stream().map(EntryDocument::folded).toList();
        var language = entry.lang();

        var document = new Document();
        document.add(new StringField(Fields.ID, entry.id().toString(), Field.Store.YES));
        document.add(new StoredField(Fields.REVISION, entry.revision()));
        document.add(new StringField(Fields.LANGUAGE, language, Field.Store.YES));
        document.add(new StringField(Fields.CATEGORY, entry.category(), Field.Store.YES));
        document.add(new LongPoint(Fields.FROM, day(content.validFrom(), Long.MIN_VALUE)));
        document.add(new LongPoint(Fields.UNTIL, day(content.validUntil(), Long.MAX_VALUE)));
        var publishedAt = Objects.requireNonNull(version.publishedAt());
        document.add(new NumericDocValuesField(Fields.PUBLISHED, publishedAt.toEpochMilli()));

        document.add(new TextField(Fields.TITLE + language, foldedTitle, Field.Store.NO));
        document.add(new TextField(Fields.BODY + language, Folding.fold(body), Field.Store.NO));
        keywords.forEach(word -> document.add(new TextField(Fields.KEYWORDS + language, word, Field.Store.NO)));
        asked.forEach(question -> document.add(new TextField(Fields.ASKED + language, question, Field.Store.NO)));
        pieces(
                document,
                language,
                foldedTitle,
                Stream.concat(keywords.stream(), asked.stream()).toList());

        stored(document, Fields.SHOWN_TITLE, title);
        stored(document, Fields.SHOWN_BODY, body);
        stored(document, Fields.EXTERNAL_ID, entry.externalId());
        document.add(new StoredField(Fields.VERSION, version.number()));
        stored(document, Fields.ORGANISATION, entry.organisation().value().toString());
        stored(document, Fields.CONFIRMED, content.confirmedOn());
        stored(document, Fields.EXPIRES, content.validUntil());
        document.add(new StoredField(Fields.SAMPLE, entry.sample() ? 1 : 0));
        return document;
    }

    /// What is found whatever spaces, endings and slips of the finger a question has.
    private static void pieces(Document document, String language, String title, List<String> others) {
        if (language.equals("zh") || language.equals("ja")) {
            return; // their words are pairs already
        }
        var joined = Folding.joined(title);
        var otherPairs = new ArrayList<String>();
        var otherLetters = new ArrayList<String>();
        for (var other : others) {
            var text = Folding.joined(other);
            otherPairs.addAll(Grams.pairs(text));
            otherLetters.addAll(Grams.letters(text));
        }
        document.add(new Field(Fields.TITLE_LETTERS, new ListedTerms(Grams.letters(joined)), PIECES));
        document.add(new Field(Fields.ASKED_LETTERS, new ListedTerms(otherLetters), PIECES));
        if (language.equals("ko")) {
            document.add(new Field(Fields.TITLE_PAIRS, new ListedTerms(Grams.pairs(joined)), PIECES));
            document.add(new Field(Fields.ASKED_PAIRS, new ListedTerms(otherPairs), PIECES));
            Stream.concat(Stream.of(title), others.stream())
                    .flatMap(text -> Grams.initials(text).stream())
                    .distinct()
                    .forEach(start -> document.add(new StringField(Fields.INITIALS, start, Field.Store.NO)));
        }
    }

    private static String folded(String text) {
        return Folding.fold(Folding.compose(text)).toLowerCase(Locale.ROOT);
    }

    private static long day(@Nullable LocalDate date, long otherwise) {
        return date == null ? otherwise : date.toEpochDay();
    }

    private static void stored(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.add(new StoredField(name, value.toString()));
        }
    }

    private static FieldType pieces() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
