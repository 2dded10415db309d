package org.dasan.channels.chat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.dasan.city.access.VisitorOnly;
import org.dasan.interactions.MediaDownload;
import org.dasan.interactions.MediaItem;
import org.dasan.interactions.MediaRefusedException;
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

/// Files of a conversation: uploaded first, then named by the message that carries them.
@RestController
@RequestMapping("/api/v1/chat/conversations/{conversationId}/media")
class ChatMediaController {
    static final long MAX_BYTES = 10L * 1024 * 1024;
    /// Of one message; also how many may wait to be sent.
    static final int MAX_FILES = 10;

    private final ConversationReader reader;
    private final MediaStore media;
    private final MediaDownload download;
    private final Visitors visitors;
    private final ChatLimits limits;
    private final Counter taken;

    ChatMediaController(
            ConversationReader reader,
            MediaStore media,
            MediaDownload download,
            Visitors visitors,
            ChatLimits limits,
            MeterRegistry metrics) {
        this.reader = reader;
        this.media = media;
        this.download = download;
        this.visitors = visitors;
        this.limits = limits;
        taken = Counter.builder("dasan.chat.uploads")
                .description("Files citizens sent")
                .register(metrics);
    }

    @VisitorOnly
    @PostMapping
    ResponseEntity<MediaItem> upload(
            @PathVariable UUID conversationId,
            @RequestParam UUID clientId,
            @RequestParam MultipartFile file,
            HttpServletRequest http)
            throws IOException {
        limits.upload(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        var current =
                reader.currentId(conversationId).orElseThrow(() -> ChatRefusals.unknownConversation(conversationId));
        if (media.unsent(current) >= MAX_FILES) {
            throw ChatRefusals.tooManyFiles(MAX_FILES);
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var stored = media.store(current, null, clientId, name == null ? "" : name, content, MAX_BYTES);
            if (stored.isNew()) {
                taken.increment();
            }
            return ResponseEntity.status(stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(stored.item());
        } catch (BlobTooLarge _) {
            throw ChatRefusals.tooLarge(MAX_BYTES);
        } catch (MediaRefusedException e) {
            throw ChatRefusals.typeRefused(e);
        }
    }

    @VisitorOnly
    @GetMapping("/{mediaId}")
    void download(
            @PathVariable UUID conversationId,
            @PathVariable UUID mediaId,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        limits.reading(conversationId, http.getRemoteAddr());
        visitors.seen(conversationId);
        download.send(
                media.findForCitizen(conversationId, mediaId).orElseThrow(() -> ChatRefusals.unknownFile(mediaId)),
                response);
    }
}
