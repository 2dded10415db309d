package org.dasan.channels.sms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.dasan.city.access.Open;
import org.dasan.city.access.Problem;
import org.dasan.interactions.MediaDownload;
import org.dasan.interactions.MediaStore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the provider calls: texts that come, news of texts that left, and the pictures of those.
@RestController
@RequestMapping("/webhooks/twilio")
class TwilioWebhooks {
    static final String STATUS = "/webhooks/twilio/status";
    static final String MEDIA = "/webhooks/twilio/media/";
    /// Says that nothing is to be answered from here.
    private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final Signatures signatures;
    private final Intake intake;
    private final StatusReports reports;
    private final MediaTokens tokens;
    private final Attachments attachments;
    private final MediaStore media;
    private final MediaDownload download;
    private final Clock clock;

    TwilioWebhooks(
            Signatures signatures,
            Intake intake,
            StatusReports reports,
            MediaTokens tokens,
            Attachments attachments,
            MediaStore media,
            MediaDownload download,
            Clock clock) {
        this.signatures = signatures;
        this.intake = intake;
        this.reports = reports;
        this.tokens = tokens;
        this.attachments = attachments;
        this.media = media;
        this.download = download;
        this.clock = clock;
    }

    @Open
    @PostMapping("/messages")
    ResponseEntity<String> message(HttpServletRequest request) {
        var text = InboundText.of(signatures.require(request), clock.instant());
        if (text == null) {
            throw Problem.field("MessageSid", "must name a text, and From its sender");
        }
        intake.take(text);
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(NOTHING);
    }

    @Open
    @PostMapping("/status")
    ResponseEntity<String> status(HttpServletRequest request) {
        reports.take(signatures.require(request));
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(NOTHING);
    }

    @Open
    @GetMapping("/media/{token}")
    void picture(@PathVariable String token, HttpServletResponse response) throws IOException {
        var file = tokens.read(token)
                .filter(attachments::leaves)
                .flatMap(media::find)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such picture."));
        download.send(file, response);
    }
}
