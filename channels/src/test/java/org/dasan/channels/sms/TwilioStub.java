package org.dasan.channels.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The provider on a real socket: strict about what it is sent, and as unreliable as the test wants.
final class TwilioStub implements AutoCloseable {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "the-new-token";
    static final String OLD_TOKEN = "the-old-token";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    /// The fields the city sends, of those the provider's published interface names.
    private static final Set<String> FIELDS = Set.of("To", "From", "Body", "StatusCallback", "MediaUrl");

    private final Queue<Consumer<HttpExchange>> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final Map<String, Consumer<HttpExchange>> files = new ConcurrentHashMap<>();
    private final List<Map<String, @Nullable Object>> messages = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> forms = new CopyOnWriteArrayList<>();
    private final Map<String, List<Map<String, @Nullable Object>>> media = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    /// Called with the name of a text before its creation is answered.
    volatile Consumer<String> beforeAnswer = _ -> {};
    private volatile Instant now = Instant.EPOCH;
    private final int port;
    private HttpServer server;

    TwilioStub() {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    private HttpServer serve(int at) {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/", this::handle);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void time(Instant at) {
        now = at;
    }

    int asked() {
        return asked.get();
    }

    List<Map<String, List<String>>> forms() {
        return forms;
    }

    /// What it took, by its body.
    List<String> bodies() {
        return messages.stream()
                .filter(message -> "outbound-api".equals(message.get("direction")))
                .map(message -> String.valueOf(message.get("body")))
                .toList();
    }

    List<String> faults() {
        return faults;
    }

    /// `Authorization` headers of requests for files, empty where there was none.
    List<String> authorizations() {
        return authorizations;
    }

    void answersNextWith(int status, String type, String body, Map<String, String> headers) {
        next.add(exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
        });
    }

    void refusesNext(int code) {
        answersNextWith(400, "application/json", "{\"code\":" + code + ",\"message\":\"no\",\"status\":400}", Map.of());
    }

    void takesNextAndHangsUp() {
        next.add(exchange -> {
            take(form(exchange));
            exchange.close();
        });
    }

    void goes(boolean away) {
        if (away) {
            server.stop(0);
        } else {
            server = serve(port);
        }
    }

    void file(String path, Consumer<HttpExchange> handler) {
        files.put(path, handler);
    }

    /// A text of a citizen's that the provider holds and has told nobody of.
    void holds(String sid, String from, String to, String body, Instant at, List<String> pictures) {
        messages.addFirst(message(sid, from, to, body, "inbound", at, pictures.size()));
        media.put(
                sid,
                pictures.stream()
                        .map(picture -> fields(
                                "sid",
                                "ME" + sid.substring(2),
                                "content_type",
                                "image/png",
                                "parent_sid",
                                sid,
                                "account_sid",
                                ACCOUNT,
                                "uri",
                                picture + ".json"))
                        .toList());
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var root = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages";
        var file = files.get(path);
        if (file != null) {
            authorizations.add(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
            file.accept(exchange);
        } else if (path.equals(root + ".json") && exchange.getRequestMethod().equals("POST")) {
            create(exchange);
        } else if (path.equals(root + ".json")) {
            list(exchange, root);
        } else if (path.endsWith("/Media.json")) {
            var sid = path.substring(root.length() + 1, path.length() - "/Media.json".length());
            var body = page(path, null);
            body.put("media_list", media.getOrDefault(sid, List.of()));
            json(exchange, 200, body);
        } else {
            json(exchange, 404, Map.of("code", 20404, "status", 404, "message", "not found"));
        }
    }

    private void create(HttpExchange exchange) {
        asked.incrementAndGet();
        var special = next.poll();
        if (special != null) {
            special.accept(exchange);
            return;
        }
        var form = form(exchange);
        var fault = fault(exchange, form);
        if (fault != null) {
            faults.add(fault);
            json(exchange, 422, Map.of("code", 20001, "status", 422, "message", fault));
            return;
        }
        var taken = take(form);
        beforeAnswer.accept(String.valueOf(taken.get("sid")));
        json(exchange, 201, taken);
    }

    private static @Nullable String fault(HttpExchange exchange, Map<String, List<String>> form) {
        var pair = Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + pair).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return "password";
        }
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return "content type " + type;
        }
        if (!FIELDS.containsAll(form.keySet())) {
            return "unknown field among " + form.keySet();
        }
        if (!E164.matcher(first(form, "To")).matches() || first(form, "From").isEmpty()) {
            return "To or From";
        }
        if (first(form, "Body").isEmpty() && !form.containsKey("MediaUrl")) {
            return "no content";
        }
        if (first(form, "Body").length() > 1600) {
            return "too long";
        }
        return URI.create(first(form, "StatusCallback")).isAbsolute() ? null : "StatusCallback";
    }

    private Map<String, @Nullable Object> take(Map<String, List<String>> form) {
        forms.add(form);
        var sid = "SM%032x".formatted(names.incrementAndGet());
        var taken = message(sid, first(form, "From"), first(form, "To"), first(form, "Body"), "outbound-api", now, 0);
        messages.addFirst(taken);
        return taken;
    }

    private void list(HttpExchange exchange, String root) {
        var query = decode(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        int size =
                Integer.parseInt(query.getOrDefault("PageSize", List.of("50")).getFirst());
        int page = Integer.parseInt(query.getOrDefault("Page", List.of("0")).getFirst());
        var to = first(query, "To");
        var from = first(query, "From");
        var found = messages.stream()
                .filter(m -> to.isEmpty() || to.equals(m.get("to")))
                .filter(m -> from.isEmpty() || from.equals(m.get("from")))
                .toList();
        int start = Math.min(found.size(), page * size);
        int end = Math.min(found.size(), start + size);
        var uri = root + ".json?To=" + to.replace("+", "%2B") + "&From=" + from.replace("+", "%2B") + "&PageSize="
                + size + "&Page=";
        var body = page(uri + page, end < found.size() ? uri + (page + 1) : null);
        body.put("messages", found.subList(start, end));
        json(exchange, 200, body);
    }

    private static Map<String, @Nullable Object> page(String uri, @Nullable String next) {
        return fields("uri", uri, "first_page_uri", uri, "next_page_uri", next, "page", 0, "page_size", 50);
    }

    private static Map<String, @Nullable Object> message(
            String sid, String from, String to, String body, String direction, Instant at, int pictures) {
        var time = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                .format(at.atOffset(ZoneOffset.UTC));
        return fields(
                "sid", sid,
                "account_sid", ACCOUNT,
                "from", from,
                "to", to,
                "body", body,
                "direction", direction,
                "status", direction.equals("inbound") ? "received" : "queued",
                "num_media", Integer.toString(pictures),
                "date_created", time,
                "date_sent", time,
                "date_updated", time);
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... pairs) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return fields;
    }

    private static Map<String, List<String>> form(HttpExchange exchange) {
        try {
            return decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> decode(String encoded) {
        var form = new HashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.computeIfAbsent(decoded(pair.substring(0, at)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(at + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private static void json(HttpExchange exchange, int status, Object body) {
        answer(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    static void answer(HttpExchange exchange, int status, String type, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException _) {
            // who asked has gone; that is theirs to tell
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
