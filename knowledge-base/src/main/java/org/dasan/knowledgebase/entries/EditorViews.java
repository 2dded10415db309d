package org.dasan.knowledgebase.entries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Directory;
import org.dasan.city.Label;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;
import org.dasan.city.Staff;
import org.dasan.city.StaffId;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.knowledgebase.Hit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What editors see.
@Component
public class EditorViews {
    private final Entries entries;
    private final EntryList list;
    private final Directory directory;

    EditorViews(Entries entries, EntryList list, Directory directory) {
        this.entries = entries;
        this.list = list;
        this.directory = directory;
    }

    /// A line of the list.
    ///
    /// @param state  of the version that is being worked on, else PUBLISHED or RETIRED
    /// @param behind a translation whose original has changed since
    record Row(
            UUID id,
            @Nullable String externalId,
            String lang,
            String category,
            Hit.Owner organisation,
            String title,
            VersionState state,
            @Nullable Integer publishedVersion,
            @Nullable Integer openVersion,
            @Nullable String author,
            @Nullable LocalDate confirmedOn,
            @Nullable LocalDate validUntil,
            boolean sample,
            @Nullable UUID translationOf,
            boolean behind,
            int revision,
            Instant changedAt) {}

    /// One version in full.
    record Text(
            int version,
            VersionState state,
            String title,
            String body,
            List<String> keywords,
            List<String> askedAs,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate confirmedOn,
            @Nullable String author,
            boolean mine,
            @Nullable String reason) {}

    /// One line of the history.
    record Past(
            int version,
            VersionState state,
            String title,
            @Nullable String author,
            @Nullable String approver,
            boolean bulk,
            @Nullable String reason,
            Instant createdAt,
            Instant savedAt,
            @Nullable Instant publishedAt,
            @Nullable Instant retiredAt) {}

    record Translation(
            UUID id,
            String lang,
            String title,
            @Nullable Integer publishedVersion,
            @Nullable Integer openVersion,
            boolean behind) {}

    /// An entry on the editor's table.
    ///
    /// @param revision     to be named by the next step
    /// @param open         the version that is being worked on
    /// @param mayApprove   the caller wrote nothing of what waits for approval
    /// @param versions     newest first
    /// @param translations the same answer in other languages
    public record Work(
            UUID id,
            @Nullable String externalId,
            String lang,
            String category,
            Hit.Owner organisation,
            @Nullable UUID translationOf,
            boolean sample,
            int revision,
            @Nullable Text open,
            @Nullable Text published,
            boolean mayApprove,
            List<Past> versions,
            List<Translation> translations) {}

    Row row(EntryList.Line line) {
        var entry = line.entry();
        var state = line.openState() != null
                ? line.openState()
                : line.published() != null ? VersionState.PUBLISHED : VersionState.RETIRED;
        return new Row(
                entry.id(),
                entry.externalId(),
                entry.lang(),
                entry.category(),
                owner(entry.organisation()),
                line.title(),
                state,
                line.published(),
                line.open(),
                name(line.author()),
                line.confirmedOn(),
                line.validUntil(),
                entry.sample(),
                entry.translationOf(),
                line.behind(),
                entry.revision(),
                line.changedAt().toInstant());
    }

    /// The whole of an entry for `reader`.
    Work work(UUID id, UUID reader) {
        var entry = entries.find(id).orElseThrow(() -> new UnknownSubjectException("entry", id));
        var versions = entries.versions(id);
        var open = entries.open(id).orElse(null);
        var published = entries.published(id).orElse(null);
        return new Work(
                id,
                entry.externalId(),
                entry.lang(),
                entry.category(),
                owner(entry.organisation()),
                entry.translationOf(),
                entry.sample(),
                entry.revision(),
                open == null ? null : text(open, reader),
                published == null ? null : text(published, reader),
                open != null
                        && open.state() == VersionState.REVIEW
                        && !open.writers().contains(reader),
                versions.stream().map(this::past).toList(),
                list.family(entry).stream()
                        .filter(line -> !line.entry().id().equals(id))
                        .map(line -> new Translation(
                                line.entry().id(),
                                line.entry().lang(),
                                line.title(),
                                line.published(),
                                line.open(),
                                line.behind()))
                        .toList());
    }

    private Text text(Version version, UUID reader) {
        var content = version.content();
        return new Text(
                version.number(),
                version.state(),
                content.title(),
                content.body(),
                content.keywords(),
                content.askedAs(),
                content.validFrom(),
                content.validUntil(),
                content.confirmedOn(),
                name(version.author()),
                version.writers().contains(reader),
                version.reason());
    }

    private Past past(Version version) {
        return new Past(
                version.number(),
                version.state(),
                version.content().title(),
                name(version.author()),
                name(version.approver()),
                version.bulk(),
                version.reason(),
                version.createdAt(),
                version.savedAt(),
                version.publishedAt(),
                version.retiredAt());
    }

    public Hit.Owner owner(OrganisationId id) {
        return new Hit.Owner(
                id.value(), directory.organisation(id).map(Organisation::name).orElseGet(() -> Label.of("?", "?")));
    }

    private @Nullable String name(@Nullable UUID staff) {
        return staff == null
                ? null
                : directory.staff(new StaffId(staff)).map(Staff::displayName).orElse("");
    }
}
