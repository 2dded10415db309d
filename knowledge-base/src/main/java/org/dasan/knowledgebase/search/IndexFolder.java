package org.dasan.knowledgebase.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the index's files. A folder that is damaged, or was written by another version, is emptied: the database
/// fills it again. Where another node of this machine has the folder, this one keeps its index in memory.
final class IndexFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String SCHEMA = "schema";
    private static final double CACHED_MERGE_MB = 8;
    private static final double CACHED_MB = 64;

    private IndexFolder() {}

    static IndexWriter open(Path folder) throws IOException {
        Files.createDirectories(folder);
        IndexWriter opened;
        try {
            opened = writer(folder, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
            if (!Fields.SCHEMA.equals(schema(opened))) {
                opened.deleteAll();
            }
        } catch (LockObtainFailedException e) {
            LOG.info("Another node keeps its index in {}; this one keeps it in memory", folder);
            opened = writer(new ByteBuffersDirectory(), IndexWriterConfig.OpenMode.CREATE);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The index is damaged or from another version and is built anew: {}", e.getMessage());
            opened = writer(folder, IndexWriterConfig.OpenMode.CREATE);
        }
        opened.setLiveCommitData(Map.of(SCHEMA, Fields.SCHEMA).entrySet());
        return opened;
    }

    private static String schema(IndexWriter opened) {
        var data = opened.getLiveCommitData();
        if (data != null) {
            for (var each : data) {
                if (each.getKey().equals(SCHEMA)) {
                    return each.getValue();
                }
            }
        }
        return opened.getDocStats().numDocs == 0 ? Fields.SCHEMA : "";
    }

    private static IndexWriter writer(Path folder, IndexWriterConfig.OpenMode mode) throws IOException {
        return writer(new NRTCachingDirectory(new MMapDirectory(folder), CACHED_MERGE_MB, CACHED_MB), mode);
    }

    private static IndexWriter writer(Directory directory, IndexWriterConfig.OpenMode mode) throws IOException {
        var config = new IndexWriterConfig(new ByLanguage());
        config.setOpenMode(mode);
        config.setSimilarity(new FieldSimilarity());
        try {
            return new IndexWriter(directory, config);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /// `title.ko` is cut as Korean; fields of no language bring their terms along.
    private static final class ByLanguage extends DelegatingAnalyzerWrapper {
        private static final Analyzer WHOLE = new KeywordAnalyzer();

        ByLanguage() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            int dot = field.lastIndexOf('.');
            return dot < 0 ? WHOLE : Analyzers.texts(field.substring(dot + 1));
        }
    }
}
