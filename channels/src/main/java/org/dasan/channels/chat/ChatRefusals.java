package org.dasan.channels.chat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.access.Problem;
import org.dasan.interactions.MediaRefusedException;
import org.springframework.http.HttpStatus;

/// Every no the chat has, each with what the page needs to go on.
final class ChatRefusals {
    private ChatRefusals() {}

    /// 409: it is not open.
    ///
    /// @param opensAt empty when it does not open again
    static Problem closed(Optional<Instant> opensAt) {
        var extra = new LinkedHashMap<String, Object>();
        opensAt.ifPresent(at -> extra.put("opensAt", at.toString()));
        return Problem.of(HttpStatus.CONFLICT, "closed", "Nobody answers at this hour.", extra);
    }

    static Problem unknownEntryPoint(String key) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no chat " + key + ".");
    }

    static Problem unknownConversation(UUID id) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no conversation " + id + ".");
    }

    static Problem unknownFile(UUID id) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no file " + id + " in this conversation.");
    }

    static Problem tooLarge(long maxBytes) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The file has more than " + maxBytes + " bytes.",
                Map.of("maxBytes", maxBytes));
    }

    static Problem typeRefused(MediaRefusedException refused) {
        return Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "type-refused",
                String.valueOf(refused.getMessage()),
                Map.of("mime", refused.mime(), "allowed", refused.allowed()));
    }

    static Problem surveyAnswered() {
        return Problem.of(HttpStatus.CONFLICT, "survey-answered", "The answer given before stands.");
    }

    static Problem surveyNotOpen() {
        return Problem.of(HttpStatus.CONFLICT, "survey-not-open", "Nothing is asked, or the time to answer is over.");
    }

    static Problem tooManyFiles(int most) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "too-many-files",
                "Send the files that are uploaded first.",
                Map.of("maxFiles", most));
    }
}
