package org.dasan.agentdesktop;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.city.AccessLog;
import org.dasan.city.Role;
import org.dasan.city.access.StaffOnly;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.city.access.UnknownSubjectException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.MediaDownload;
import org.dasan.interactions.MediaItem;
import org.dasan.interactions.MediaStore;
import org.dasan.store.BlobTooLarge;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Files in a contact: what agents send, and what anybody sent for staff to see.
@RestController
@RequestMapping("/api/v1/interactions/{interactionId}/media")
class ContactMediaController {
    private static final long MAX_BYTES = 10L * 1024 * 1024;

    private final MediaStore media;
    private final MediaDownload download;
    private final AcdQueries acd;
    private final AccessLog accessLog;

    ContactMediaController(MediaStore media, MediaDownload download, AcdQueries acd, AccessLog accessLog) {
        this.media = media;
        this.download = download;
        this.acd = acd;
        this.accessLog = accessLog;
    }

    @PostMapping
    @StaffOnly(role = Role.AGENT, subject = "interaction", id = "interactionId")
    ResponseEntity<MediaItem> upload(
            @PathVariable UUID interactionId,
            @RequestParam MultipartFile file,
            @RequestParam UUID clientId,
            StaffPrincipal who)
            throws IOException, BlobTooLarge {
        var id = new InteractionId(interactionId);
        if (acd.ofInteraction(id).stream().noneMatch(seat -> who.id().value().equals(seat.agent()))) {
            throw new NotYoursException("you hold no seat in interaction " + id);
        }
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            var stored = media.store(id, who.id().value(), clientId, name == null ? "file" : name, in, MAX_BYTES);
            return ResponseEntity.status(stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(stored.item());
        }
    }

    @GetMapping("/{mediaId}")
    @StaffOnly(
            role = {Role.AGENT, Role.SUPERVISOR},
            subject = "interaction",
            id = "interactionId")
    void open(
            @PathVariable UUID interactionId,
            @PathVariable UUID mediaId,
            StaffPrincipal who,
            HttpServletResponse response)
            throws IOException {
        var file = media.find(mediaId)
                .filter(m -> m.interaction().value().equals(interactionId))
                .orElseThrow(() -> new UnknownSubjectException("media", mediaId));
        accessLog.read(who.id(), "media", mediaId, "GET /api/v1/interactions/{id}/media/{mediaId}");
        download.send(file, response);
    }
}
