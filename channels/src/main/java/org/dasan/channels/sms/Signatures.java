package org.dasan.channels.sms;

import com.twilio.security.RequestValidator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dasan.city.access.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Tells what the provider sent from what somebody else sent. The signature covers the address the provider
/// knows and every field, also those we do not know; it holds no time, so that the same request may come
/// again.
@Component
class Signatures {
    private static final String HEADER = "X-Twilio-Signature";

    private final SmsSetup setup;
    private final PublicAddress address;
    private final Counter refused;

    Signatures(SmsSetup setup, PublicAddress address, MeterRegistry metrics) {
        this.setup = setup;
        this.address = address;
        refused = Counter.builder("dasan.sms.refused")
                .description("Requests to the provider's addresses that the provider has not signed")
                .register(metrics);
    }

    /// The fields of a request that the provider has signed.
    ///
    /// @throws Problem 403 when it has not; nothing of such a request is kept or logged
    Map<String, String> require(HttpServletRequest request) {
        var fields = fields(request);
        var signature = request.getHeader(HEADER);
        boolean signed = signature != null
                && setup.account()
                        .filter(account -> isSigned(account, request.getRequestURI(), fields, signature))
                        .isPresent();
        if (!signed) {
            refused.increment();
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "bad-signature", "This address takes only what its provider has signed.");
        }
        return fields;
    }

    private boolean isSigned(TwilioAccount account, String path, Map<String, String> fields, String signature) {
        return account.tokens().stream()
                .anyMatch(token -> address.bases().stream()
                        .anyMatch(base -> new RequestValidator(token).validate(base + path, fields, signature)));
    }

    /// Fields of the form. The server reads every request as UTF-8, as the provider writes them.
    private static Map<String, String> fields(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        return fields;
    }
}
