package org.dasan.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dasan.channels.TextProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Calls the city as the provider does: signed forms, sent to its own addresses.
@Component
class DemoWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(DemoWebhooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TextProvider provider;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private volatile int port;

    DemoWebhooks(TextProvider provider) {
        this.provider = provider;
    }

    /// Whether this server plays the provider.
    boolean playing() {
        return provider.demonstration();
    }

    @EventListener
    void serverIsUp(ServletWebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
            if (playing()) {
                provider.standIn(URI.create("http://127.0.0.1:" + port + "/demo/provider"));
            }
        }
    }

    /// Tells of a text.
    ///
    /// @return whether the city took it
    boolean text(Map<String, String> fields) {
        return post(URI.create("http://127.0.0.1:" + port + "/webhooks/twilio/messages"), fields);
    }

    /// The full address under which the city fetches something from this provider.
    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /// Posts a form, signed as the provider signs.
    boolean post(URI address, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", signature(address.toString(), fields))
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            LOG.warn("The demonstration's provider did not reach the city: {}", e.getMessage());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String signature(String address, Map<String, String> fields) {
        var signed = new StringBuilder(address);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            var key = TextProvider.DEMONSTRATION.token().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
