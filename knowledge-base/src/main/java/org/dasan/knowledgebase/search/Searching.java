package org.dasan.knowledgebase.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.dasan.city.OrganisationId;
import org.dasan.knowledgebase.Answer;
import org.dasan.knowledgebase.Found;
import org.dasan.knowledgebase.Hit;
import org.dasan.knowledgebase.KnowledgeBase;
import org.dasan.knowledgebase.Question;
import org.dasan.knowledgebase.entries.Answers;
import org.dasan.knowledgebase.entries.EditorViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers questions from the index.
@Component
class Searching implements KnowledgeBase {
    /// Counting further than this would cost more than the number is worth.
    private static final int COUNTED = 1000;

    private final EntryIndex index;
    private final LayWords layWords;
    private final Favourites favourites;
    private final Answers answers;
    private final EditorViews views;
    private final Timer timer;

    Searching(
            EntryIndex index,
            LayWords layWords,
            Favourites favourites,
            Answers answers,
            EditorViews views,
            MeterRegistry metrics) {
        this.index = index;
        this.layWords = layWords;
        this.favourites = favourites;
        this.answers = answers;
        this.views = views;
        timer = Timer.builder("dasan.knowledge.search")
                .description("Time to answer a question from the index")
                .register(metrics);
    }

    @Override
    public Found search(Question question) {
        var sample = Timer.start();
        try {
            return index.search(
                    searcher -> question.text().isBlank() ? favourites(searcher, question) : find(searcher, question));
        } finally {
            sample.stop(timer);
        }
    }

    @Override
    public Optional<Answer> answer(UUID id) {
        return answers.current(id);
    }

    @Override
    public Optional<Answer> answerByExternalId(String externalId) {
        return answers.currentByExternalId(externalId);
    }

    private Found find(IndexSearcher searcher, Question question) throws IOException {
        var plan = new QueryPlan(searcher.getIndexReader(), layWords).plan(question.text(), question.language());
        var query = plan.query();
        if (query == null) {
            return new Found(0, List.of(), null);
        }
        var top = searcher.search(
                filtered(query, question), new TopScoreDocCollectorManager(question.size(), null, COUNTED));
        return new Found(top.totalHits.value(), hits(searcher, List.of(top.scoreDocs), plan.terms()), plan.meant());
    }

    /// What agents gave most often of late, then what is newest.
    private Found favourites(IndexSearcher searcher, Question question) throws IOException {
        var all = filtered(MatchAllDocsQuery.INSTANCE, question);
        var found = new ArrayList<ScoreDoc>();
        var seen = new LinkedHashSet<Integer>();
        for (var id : favourites.now()) {
            if (found.size() >= question.size()) {
                break;
            }
            var one = new BooleanQuery.Builder()
                    .add(all, Occur.FILTER)
                    .add(new TermQuery(new Term(Fields.ID, id.toString())), Occur.FILTER)
                    .build();
            for (var hit : searcher.search(one, 1).scoreDocs) {
                seen.add(hit.doc);
                found.add(hit);
            }
        }
        var newest = searcher.search(
                all, question.size(), new Sort(new SortField(Fields.PUBLISHED, SortField.Type.LONG, true)));
        for (var hit : newest.scoreDocs) {
            if (found.size() < question.size() && seen.add(hit.doc)) {
                found.add(hit);
            }
        }
        return new Found(newest.totalHits.value(), hits(searcher, found, Set.of()), null);
    }

    private Query filtered(Query query, Question question) {
        long today = answers.today().toEpochDay();
        var filtered = new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(LongPoint.newRangeQuery(Fields.FROM, Long.MIN_VALUE, today), Occur.FILTER)
                .add(LongPoint.newRangeQuery(Fields.UNTIL, today, Long.MAX_VALUE), Occur.FILTER);
        filter(filtered, Fields.LANGUAGE, question.language());
        filter(filtered, Fields.CATEGORY, question.category());
        return filtered.build();
    }

    private static void filter(BooleanQuery.Builder query, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    private List<Hit> hits(IndexSearcher searcher, List<ScoreDoc> found, Set<String> terms) throws IOException {
        var stored = searcher.storedFields();
        var hits = new ArrayList<Hit>(found.size());
        for (var each : found) {
            hits.add(hit(stored.document(each.doc), Float.isNaN(each.score) ? 0 : each.score, terms));
        }
        return hits;
    }

    private Hit hit(Document document, float score, Set<String> terms) {
        var title = text(document, Fields.SHOWN_TITLE);
        var snippet = Snippets.of(text(document, Fields.SHOWN_BODY), terms);
        return new Hit(
                UUID.fromString(text(document, Fields.ID)),
                document.get(Fields.EXTERNAL_ID),
                text(document, Fields.LANGUAGE),
                title,
                snippet.text(),
                Snippets.marks(title, terms),
                snippet.marks(),
                score,
                text(document, Fields.CATEGORY),
                number(document, Fields.VERSION),
                views.owner(new OrganisationId(UUID.fromString(text(document, Fields.ORGANISATION)))),
                day(document, Fields.CONFIRMED),
                day(document, Fields.EXPIRES),
                number(document, Fields.SAMPLE) == 1);
    }

    private static String text(Document document, String field) {
        var text = document.get(field);
        return text == null ? "" : text;
    }

    private static int number(Document document, String field) {
        var stored = document.getField(field);
        var number = stored == null ? null : stored.numericValue();
        return number == null ? 0 : number.intValue();
    }

    private static @Nullable LocalDate day(Document document, String field) {
        var text = document.get(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
