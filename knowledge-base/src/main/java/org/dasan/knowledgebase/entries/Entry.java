package org.dasan.knowledgebase.entries;

import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// One standard answer in one language, whatever its versions say.
///
/// @param externalId    the id under which an import brought it
/// @param translationOf the entry whose answer this is in another language
/// @param sample        came with the demonstration
/// @param revision      counts the steps taken with it
/// @param versions      number of the newest version
public record Entry(
        UUID id,
        @Nullable String externalId,
        String lang,
        OrganisationId organisation,
        String category,
        @Nullable UUID translationOf,
        boolean sample,
        int revision,
        int versions) {}
