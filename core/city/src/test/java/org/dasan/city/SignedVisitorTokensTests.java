package org.dasan.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.dasan.city.VisitorTokens.InvalidToken;
import org.dasan.city.access.VisitorPrincipal;
import org.dasan.store.Keys;
import org.dasan.testkit.MutableClock;
import org.junit.jupiter.api.Test;

class SignedVisitorTokensTests {
    private static final UUID CONVERSATION = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final EntryPointId WEB = new EntryPointId(UUID.fromString("01900000-0000-7000-8000-000000000002"));

    private final MutableClock clock = new MutableClock();
    private final SignedVisitorTokens tokens = new SignedVisitorTokens(new OneKey((byte) 1), clock);

    @Test
    void opensTheConversationItWasIssuedFor() throws InvalidToken {
        var token = tokens.issue(CONVERSATION, WEB, clock.instant().plus(Duration.ofHours(24)));

        assertThat(tokens.verify(token)).isEqualTo(new VisitorPrincipal(CONVERSATION, WEB));
    }

    @Test
    void opensNothingOnceItHasExpired() {
        var token = tokens.issue(CONVERSATION, WEB, clock.instant().plus(Duration.ofHours(24)));

        clock.advance(Duration.ofHours(24).plusSeconds(1));

        refuses(token);
    }

    @Test
    void opensNothingWhenAnotherCitySignedIt() {
        var other = new SignedVisitorTokens(new OneKey((byte) 2), clock);

        refuses(other.issue(CONVERSATION, WEB, clock.instant().plusSeconds(60)));
    }

    @Test
    void opensNothingUnsigned() {
        refuses(new PlainJWT(claims("dasan-visitor")).serialize());
    }

    @Test
    void opensNothingWithAnotherAlgorithmThoughTheKeyIsRight() throws JOSEException {
        var key = new byte[64];
        java.util.Arrays.fill(key, (byte) 1);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS512)
                        .type(new JOSEObjectType("visitor+jwt"))
                        .build(),
                claims("dasan-visitor"));
        token.sign(new MACSigner(key));

        refuses(token.serialize());
    }

    @Test
    void opensNothingWhenItWasMeantForSomethingElse() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("visitor+jwt"))
                        .build(),
                claims("something-else"));
        token.sign(new MACSigner(new OneKey((byte) 1).derive("visitor-token")));

        refuses(token.serialize());
    }

    @Test
    void opensNothingWhenItIsNoToken() {
        refuses("");
        refuses("a.b.c");
        refuses("Bearer");
    }

    private JWTClaimsSet claims(String audience) {
        return new JWTClaimsSet.Builder()
                .audience(audience)
                .subject(CONVERSATION.toString())
                .claim("ep", WEB.toString())
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .build();
    }

    private void refuses(String token) {
        assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> tokens.verify(token));
    }

    /// Keys whose only key is the same byte again and again.
    private record OneKey(byte value) implements Keys {
        @Override
        public SecretKey derive(String purpose) {
            var bytes = new byte[32];
            java.util.Arrays.fill(bytes, value);
            return new SecretKeySpec(bytes, "HmacSHA256");
        }

        @Override
        public byte[] seal(String plain, String context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String open(byte[] sealed, String context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] lookup(String kind, String normalised) {
            throw new UnsupportedOperationException();
        }
    }
}
