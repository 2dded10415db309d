package org.dasan.server.demo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dasan.channels.TextProvider;
import org.dasan.city.access.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The provider's own interface, as far as the city uses it.
@RestController
@RequestMapping("/demo/provider/2010-04-01/Accounts/{account}")
class DemoProviderController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);
    private static final int LONGEST = 1_600;
    private static final int MOST_OF_A_PAGE = 1_000;

    private final DemoProvider provider;
    private final DemoTexts texts;
    private final DemoWebhooks webhooks;

    DemoProviderController(DemoProvider provider, DemoTexts texts, DemoWebhooks webhooks) {
        this.provider = provider;
        this.texts = texts;
        this.webhooks = webhooks;
    }

    /// An answer as the provider refuses.
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final HttpStatus status;
        private final int code;

        RefusedException(HttpStatus status, int code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RefusedException e) {
        return ResponseEntity.status(e.status)
                .body(Map.of(
                        "code",
                        e.code,
                        "message",
                        String.valueOf(e.getMessage()),
                        "more_info",
                        "https://www.twilio.com/docs/errors/" + e.code,
                        "status",
                        e.status.value()));
    }

    @Open
    @PostMapping("/Messages.json")
    ResponseEntity<Map<String, @Nullable Object>> create(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String password,
            @RequestParam(name = "To", defaultValue = "") String to,
            @RequestParam(name = "From", defaultValue = "") String from,
            @RequestParam(name = "Body", defaultValue = "") String body,
            @RequestParam(name = "MediaUrl", required = false) @Nullable List<String> mediaUrls,
            @RequestParam(name = "StatusCallback", required = false) @Nullable String callback) {
        check(account, password);
        var links = mediaUrls == null ? List.<String>of() : mediaUrls;
        if (to.isBlank()) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, 21604, "A 'To' phone number is required.");
        }
        if (body.isEmpty() && links.isEmpty()) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, 21602, "Message body is required.");
        }
        if (body.length() > LONGEST) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, 21617, "The message body exceeds 1600 characters.");
        }
        if (texts.hasStopped(to)) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, 21610, "Attempt to send to unsubscribed recipient");
        }
        var paths = links.stream().map(link -> URI.create(link).getRawPath()).toList();
        return ResponseEntity.status(HttpStatus.CREATED).body(view(provider.fromCity(from, to, body, paths, callback)));
    }

    @Open
    @GetMapping("/Messages.json")
    Map<String, @Nullable Object> list(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String password,
            @RequestParam(name = "To", defaultValue = "") String to,
            @RequestParam(name = "From", defaultValue = "") String from,
            @RequestParam(name = "PageSize", defaultValue = "50") int size,
            @RequestParam(name = "Page", defaultValue = "0") int page) {
        check(account, password);
        int bounded = Math.clamp(size, 1, MOST_OF_A_PAGE);
        var found = texts.newest(text -> (to.isEmpty() || text.to().equals(to))
                && (from.isEmpty() || text.from().equals(from)));
        int start = Math.min(Math.max(page, 0) * bounded, found.size());
        int end = Math.min(start + bounded, found.size());
        var uri = "/2010-04-01/Accounts/" + account + "/Messages.json?PageSize=" + bounded + "&To=" + encoded(to)
                + "&From=" + encoded(from) + "&Page=";
        var answer = page(uri, page, bounded, end < found.size() ? uri + (page + 1) : null);
        answer.put(
                "messages",
                found.subList(start, end).stream()
                        .map(DemoProviderController::view)
                        .toList());
        return answer;
    }

    @Open
    @GetMapping("/Messages/{sid}.json")
    Map<String, @Nullable Object> message(
            @PathVariable String account,
            @PathVariable String sid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String password) {
        check(account, password);
        return view(find(sid));
    }

    @Open
    @GetMapping("/Messages/{sid}/Media.json")
    Map<String, @Nullable Object> pictures(
            @PathVariable String account,
            @PathVariable String sid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String password) {
        check(account, password);
        var text = find(sid);
        var answer = page(DemoProvider.uri(text) + "/Media.json?Page=", 0, MOST_OF_A_PAGE, null);
        answer.put(
                "media_list",
                text.pictures().stream()
                        .map(picture -> Map.of(
                                "sid", picture.sid(),
                                "account_sid", account,
                                "parent_sid", sid,
                                "content_type", picture.mime(),
                                "date_created", time(text.created()),
                                "date_updated", time(text.created()),
                                "uri", DemoProvider.uri(text) + "/Media/" + picture.sid() + ".json"))
                        .toList());
        return answer;
    }

    @Open
    @GetMapping("/Messages/{sid}/Media/{media}")
    ResponseEntity<byte[]> picture(
            @PathVariable String account,
            @PathVariable String sid,
            @PathVariable String media,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String password) {
        check(account, password);
        var picture = find(sid).picture(media);
        if (picture == null) {
            throw new RefusedException(HttpStatus.NOT_FOUND, 20404, "The requested resource was not found");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mime()))
                .header("X-Content-Type-Options", "nosniff")
                .body(picture.content());
    }

    private DemoText find(String sid) {
        return texts.find(sid)
                .orElseThrow(() ->
                        new RefusedException(HttpStatus.NOT_FOUND, 20404, "The requested resource was not found"));
    }

    private void check(String account, String password) {
        var ours = TextProvider.DEMONSTRATION;
        if (!webhooks.playing() || !account.equals(ours.sid())) {
            throw new RefusedException(HttpStatus.NOT_FOUND, 20404, "The requested resource was not found");
        }
        var pair = ours.sid() + ":" + ours.token();
        var expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(password)) {
            throw new RefusedException(HttpStatus.UNAUTHORIZED, 20003, "Authenticate");
        }
    }

    private static Map<String, @Nullable Object> page(String uri, int page, int size, @Nullable String next) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("first_page_uri", uri + 0);
        answer.put("next_page_uri", next);
        answer.put("previous_page_uri", page == 0 ? null : uri + (page - 1));
        answer.put("uri", uri + page);
        answer.put("page", page);
        answer.put("page_size", size);
        return answer;
    }

    private static Map<String, @Nullable Object> view(DemoText text) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("sid", text.sid());
        view.put("account_sid", TextProvider.DEMONSTRATION.sid());
        view.put("api_version", "2010-04-01");
        view.put("messaging_service_sid", null);
        view.put("from", text.from());
        view.put("to", text.to());
        view.put("body", text.body());
        view.put("status", text.status());
        view.put("direction", text.inbound() ? "inbound" : "outbound-api");
        view.put(
                "num_media",
                Integer.toString(text.pictures().size() + text.links().size()));
        view.put("num_segments", "1");
        view.put("date_created", time(text.created()));
        view.put("date_updated", time(text.created()));
        view.put("date_sent", time(text.created()));
        view.put("error_code", null);
        view.put("error_message", null);
        view.put("price", null);
        view.put("price_unit", "USD");
        view.put("uri", DemoProvider.uri(text) + ".json");
        view.put("subresource_uris", Map.of("media", DemoProvider.uri(text) + "/Media.json"));
        return view;
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
