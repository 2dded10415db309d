package org.dasan.knowledgebase;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// One answer as a list shows it. Texts are plain; what matched is told by places in them, so that nobody has to
/// trust markup.
///
/// @param externalId   the id under which an import brought it
/// @param snippet      the part of the text that matched best
/// @param titleMarks   what matched in the title
/// @param marks        what matched in the snippet
/// @param score        comparable within one list only
/// @param confirmedOn  when somebody last said that it is still right
/// @param validUntil   the last day on which it holds
/// @param sample       came with the demonstration
public record Hit(
        UUID id,
        @Nullable String externalId,
        String lang,
        String title,
        String snippet,
        List<Mark> titleMarks,
        List<Mark> marks,
        double score,
        String category,
        int version,
        Owner organisation,
        @Nullable LocalDate confirmedOn,
        @Nullable LocalDate validUntil,
        boolean sample) {

    /// A piece of a text, in UTF-16 units; `end` is the first one behind it.
    public record Mark(int start, int end) {}

    /// The organisation that answers for it.
    public record Owner(UUID id, Label name) {}
}
