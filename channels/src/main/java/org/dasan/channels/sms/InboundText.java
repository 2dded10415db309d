package org.dasan.channels.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A text as a citizen sent it.
///
/// @param sid        the provider's name for it
/// @param to         the city's number
/// @param optOutType `STOP`, `START` or `HELP` when the provider has acted on it
/// @param at         when it was sent, as far as we know
record InboundText(
        String sid,
        String from,
        String to,
        String body,
        @Nullable String optOutType,
        List<Picture> pictures,
        Instant at) {
    /// How many pictures of one text are fetched.
    static final int MOST_PICTURES = 10;

    private static final int LONGEST_URL = 2_000;

    /// Something sent along, still with the provider.
    record Picture(String url, String claimedType) {}

    InboundText {
        body = body.replace('\0', '\uFFFD'); // the one character no text column holds
        pictures = List.copyOf(pictures);
    }

    /// Reads the fields of a webhook.
    ///
    /// @return null when it names no text
    static @Nullable InboundText of(Map<String, String> fields, Instant at) {
        var sid = fields.getOrDefault("MessageSid", fields.getOrDefault("SmsMessageSid", ""));
        var from = fields.getOrDefault("From", "");
        if (sid.isBlank() || sid.length() > 64 || from.isBlank()) {
            return null;
        }
        return new InboundText(
                sid,
                from,
                fields.getOrDefault("To", ""),
                fields.getOrDefault("Body", ""),
                fields.get("OptOutType"),
                pictures(fields),
                at);
    }

    private static List<Picture> pictures(Map<String, String> fields) {
        var found = new ArrayList<Picture>();
        for (int i = 0; i < MOST_PICTURES; i++) {
            var url = fields.get("MediaUrl" + i);
            if (url != null && url.length() <= LONGEST_URL) {
                found.add(new Picture(url, fields.getOrDefault("MediaContentType" + i, "")));
            }
        }
        return found;
    }

    /// Shows neither address nor text, which have no place in a log.
    @Override
    public String toString() {
        return "InboundText[" + sid + "]";
    }
}
