package org.dasan.selfservice.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.dasan.city.AccessLog;
import org.dasan.city.Role;
import org.dasan.city.access.Problem;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.interactions.InteractionId;
import org.dasan.store.BlobGone;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Plays what a caller said after a tone to whoever keeps the promise; each time is in the access log.
@RestController
class VoicemailController {
    private static final String PATH = "/api/v1/promises/{promiseId}/voicemail";

    private final Voicemails voicemails;
    private final AccessLog accessLog;

    VoicemailController(Voicemails voicemails, AccessLog accessLog) {
        this.voicemails = voicemails;
        this.accessLog = accessLog;
    }

    @GetMapping("/api/v1/interactions/{interactionId}/voicemails")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    List<Voicemails.Voicemail> of(@PathVariable UUID interactionId) {
        return voicemails.of(new InteractionId(interactionId));
    }

    @GetMapping(PATH)
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "promise",
            id = "promiseId")
    ResponseEntity<byte[]> play(@PathVariable UUID promiseId, StaffPrincipal who) throws IOException {
        var sound = voicemails
                .sound(promiseId)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no message."));
        accessLog.read(who.id(), "voicemail", promiseId, "GET " + PATH);
        try {
            var out = new ByteArrayOutputStream();
            voicemails.writeTo(sound, out);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.parseMediaType("audio/wav"))
                    .body(out.toByteArray());
        } catch (BlobGone _) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "The message has been erased.");
        }
    }
}
