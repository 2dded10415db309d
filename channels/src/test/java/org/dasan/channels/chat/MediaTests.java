package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dasan.store.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Files on their way from citizens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaTests {
    private final ChatCity city;
    private final ChatCity.Visitor visitor;

    MediaTests(@TempDir Path folder) {
        city = ChatCity.start(folder, true);
        visitor = city.visitor(Ids.next(), "사진 보낼게요");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void takesAPictureSendsItWithAMessageAndServesItToBeSavedOnly() {
        var picture = picture("jpeg");
        var clientId = Ids.next();

        var stored = city.upload(visitor, clientId, "도로 파손.jpg", "image/jpeg", picture);
        var again = city.upload(visitor, clientId, "도로 파손.jpg", "image/jpeg", picture);
        var id = stored.body().path("id").asString();
        var posted = city.post(
                visitor.path() + "/messages",
                visitor.token(),
                Map.of("clientId", Ids.next(), "text", "", "media", List.of(id)));
        var served = city.get(visitor.path() + "/media/" + id, visitor.token());

        assertThat(stored.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(stored.body());
        assertThat(posted.status()).isEqualTo(201);
        assertThat(served.raw().body()).isEqualTo(picture);
        assertThat(served.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(served.header("Content-Disposition")).startsWith("attachment");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Security-Policy")).contains("sandbox");
        var messages = city.get(visitor.path(), visitor.token()).body().path("messages");
        assertThat(messages.get(messages.size() - 1)
                        .path("media")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("도로 파손.jpg");
    }

    @Test
    void believesTheBytesAndNotTheName() {
        var page = "<!doctype html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        var refused = city.upload(visitor, Ids.next(), "photo.jpg", "image/jpeg", page);
        var renamed = city.upload(visitor, Ids.next(), "..\\invoice.exe", "application/octet-stream", picture("png"));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.problem()).isEqualTo("/problems/type-refused");
        assertThat(refused.body().path("mime").asString()).isEqualTo("text/html");
        assertThat(renamed.body().path("name").asString()).isEqualTo("invoice.exe.png");
        assertThat(renamed.body().path("mime").asString()).isEqualTo("image/png");
    }

    @Test
    void refusesWhatIsTooLargeTooManyPixelsOrNotWhole() {
        int before = city.count("media");
        var large = Arrays.copyOf(picture("png"), (int) ChatMediaController.MAX_BYTES + 1);

        var tooLarge = city.upload(visitor, Ids.next(), "big.png", "image/png", large);
        var bomb = city.upload(visitor, Ids.next(), "bomb.png", "image/png", claiming(picture("png"), 60_000, 60_000));
        var cut = city.upload(visitor, Ids.next(), "cut.png", "image/png", Arrays.copyOf(picture("png"), 12));
        var empty = city.upload(visitor, Ids.next(), "empty.txt", "text/plain", new byte[0]);

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body().path("maxBytes").asLong()).isEqualTo(ChatMediaController.MAX_BYTES);
        assertThat(bomb.status()).isEqualTo(415);
        assertThat(cut.status()).isEqualTo(415);
        assertThat(empty.status()).isEqualTo(415);
        assertThat(city.count("media")).isEqualTo(before);
    }

    @Test
    void givesFilesToTheirConversationOnly() {
        var id = city.upload(visitor, Ids.next(), "내 것.png", "image/png", picture("png"))
                .body()
                .path("id")
                .asString();
        var stranger = city.visitor(Ids.next(), "안녕하세요");

        assertThat(city.get(visitor.path() + "/media/" + id, stranger.token()).status())
                .isEqualTo(403);
        assertThat(city.get(stranger.path() + "/media/" + id, stranger.token()).status())
                .isEqualTo(404);
        assertThat(city.post(
                                stranger.path() + "/messages",
                                stranger.token(),
                                Map.of("clientId", Ids.next(), "text", "", "media", List.of(id)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void holdsNoMoreThanTenUnsentFiles() {
        var hoarder = city.visitor(Ids.next(), "안녕하세요");
        for (int i = 0; i < 10; i++) {
            assertThat(city.upload(hoarder, Ids.next(), i + ".png", "image/png", picture("png"))
                            .status())
                    .isEqualTo(201);
        }

        assertThat(city.upload(hoarder, Ids.next(), "11.png", "image/png", picture("png"))
                        .status())
                .isEqualTo(409);
    }

    private static byte[] picture(String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] claiming(byte[] png, int width, int height) {
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }
}
