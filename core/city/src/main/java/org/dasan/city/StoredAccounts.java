package org.dasan.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dasan.city.access.StaffPrincipal;
import org.dasan.store.EventLog;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Passwords as slow hashes in the table `staff`.
///
/// Scripts send the password with each request, and checking one costs a twentieth of a second by design. So
/// a password that has just been right is remembered for a minute, as an HMAC under a key that only this
/// process knows, together with the hash it was right for: a changed password is refused at once.
@Component
class StoredAccounts implements Accounts {
    private static final int LONGEST_PASSWORD_BYTES = 72; // what bcrypt takes into account

    private final JdbcClient jdbc;
    private final EventLog log;
    private final TransactionTemplate transaction;
    private final PasswordEncoder encoder;
    private final Directory directory;
    private final Clock clock;
    private final String nobodysHash;
    private final SecretKeySpec rememberKey = randomKey();
    private final Cache<ByteBuffer, Boolean> right = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    StoredAccounts(
            JdbcClient jdbc,
            EventLog log,
            TransactionTemplate transaction,
            PasswordEncoder encoder,
            Directory directory,
            Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.transaction = transaction;
        this.encoder = encoder;
        this.directory = directory;
        this.clock = clock;
        nobodysHash = encoder.encode("nobody has this password");
    }

    private record Account(UUID id, String username, String hash) {}

    @Override
    public Optional<StaffPrincipal> authenticate(String username, String password) {
        var account = jdbc.sql("""
                        SELECT id, username, password_hash AS hash
                          FROM staff
                         WHERE username = :username AND active AND password_hash IS NOT NULL
                        """)
                .param("username", username.toLowerCase(Locale.ROOT))
                .query(Account.class)
                .optional();
        if (account.isEmpty()) {
            encoder.matches(password, nobodysHash);
            return Optional.empty();
        }
        return account.filter(known -> matches(password, known.hash))
                .map(known -> new StaffPrincipal(new StaffId(known.id), known.username));
    }

    @Override
    public PasswordChange changePassword(StaffId who, String present, String wanted) {
        var hash = jdbc.sql("SELECT password_hash FROM staff WHERE id = :id AND active AND password_hash IS NOT NULL")
                .param("id", who.value())
                .query(String.class)
                .optional();
        if (hash.isEmpty() || !matches(present, hash.get())) {
            return PasswordChange.WRONG_PASSWORD;
        }
        if (wanted.codePointCount(0, wanted.length()) < SHORTEST_PASSWORD) {
            return PasswordChange.TOO_SHORT;
        }
        if (wanted.getBytes(UTF_8).length > LONGEST_PASSWORD_BYTES) {
            return PasswordChange.TOO_LONG;
        }
        if (wanted.equals(present)) {
            return PasswordChange.NOT_NEW;
        }
        var wantedHash = encoder.encode(wanted);
        var changed = transaction.execute(_ -> {
            var rows = jdbc.sql("""
                            UPDATE staff SET password_hash = :wanted, must_change_password = false
                             WHERE id = :id AND password_hash = :present
                            """)
                    .param("wanted", wantedHash)
                    .param("id", who.value())
                    .param("present", hash.get())
                    .update();
            if (rows == 1) {
                say("city.staff.password-changed", who, who);
            }
            return rows == 1;
        });
        if (!changed) {
            return PasswordChange.WRONG_PASSWORD; // somebody else changed it meanwhile
        }
        directory.reload();
        return PasswordChange.CHANGED;
    }

    @Override
    public String giveFirstPassword(StaffId whom, StaffId by) {
        var password = FirstPassword.generate();
        var hash = encoder.encode(password);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE staff SET password_hash = :hash, must_change_password = true WHERE id = :id")
                    .param("hash", hash)
                    .param("id", whom.value())
                    .update();
            say("city.staff.password-given", whom, by);
        });
        directory.reload();
        return password;
    }

    private void say(String type, StaffId whom, StaffId by) {
        log.append(List.of(new NewEvent(
                new StreamId(StreamType.CONFIGURATION, whom.value()),
                type,
                1,
                clock.instant(),
                by.value(),
                null,
                false,
                Map.of())));
    }

    private boolean matches(String password, String hash) {
        var proof = remembered(password, hash);
        if (right.getIfPresent(proof) != null) {
            return true;
        }
        var matches = encoder.matches(password, hash);
        if (matches) {
            right.put(proof, true);
        }
        return matches;
    }

    private ByteBuffer remembered(String password, String hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(rememberKey);
            mac.update(hash.getBytes(UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
        }
    }

    private static SecretKeySpec randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
