package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.MediaItem;
import org.dasan.interactions.MediaStore;
import org.dasan.interactions.Message;
import org.dasan.interactions.outbox.DeliveryState;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Pictures from citizens, whoever serves them, and to citizens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureTests {
    private static final byte[] PICTURE = picture();
    private static int citizens;

    private final SmsCity city;

    PictureTests(@TempDir Path folder) {
        city = SmsCity.start(folder);
    }

    @AfterAll
    void stop() {
        assertThat(city.balanced()).isTrue();
        city.close();
    }

    @Test
    void addsThePictureToTheTextItCameWith() {
        city.provider.file("/files/road", served("image/png", PICTURE));

        var contact = sent("도로가 파손됐어요", city.provider.url() + "/files/road");

        Eventually.that(() -> assertThat(media(contact)).singleElement().satisfies(item -> {
            assertThat(item.mime()).isEqualTo("image/png");
            assertThat(item.size()).isEqualTo(PICTURE.length);
        }));
        assertThat(texts(contact)).containsExactly("도로가 파손됐어요");
        assertThat(city.provider.authorizations()).anyMatch(header -> header.startsWith("Basic "));
    }

    @Test
    void refusesAddressesOfOthersAndOfTheCitysOwnNetwork() {
        for (var url : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:" + city.port + "/actuator",
                "https://example.com/a.png",
                "https://api.twilio.com.example.com/a.png",
                "file:///etc/passwd",
                "https://user:x@api.twilio.com/a.png",
                "no address at all")) {
            var contact = sent("열어 보세요", url);

            Eventually.that(() -> assertThat(texts(contact)).containsExactly("열어 보세요", "media.blocked"));
            assertThat(media(contact)).isEmpty();
        }
    }

    @Test
    void doesNotFollowTheProviderIntoTheCitysOwnNetwork() {
        city.provider.file(
                "/files/redirect", exchange -> redirect(exchange, "http://127.0.0.1:" + city.port + "/actuator"));

        var contact = sent("따라가 보세요", city.provider.url() + "/files/redirect");

        Eventually.that(() -> assertThat(texts(contact)).endsWith("media.blocked"));
    }

    @Test
    void knowsNamesThatLeadIntoTheNetworkWhenItConnects() throws UnknownHostException {
        var addresses = city.bean(PictureAddresses.class);

        assertThatThrownBy(() -> addresses.resolve("localhost")).isInstanceOf(UnknownHostException.class);
        for (var inside : List.of(
                "10.1.2.3",
                "172.16.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "127.0.0.1",
                "0.0.0.0",
                "100.64.0.1",
                "::1",
                "fe80::1",
                "fd00::1")) {
            assertThat(PictureAddresses.isInside(InetAddress.ofLiteral(inside)))
                    .as(inside)
                    .isTrue();
        }
        assertThat(PictureAddresses.isInside(InetAddress.ofLiteral("203.0.113.7")))
                .isFalse();
        assertThat(addresses.isProvider(URI.create("https://api.twilio.com/x"))).isTrue();
        assertThat(addresses.isProvider(URI.create("https://media.twiliocdn.com/x")))
                .isFalse();
        assertThat(addresses.isAllowed(URI.create("https://media.twiliocdn.com/x")))
                .isTrue();
        assertThat(addresses.isAllowed(URI.create("http://media.twiliocdn.com/x")))
                .isFalse();
    }

    @Test
    void cutsWhatHasNoEnd() {
        city.provider.file("/files/endless", PictureTests::endless);

        var contact = sent("아주 큰 사진", city.provider.url() + "/files/endless");

        Eventually.that(() -> assertThat(texts(contact)).containsExactly("아주 큰 사진", "media.blocked"));
    }

    @Test
    void refusesWhatOnlyClaimsToBeAPicture() {
        city.provider.file(
                "/files/page.jpg",
                served("image/jpeg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));

        var contact = sent("사진이에요", city.provider.url() + "/files/page.jpg");

        Eventually.that(() -> assertThat(texts(contact)).containsExactly("사진이에요", "media.blocked"));
    }

    @Test
    void triesAgainWhenTheProviderIsOutOfOrder() {
        var tries = new java.util.concurrent.atomic.AtomicInteger();
        city.provider.file("/files/later", exchange -> {
            if (tries.incrementAndGet() < 3) {
                TwilioStub.answer(exchange, 503, "text/plain", new byte[0]);
            } else {
                TwilioStub.answer(exchange, 200, "image/png", PICTURE);
            }
        });

        var contact = sent("나중에 됩니다", city.provider.url() + "/files/later");

        Eventually.that(() -> {
            city.clock.advance(Duration.ofSeconds(10));
            assertThat(media(contact)).hasSize(1);
        });
        assertThat(tries).hasValue(3);
    }

    @Test
    void sendsPicturesByAddressesThatNobodyCanGuessAndThatEnd() throws BlobTooLarge, IOException {
        var ada = city.agent("ada", 5);
        var contact = sent("약도 좀 보내 주세요");
        city.accept(ada);
        var map = stored(contact, ada, PICTURE);
        var unsent = stored(contact, ada, PICTURE);

        city.until(city.say(contact, ada, "", map), DeliveryState.ACCEPTED);

        var url = TwilioStub.first(city.provider.forms().getLast(), "MediaUrl");
        assertThat(url).startsWith(SmsCity.PUBLIC + "/webhooks/twilio/media/");
        var path = url.substring(SmsCity.PUBLIC.length());
        assertThat(city.get(path).status()).isEqualTo(200);
        assertThat(city.get(path).type()).isEqualTo("image/png");
        assertThat(city.get(path + "x").status()).isEqualTo(404);
        assertThat(city.get("/webhooks/twilio/media/"
                                + city.bean(MediaTokens.class).issue(unsent))
                        .status())
                .isEqualTo(404); // leaves with no text
        city.clock.advance(Duration.ofHours(2));
        assertThat(city.get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesToSendWhatTelephonesDoNotShow() throws BlobTooLarge, IOException {
        var bob = city.agent("bob", 5);
        var contact = sent("서식을 보내 주세요");
        city.accept(bob);
        var form = stored(contact, bob, "그냥 글입니다".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> city.say(contact, bob, "여기요", form))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("media"));
    }

    private UUID stored(InteractionId contact, UUID agent, byte[] content) throws BlobTooLarge, IOException {
        return city.bean(MediaStore.class)
                .store(contact, agent, Ids.next(), "file", new ByteArrayInputStream(content), Pictures.MAX_BYTES)
                .item()
                .id();
    }

    private InteractionId sent(String text, String... urls) {
        var fields = city.fields(city.newSid(), "+8210600000%02d".formatted(++citizens), SmsCity.NUMBER, text);
        fields.put("NumMedia", Integer.toString(urls.length));
        for (int i = 0; i < urls.length; i++) {
            fields.put("MediaUrl" + i, urls[i]);
            fields.put("MediaContentType" + i, "image/jpeg");
        }
        assertThat(city.webhook("messages", fields).status()).isEqualTo(200);
        return city.interactionOf(String.valueOf(fields.get("MessageSid")));
    }

    private List<String> texts(InteractionId contact) {
        return city.messages(contact).stream()
                .map(message -> message.code() == null ? message.text() : message.code())
                .toList();
    }

    private List<MediaItem> media(InteractionId contact) {
        return city.messages(contact).stream()
                .map(Message::media)
                .flatMap(List::stream)
                .toList();
    }

    private static Consumer<HttpExchange> served(String type, byte[] content) {
        return exchange -> TwilioStub.answer(exchange, 200, type, content);
    }

    private static void redirect(HttpExchange exchange, String to) {
        exchange.getResponseHeaders().set("Location", to);
        TwilioStub.answer(exchange, 307, "text/plain", new byte[0]);
    }

    /// Two gigabytes, of which nobody should read more than ten megabytes.
    private static void endless(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(PICTURE);
            var chunk = new byte[64 * 1024];
            for (int i = 0; i < 32 * 1024; i++) {
                exchange.getResponseBody().write(chunk);
            }
        } catch (IOException _) {
            // cut, as it should be
        }
    }

    private static byte[] picture() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
