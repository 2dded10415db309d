package org.dasan.server.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dasan.city.access.Open;
import org.dasan.city.access.Problem;
import org.dasan.interactions.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// A telephone on screen, from which a visitor of the demonstration texts the city as a citizen does.
@RestController
@RequestMapping("/demo/phone")
class DemoPhoneController {
    private static final long LARGEST = 5L * 1024 * 1024;
    private static final int LONGEST = 1_600;
    private static final int SHOWN = 60;
    private static final Map<String, MediaType> FILES = Map.of(
            "phone.html", new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8),
            "phone.css", new MediaType("text", "css", java.nio.charset.StandardCharsets.UTF_8),
            "phone.js", new MediaType("text", "javascript", java.nio.charset.StandardCharsets.UTF_8));

    private final DemoProvider provider;
    private final DemoTexts texts;
    private final DemoWebhooks webhooks;

    DemoPhoneController(DemoProvider provider, DemoTexts texts, DemoWebhooks webhooks) {
        this.provider = provider;
        this.texts = texts;
        this.webhooks = webhooks;
    }

    /// @param mine     from the telephone to the city
    /// @param pictures where they are shown from
    record TextView(String id, boolean mine, String text, List<String> pictures, Instant at, String status) {}

    record Texts(String number, List<TextView> texts) {}

    @Open
    @GetMapping
    ResponseEntity<Resource> page() {
        return file("phone.html");
    }

    @Open
    @GetMapping("/files/{name}")
    ResponseEntity<Resource> file(@PathVariable String name) {
        playingOnly();
        var type = FILES.get(name);
        if (type == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such file.");
        }
        return ResponseEntity.ok().contentType(type).body(new ClassPathResource("demo/" + name));
    }

    /// What this telephone has sent and received, oldest first.
    @Open
    @GetMapping("/texts")
    Texts texts(@RequestParam String number) {
        playingOnly();
        var own = require(number);
        var found = texts.newest(text -> text.from().equals(own) || text.to().equals(own)).stream()
                .limit(SHOWN)
                .map(DemoPhoneController::view)
                .toList()
                .reversed();
        return new Texts(own, found);
    }

    @Open
    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    void send(
            @RequestParam String number,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile picture)
            throws IOException {
        playingOnly();
        var own = require(number);
        var pictures = picture == null || picture.isEmpty() ? List.<DemoText.Picture>of() : List.of(taken(picture));
        if (text.isBlank() && pictures.isEmpty()) {
            throw Problem.field("text", "must not be empty");
        }
        if (text.length() > LONGEST) {
            throw Problem.field("text", "must have at most " + LONGEST + " characters");
        }
        if (!provider.fromCitizen(own, text, pictures)) {
            throw Problem.of(HttpStatus.BAD_GATEWAY, "not-delivered", "The city did not take the text.");
        }
    }

    /// A picture another text carried, for the telephone's own screen.
    @Open
    @GetMapping("/pictures/{sid}/{media}")
    ResponseEntity<byte[]> picture(@PathVariable String sid, @PathVariable String media) {
        playingOnly();
        var picture = texts.find(sid).map(text -> text.picture(media)).orElse(null);
        if (picture == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such picture.");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mime()))
                .header("X-Content-Type-Options", "nosniff")
                .body(picture.content());
    }

    private static DemoText.Picture taken(MultipartFile picture) throws IOException {
        var mime = picture.getContentType();
        if (mime == null || !mime.startsWith("image/") || mime.contains("svg")) {
            throw Problem.field("picture", "must be a picture");
        }
        if (picture.getSize() > LARGEST) {
            throw Problem.field("picture", "must have at most 5 MB");
        }
        return new DemoText.Picture(DemoTexts.name("ME"), mime, picture.getBytes());
    }

    private static TextView view(DemoText text) {
        var own = text.pictures().stream().map(picture -> "/demo/phone/pictures/" + text.sid() + "/" + picture.sid());
        return new TextView(
                text.sid(),
                text.inbound(),
                text.body(),
                Stream.concat(own, text.links().stream()).toList(),
                text.created(),
                text.status());
    }

    private static String require(String number) {
        return PhoneNumbers.e164(number).orElseThrow(() -> Problem.field("number", "is not a telephone number"));
    }

    private void playingOnly() {
        if (!webhooks.playing()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no telephone here.");
        }
    }
}
