package org.dasan.simulator.texts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The provider between citizens' telephones and the city: takes texts from the city and rings the telephone,
/// brings citizens' texts as signed webhooks, and tells what became of the city's: late, twice and out of order.
public final class Provider implements AutoCloseable {
    /// Account and secret of a demonstration, which everybody knows; it runs on this machine only.
    private static final String ACCOUNT = "AC00000000000000000000000000000120";

    /// The number citizens text.
    static final String CITY = "120";

    private static final String TOKEN = "demo-120";
    private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// Real time in which the network takes a text.
    private static final int LATENCY_MILLIS = 40;
    /// Of a hundred reports: told twice.
    private static final int TWICE = 10;

    private final Entrances city;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("text provider").factory());
    private final Random random;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final Map<String, Queue<Text>> byCitizen = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Text>> phones = new ConcurrentHashMap<>();

    /// A text as the provider keeps it.
    record Text(String sid, String from, String to, String body, boolean fromCity, Instant at, String callback) {}

    /// @param city where webhooks go
    public Provider(Entrances city, long seed) {
        this.city = city;
        random = new Random(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port is free for the provider of texts", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// For the server's settings.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A telephone is switched on.
    void register(String number, Consumer<Text> rings) {
        phones.put(number, rings);
    }

    void unregister(String number) {
        phones.remove(number);
    }

    /// What the city has sent there.
    List<Text> fromCityTo(String number) {
        return byCitizen.getOrDefault(number, new ConcurrentLinkedQueue<>()).stream()
                .filter(Text::fromCity)
                .toList();
    }

    /// A citizen sends a text. The city may be away: the provider keeps it, and the caller asks again.
    Text fromCitizen(String from, String to, String body) {
        var text = new Text(sid(), from, to, body, false, Instant.now(), "");
        keep(text, from);
        return text;
    }

    private void keep(Text text, String citizen) {
        texts.put(text.sid, text);
        byCitizen.computeIfAbsent(citizen, _ -> new ConcurrentLinkedQueue<>()).add(text);
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /// Brings it to the city.
    ///
    /// @return status of the answer; 0 when there was none
    int bring(Text text) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", text.sid);
        fields.put("SmsSid", text.sid);
        fields.put("SmsMessageSid", text.sid);
        fields.put("AccountSid", ACCOUNT);
        fields.put("From", text.from);
        fields.put("To", text.to);
        fields.put("Body", text.body);
        fields.put("NumMedia", "0");
        fields.put("NumSegments", "1");
        fields.put("SmsStatus", "received");
        fields.put("ApiVersion", "2010-04-01");
        return post(city.get(0).resolve("/webhooks/twilio/messages"), fields);
    }

    private static int post(URI address, Map<String, String> fields) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", Signature.of(address.toString(), fields, TOKEN))
                .POST(BodyPublishers.ofString(Form.encode(fields)))
                .build();
        try {
            return Browser.HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var path = exchange.getRequestURI().getPath();
            var right = "Basic "
                    + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
            if (!right.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");
            } else if (exchange.getRequestMethod().equals("POST") && path.equals(MESSAGES + ".json")) {
                create(exchange, Form.decode(body));
            } else if (path.equals(MESSAGES + ".json")) {
                list(
                        exchange,
                        Form.decode(String.valueOf(exchange.getRequestURI().getRawQuery())));
            } else {
                var text = texts.get(path.replace(MESSAGES + "/", "").replace(".json", ""));
                if (text != null) {
                    send(exchange, 200, view(text).toString());
                } else {
                    send(exchange, 404, "{\"code\":20404,\"message\":\"not found\",\"status\":404}");
                }
            }
        }
    }

    private void create(HttpExchange exchange, Map<String, String> fields) throws IOException {
        var to = fields.getOrDefault("To", "");
        var text = new Text(
                sid(),
                fields.getOrDefault("From", ""),
                to,
                fields.getOrDefault("Body", ""),
                true,
                Instant.now(),
                fields.getOrDefault("StatusCallback", ""));
        keep(text, to);
        var _ = later.schedule(() -> threads.execute(() -> arrives(text)), LATENCY_MILLIS, TimeUnit.MILLISECONDS);
        send(exchange, 201, view(text).toString());
    }

    /// The telephone rings, and the city is told: in an order of the network's own.
    private void arrives(Text text) {
        var phone = phones.get(text.to);
        if (phone != null) {
            phone.accept(text);
        }
        if (text.callback.isEmpty()) {
            return;
        }
        boolean backwards;
        boolean twice;
        synchronized (random) {
            backwards = random.nextInt(100) < TWICE;
            twice = random.nextInt(100) < TWICE;
        }
        tell(text, backwards ? "delivered" : "sent");
        tell(text, backwards ? "sent" : "delivered");
        if (twice) {
            tell(text, "delivered");
        }
    }

    private static void tell(Text text, String status) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", text.sid);
        fields.put("MessageStatus", status);
        fields.put("SmsSid", text.sid);
        fields.put("SmsStatus", status);
        fields.put("AccountSid", ACCOUNT);
        fields.put("From", text.from);
        fields.put("To", text.to);
        fields.put("ApiVersion", "2010-04-01");
        post(URI.create(text.callback), fields);
    }

    /// By the number they went to or came from, the newest first.
    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        var to = query.get("To");
        var from = query.get("From");
        int size = Integer.parseInt(query.getOrDefault("PageSize", "50"));
        var candidates = to != null && byCitizen.containsKey(to)
                ? byCitizen.get(to)
                : from != null && byCitizen.containsKey(from) ? byCitizen.get(from) : texts.values();
        var found = candidates.stream()
                .filter(text -> to == null || text.to.equals(to))
                .filter(text -> from == null || text.from.equals(from))
                .sorted(Comparator.comparing(Text::at).reversed())
                .limit(size)
                .map(Provider::view)
                .toList();
        var page = Browser.JSON.createObjectNode();
        page.set("messages", Browser.JSON.valueToTree(found));
        page.put("page", 0)
                .put("page_size", size)
                .put("uri", MESSAGES + ".json")
                .put("first_page_uri", MESSAGES + ".json");
        page.putNull("next_page_uri").putNull("previous_page_uri");
        send(exchange, 200, page.toString());
    }

    private static ObjectNode view(Text text) {
        var at = DateTimeFormatter.RFC_1123_DATE_TIME.format(text.at.atOffset(ZoneOffset.UTC));
        var view = Browser.JSON.createObjectNode();
        view.put("sid", text.sid).put("account_sid", ACCOUNT).put("api_version", "2010-04-01");
        view.put("from", text.from).put("to", text.to).put("body", text.body);
        view.put("status", text.fromCity ? "queued" : "received");
        view.put("direction", text.fromCity ? "outbound-api" : "inbound");
        view.put("num_media", "0").put("num_segments", "1").put("price_unit", "USD");
        view.put("date_created", at).put("date_updated", at).put("date_sent", at);
        view.put("uri", MESSAGES + "/" + text.sid + ".json");
        for (var nothing : List.of("messaging_service_sid", "error_code", "error_message", "price")) {
            view.putNull(nothing);
        }
        view.putObject("subresource_uris").put("media", MESSAGES + "/" + text.sid + "/Media.json");
        return view;
    }

    private static void send(HttpExchange exchange, int status, @Nullable String body) throws IOException {
        var bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
        threads.shutdownNow();
    }
}
