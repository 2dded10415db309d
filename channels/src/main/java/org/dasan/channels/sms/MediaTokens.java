package org.dasan.channels.sms;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.dasan.store.Keys;
import org.springframework.stereotype.Component;

/// Addresses of pictures for the provider, who cannot sign in: each is good for one picture and two hours, and
/// nobody can guess it.
@Component
class MediaTokens {
    private static final Duration GOOD_FOR = Duration.ofHours(2);
    private static final int BODY = 2 * Long.BYTES + Long.BYTES;

    private final SecretKey key;
    private final Clock clock;

    MediaTokens(Keys keys, Clock clock) {
        key = keys.derive("sms-media-token");
        this.clock = clock;
    }

    String issue(UUID media) {
        var body = ByteBuffer.allocate(BODY)
                .putLong(media.getMostSignificantBits())
                .putLong(media.getLeastSignificantBits())
                .putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())
                .array();
        var signature = sign(body);
        var token = Arrays.copyOf(body, BODY + signature.length);
        System.arraycopy(signature, 0, token, BODY, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// The picture this token is for; empty when it is forged or its time is over.
    Optional<UUID> read(String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= BODY) {
                return Optional.empty();
            }
            var body = Arrays.copyOf(bytes, BODY);
            var signature = Arrays.copyOfRange(bytes, BODY, bytes.length);
            if (!MessageDigest.isEqual(sign(body), signature)) {
                return Optional.empty();
            }
            var read = ByteBuffer.wrap(body);
            var media = new UUID(read.getLong(), read.getLong());
            var until = Instant.ofEpochSecond(read.getLong());
            return clock.instant().isBefore(until) ? Optional.of(media) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] sign(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
