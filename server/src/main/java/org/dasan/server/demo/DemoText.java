package org.dasan.server.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text as the demonstration's provider keeps it.
///
/// @param inbound  from a citizen to the city
/// @param pictures what the citizen sent along
/// @param links    where the city's pictures are fetched, as paths of this server
record DemoText(
        String sid,
        String from,
        String to,
        String body,
        boolean inbound,
        String status,
        Instant created,
        List<Picture> pictures,
        List<String> links) {
    /// A picture a citizen sent.
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Picture(String sid, String mime, byte[] content) {}

    DemoText {
        pictures = List.copyOf(pictures);
        links = List.copyOf(links);
    }

    DemoText with(String newStatus) {
        return new DemoText(sid, from, to, body, inbound, newStatus, created, pictures, links);
    }

    @Nullable
    Picture picture(String wanted) {
        return pictures.stream()
                .filter(each -> each.sid().equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
