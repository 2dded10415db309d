package org.dasan.knowledgebase.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/// BM25; length counts less for pieces, of which a long list of askings has many without being about more.
final class FieldSimilarity extends PerFieldSimilarityWrapper {
    private static final Similarity WORDS = new BM25Similarity(1.2f, 0.6f);
    private static final Similarity PIECES = new BM25Similarity(0.9f, 0.35f);

    @Override
    public Similarity get(String field) {
        return field.endsWith("Pairs") || field.endsWith("Letters") ? PIECES : WORDS;
    }
}
