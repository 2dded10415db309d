package org.dasan.knowledgebase.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dasan.city.DemoMode;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Languages;
import org.dasan.city.Organisation;
import org.dasan.city.sample.InvalidSampleException;
import org.dasan.city.sample.SampleFiles;
import org.dasan.city.sample.SampleLoader;
import org.dasan.knowledgebase.entries.Content;
import org.dasan.knowledgebase.entries.Entries;
import org.dasan.knowledgebase.entries.Entry;
import org.dasan.knowledgebase.entries.KnowledgeEvent;
import org.dasan.knowledgebase.entries.VersionState;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Reads `knowledge/*.yaml` in demo mode, unless `DASAN_SAMPLES` is `off`. Each entry is marked as a sample; one that
/// is there already, whatever it says by now, stays as it is.
@Component
@Order(40)
class KnowledgeSample implements SampleLoader {
    /// Translations last: they name their originals.
    private static final List<String> FILES = List.of(
            "welfare",
            "economy",
            "environment",
            "transport",
            "administration",
            "housing",
            "culture",
            "safety",
            "health",
            "family",
            "translations");

    private static final String CITY = "seoul";

    private final Entries entries;
    private final EventLog events;
    private final Directory directory;
    private final Clock clock;
    private final boolean wanted;

    KnowledgeSample(
            Entries entries,
            EventLog events,
            Directory directory,
            Clock clock,
            DemoMode demo,
            @Value("${dasan.samples:on}") String samples) {
        this.entries = entries;
        this.events = events;
        this.directory = directory;
        this.clock = clock;
        wanted = demo.on() && !samples.equals("off") && !samples.equals("false"); // YAML reads off as false
    }

    record File(@Nullable String category, List<Row> entries) {}

    /// @param id           the external id
    /// @param organisation code; the city where it names none
    record Row(
            String id,
            String lang,
            @Nullable String category,
            @Nullable String translationOf,
            @Nullable String organisation,
            String title,
            String body,
            @Nullable List<String> keywords,
            @Nullable List<String> askedAs,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate validUntil) {}

    @Override
    public void load(SampleFiles files) {
        if (!wanted) {
            return;
        }
        for (var name : FILES) {
            var file = "knowledge/" + name + ".yaml";
            files.read(file, File.class).ifPresent(read -> read.entries().forEach(row -> add(file, read, row)));
        }
    }

    private void add(String file, File read, Row row) {
        if (entries.findByExternalId(row.id()).isPresent()) {
            return;
        }
        try {
            var category = row.category() == null ? read.category() : row.category();
            if (category == null) {
                throw new InvalidFieldException("category", "is missing");
            }
            if (!Languages.knows(row.lang())) {
                throw new InvalidFieldException("lang", "must be one of " + Languages.ALL);
            }
            var code = row.organisation() == null ? CITY : row.organisation();
            var organisation = directory
                    .organisationByCode(code)
                    .map(Organisation::id)
                    .orElseThrow(() -> new InvalidFieldException("organisation", "names none: " + code));
            var content = new Content(
                    row.title(),
                    row.body(),
                    row.keywords() == null ? List.of() : row.keywords(),
                    row.askedAs() == null ? List.of() : row.askedAs(),
                    null,
                    row.validUntil(),
                    row.confirmedOn());
            var entry = new Entry(Ids.next(), row.id(), row.lang(), organisation, category, original(row), true, 1, 0);
            var now = clock.instant();
            entries.add(entry, null, now);
            entries.addVersion(entry.id(), 1, VersionState.PUBLISHED, content, category, null, now);
            events.append(List.of(new KnowledgeEvent.Published(entry.id(), now, 1, true, null).toNewEvent()));
        } catch (InvalidFieldException e) {
            throw new InvalidSampleException(file, 0, row.id() + ": " + e.getMessage(), e);
        }
    }

    private @Nullable UUID original(Row row) {
        var of = row.translationOf();
        return of == null
                ? null
                : entries.findByExternalId(of)
                        .orElseThrow(() -> new InvalidFieldException("translationOf", "names no entry: " + of));
    }
}
