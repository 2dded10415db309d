package org.dasan.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTests {
    @Test
    void readsTheSizeOfEachKindOfPicture() {
        assertThat(PictureSize.pixels("image/png", png(640, 480))).contains(307_200L);
        assertThat(PictureSize.pixels("image/gif", gif(640, 480))).contains(307_200L);
        assertThat(PictureSize.pixels("image/jpeg", jpeg(640, 480))).contains(307_200L);
        assertThat(PictureSize.pixels("image/webp", webp(640, 480))).contains(307_200L);
        assertThat(PictureSize.pixels("image/heic", heic(640, 480))).contains(307_200L);
    }

    @Test
    void tellsNoSizeWhereTheHeaderIsCutOff() {
        for (int length = 0; length < 24; length++) {
            assertThat(PictureSize.pixels("image/png", Arrays.copyOf(png(640, 480), Math.min(length, 16))))
                    .isEmpty();
        }
    }

    @Test
    void refusesAPictureThatWouldFillTheMemoryOfWhoeverLooks() {
        assertThatThrownBy(() -> MediaTypes.sniff(png(100_000, 100_000))).isInstanceOf(MediaRefusedException.class);
    }

    @Test
    void knowsWhatTheBytesAre() {
        assertThat(MediaTypes.sniff(png(64, 48))).isEqualTo("image/png");
        assertThat(MediaTypes.sniff(heic(64, 48))).isEqualTo("image/heic");
        assertThat(MediaTypes.sniff("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("application/pdf");
        assertThat(MediaTypes.sniff("안녕하세요".getBytes(StandardCharsets.UTF_8))).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>x",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "#!/bin/sh\nrm",
                "MZ\u0090\0\u0003",
                "PK\u0003\u0004",
                ""
            })
    void refusesWhatRunsOrHidesSomething(String content) {
        assertThatThrownBy(() -> MediaTypes.sniff(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(MediaRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "사진.jpg, image/jpeg, 사진.jpg",
        "사진.JPEG, image/jpeg, 사진.JPEG",
        "../../etc/passwd, text/plain, passwd.txt",
        "C:\\Users\\a\\b.png, image/png, b.png",
        "invoice.exe, image/png, invoice.exe.png",
        "'', application/pdf, file.pdf",
        ".png, image/png, file.png"
    })
    void givesANameThatTellsTheTruth(String given, String mime, String name) {
        assertThat(MediaTypes.name(given, mime)).isEqualTo(name);
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .array();
    }

    private static byte[] gif(int width, int height) {
        return ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    /// With a preview in front, which must not be taken for the picture.
    private static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(60)
                .put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 20})
                .put(new byte[] {(byte) 0xFF, (byte) 0xC0, 0, 17, 8, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .put(new byte[] {(byte) 0xFF, (byte) 0xC0, 0, 17, 8})
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }

    private static byte[] webp(int width, int height) {
        return ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .array();
    }

    private static byte[] heic(int width, int height) {
        return ByteBuffer.allocate(60)
                .putInt(24)
                .put("ftypheic\0\0\0\0heicmif1".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(20)
                .put("ispe\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .array();
    }
}
