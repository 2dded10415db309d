package org.dasan.channels.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.city.Label;
import org.dasan.interactions.MediaItem;
import org.jspecify.annotations.Nullable;

/// A message as its citizen sees it.
///
/// @param clientId of the citizen's own messages, by which a page finds what it sent
/// @param number   1 to n within its interaction
/// @param from     CITIZEN, AGENT, INTERPRETER or SYSTEM
/// @param label    the writer's post
/// @param code     names a sentence of the system, which the page has in its languages
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatMessage(
        UUID id,
        @Nullable UUID clientId,
        int number,
        UUID interactionId,
        String from,
        @Nullable Label label,
        String text,
        @Nullable String code,
        @Nullable String lang,
        Instant at,
        List<MediaItem> media) {}
