package org.dasan.knowledgebase.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.knowledgebase.entries.VersionState;
import org.springframework.context.ApplicationContext;

/// Lets tests in other packages import without signing in.
public final class ImportDoor {
    private ImportDoor() {}

    public static Object take(ApplicationContext context, byte[] body, UUID editor, UUID city, boolean draft) {
        var state = draft ? VersionState.REVIEW : VersionState.PUBLISHED;
        var organisation = new OrganisationId(city);
        try {
            return context.getBean(Importer.class)
                    .take(
                            new ByteArrayInputStream(body),
                            new ImportRows.Sender(editor, organisation, Set.of(organisation), state))
                    .view(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
