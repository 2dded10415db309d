package org.dasan.city;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.dasan.city.access.VisitorPrincipal;
import org.dasan.store.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tokens as JWTs signed with HMAC-SHA-256; no other algorithm is accepted, whatever a token's header claims.
@Component
class SignedVisitorTokens implements VisitorTokens {
    private static final String AUDIENCE = "dasan-visitor";
    private static final String ENTRY_POINT = "ep";
    private static final JOSEObjectType TYPE = new JOSEObjectType("visitor+jwt");

    private final Clock clock;
    private final SecretKey key;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    SignedVisitorTokens(Keys keys, Clock clock) {
        this.clock = clock;
        key = keys.derive("visitor-token");
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableSecret<>(key)));
        processor.setJWTClaimsSetVerifier(new ByOurClock());
    }

    @Override
    public String issue(UUID conversation, EntryPointId entryPoint, Instant expires) {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(),
                new JWTClaimsSet.Builder()
                        .audience(AUDIENCE)
                        .subject(conversation.toString())
                        .claim(ENTRY_POINT, entryPoint.toString())
                        .expirationTime(Date.from(expires))
                        .build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a visitor token", e);
        }
        return token.serialize();
    }

    @Override
    public VisitorPrincipal verify(String token) throws InvalidToken {
        try {
            var claims = processor.process(token, null);
            return new VisitorPrincipal(
                    UUID.fromString(claims.getSubject()),
                    new EntryPointId(UUID.fromString(claims.getStringClaim(ENTRY_POINT))));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            throw new InvalidToken("visitor token refused: " + e.getMessage());
        }
    }

    private final class ByOurClock extends DefaultJWTClaimsVerifier<SecurityContext> {
        ByOurClock() {
            super(AUDIENCE, null, Set.of("sub", "exp", ENTRY_POINT));
            setMaxClockSkew(0); // one city, one clock
        }

        @Override
        protected @Nullable Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
