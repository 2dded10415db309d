package org.dasan.interactions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads how many pixels a picture has from its first bytes, without decoding it.
final class PictureSize {
    private PictureSize() {}

    /// Width times height; empty when the header does not tell.
    static Optional<Long> pixels(String mime, byte[] head) {
        try {
            return switch (mime) {
                case "image/png" -> area(u32(head, 16), u32(head, 20));
                case "image/gif" -> area(u16le(head, 6), u16le(head, 8));
                case "image/jpeg" -> jpeg(head);
                case "image/webp" -> webp(head);
                case "image/heic", "image/heif" -> heic(head);
                default -> Optional.empty();
            };
        } catch (ArrayIndexOutOfBoundsException _) {
            return Optional.empty(); // cut off in the middle of its header
        }
    }

    /// From segment to segment until the one that starts a frame.
    private static Optional<Long> jpeg(byte[] head) {
        int at = 2;
        while (u8(head, at) == 0xFF) {
            int marker = u8(head, at + 1);
            if (marker == 0xFF) {
                at++; // padding
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return area(u16(head, at + 7), u16(head, at + 5));
            } else {
                at += 2 + u16(head, at + 2);
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> webp(byte[] head) {
        var kind = new String(head, 12, 4, StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case "VP8 " -> area(u16le(head, 26) & 0x3FFF, u16le(head, 28) & 0x3FFF);
            case "VP8L" -> {
                long bits = u16le(head, 21) | ((long) u16le(head, 23) << 16);
                yield area((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            }
            case "VP8X" -> area(u24le(head, 24) + 1L, u24le(head, 27) + 1L);
            default -> Optional.empty();
        };
    }

    /// The largest of the sizes its boxes name: the picture, its tiles, its thumbnail.
    private static Optional<Long> heic(byte[] head) {
        var box = "ispe".getBytes(StandardCharsets.ISO_8859_1);
        long largest = 0;
        for (int i = 0; i + 16 <= head.length; i++) {
            if (Arrays.equals(head, i, i + 4, box, 0, 4)) {
                largest = Math.max(
                        largest, area(u32(head, i + 8), u32(head, i + 12)).orElse(0L));
            }
        }
        return largest == 0 ? Optional.empty() : Optional.of(largest);
    }

    private static Optional<Long> area(long width, long height) {
        return width == 0 || height == 0 ? Optional.empty() : Optional.of(width * height);
    }

    private static int u8(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }

    private static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    private static long u32(byte[] bytes, int at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    private static int u16le(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    private static int u24le(byte[] bytes, int at) {
        return u16le(bytes, at) | u8(bytes, at + 2) << 16;
    }
}
