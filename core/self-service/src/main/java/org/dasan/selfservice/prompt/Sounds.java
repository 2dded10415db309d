package org.dasan.selfservice.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.dasan.store.Keys;
import org.springframework.stereotype.Component;

/// Where sounds are found over HTTP. The address holds a secret, so that who asks needs no other sign:
/// telephone engines know nothing but addresses.
@Component
class Sounds {
    static final String BASE = "/internal/sounds/";
    private static final int MOST_TEXTS = 20_000;
    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final int HASH_CHARACTERS = 32;

    private final Speaker speaker;
    private final Keys keys;
    private final String secret;
    /// What was promised to be spoken, by its hash; a call asks for it at once.
    private final Cache<String, Text> texts = Caffeine.newBuilder()
            .maximumSize(MOST_TEXTS)
            .expireAfterAccess(Duration.ofHours(2))
            .build();
    private final Cache<String, byte[]> spoken = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String _, byte[] wav) -> wav.length)
            .build();

    private record Text(String language, String text) {}

    Sounds(Speaker speaker, Keys keys) {
        this.speaker = speaker;
        this.keys = keys;
        secret = HexFormat.of().formatHex(keys.derive("sounds").getEncoded()).substring(0, HASH_CHARACTERS);
    }

    /// Whether the address was made here.
    boolean knows(String said) {
        return MessageDigest.isEqual(said.getBytes(UTF_8), secret.getBytes(UTF_8));
    }

    /// The path of a recording; it names the content, so it can be cached for ever.
    String recorded(Recordings.Recording recording) {
        return BASE + secret + "/recorded/" + recording.sha256() + ".wav";
    }

    /// The path of a text in a machine's voice; empty when there is none for the language.
    Optional<String> spoken(String language, String text) {
        if (!speaker.speaks(language)) {
            return Optional.empty();
        }
        var hash = HexFormat.of()
                .formatHex(keys.lookup("spoken-" + language, text))
                .substring(0, HASH_CHARACTERS);
        texts.put(hash, new Text(language, text));
        return Optional.of(BASE + secret + "/spoken/" + hash + ".wav");
    }

    /// A text in a machine's voice; empty when it was not promised or cannot be spoken.
    Optional<byte[]> speak(String hash) {
        var known = spoken.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        var text = texts.getIfPresent(hash);
        if (text == null) {
            return Optional.empty();
        }
        var wav = speaker.speak(text.language, text.text);
        wav.ifPresent(bytes -> spoken.put(hash, bytes));
        return wav;
    }
}
