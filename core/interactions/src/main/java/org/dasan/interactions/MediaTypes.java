package org.dasan.interactions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.tika.Tika;

/// Which files are taken, judged by their bytes. What the sender calls them counts for nothing.
final class MediaTypes {
    /// How many first bytes are looked at; the headers of a photo with its preview and colour profile fit.
    static final int HEAD = 256 * 1024;

    /// A picture with more would fill the memory of whoever looks at it.
    private static final long MOST_PIXELS = 64_000_000;

    private static final int LONGEST_NAME = 120;
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\"*:<>?|]");
    private static final Map<String, List<String>> ENDINGS = endings();
    private static final Tika TIKA = new Tika();

    private MediaTypes() {}

    /// The types taken.
    static List<String> allowed() {
        return List.copyOf(ENDINGS.keySet());
    }

    /// What these first bytes are.
    ///
    /// @throws MediaRefusedException when it is nothing we take
    static String sniff(byte[] head) {
        var mime = TIKA.detect(head);
        if (head.length == 0 || !ENDINGS.containsKey(mime)) {
            throw new MediaRefusedException("files of type " + mime + " are not taken", mime, allowed());
        }
        if (mime.startsWith("image/")) {
            var pixels = PictureSize.pixels(mime, head);
            if (pixels.isEmpty()) {
                throw new MediaRefusedException("this is not a whole picture", mime, allowed());
            }
            if (pixels.get() > MOST_PIXELS) {
                throw new MediaRefusedException(
                        "the picture has more than " + MOST_PIXELS + " pixels", mime, allowed());
            }
        }
        return mime;
    }

    /// A name that is safe to show and save under, with an ending that tells the truth.
    static String name(String given, String mime) {
        var clean = UNPRINTABLE
                .matcher(PATH.matcher(given).replaceFirst(""))
                .replaceAll("")
                .strip();
        var endings = ENDINGS.getOrDefault(mime, List.of());
        var lower = clean.toLowerCase(Locale.ROOT);
        boolean truthful = endings.stream().anyMatch(lower::endsWith);
        var ending = endings.isEmpty() ? "" : endings.getFirst();
        if (clean.isEmpty() || endings.contains(lower)) {
            return "file" + ending;
        }
        if (clean.length() > LONGEST_NAME) {
            return clean.substring(0, clean.offsetByCodePoints(0, clean.codePointCount(0, LONGEST_NAME - 1))) + ending;
        }
        return truthful ? clean : clean + ending;
    }

    private static Map<String, List<String>> endings() {
        var endings = new LinkedHashMap<String, List<String>>();
        endings.put("image/jpeg", List.of(".jpg", ".jpeg"));
        endings.put("image/png", List.of(".png"));
        endings.put("image/webp", List.of(".webp"));
        endings.put("image/gif", List.of(".gif"));
        endings.put("image/heic", List.of(".heic"));
        endings.put("image/heif", List.of(".heif", ".heic"));
        endings.put("application/pdf", List.of(".pdf"));
        endings.put("text/plain", List.of(".txt", ".csv", ".log", ".md"));
        return Collections.unmodifiableMap(endings);
    }
}
