package org.dasan.channels.sms;

import com.twilio.exception.ApiException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.dasan.interactions.outbox.SendResult;
import org.dasan.interactions.outbox.SendResult.Rejected;
import org.dasan.interactions.outbox.SendResult.Unavailable;
import org.dasan.interactions.outbox.SendResult.Uncertain;
import org.jspecify.annotations.Nullable;

/// What a failed call says about the text. The HTTP status decides first, then the provider's own code;
/// whatever is not surely a no is uncertain, for a second try might text twice.
final class Verdicts {
    /// Of the account, the number or the city's settings: an operator mends it, the text waits.
    static final Set<String> ALARMS = Set.of("20003", "20404", "20429-account", "21408", "21606", "21659");

    private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Verdicts() {}

    /// @param status     of the answer, 0 = there was none
    /// @param retryAfter its header
    static SendResult of(ApiException failure, int status, @Nullable String retryAfter) {
        var code = failure.getCode() == null ? null : failure.getCode().toString();
        if (status == 0) {
            return neverLeft(failure) ? new Unavailable(SHORT, "unreachable") : new Uncertain("connection-broke");
        }
        if (status == 429) {
            return new Unavailable(pause(retryAfter), code == null ? "429" : code);
        }
        if (status >= 400 && status < 500 && code != null) {
            boolean ours = ALARMS.contains(code) || status == 401 || status == 403;
            return ours && !code.equals(OptOuts.CODE) ? new Unavailable(UNTIL_MENDED, code) : new Rejected(code);
        }
        return new Uncertain("http-" + status);
    }

    /// Whether the connection failed before anything could be said on it.
    private static boolean neverLeft(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
            if (cause instanceof IOException) {
                return false;
            }
        }
        return false;
    }

    private static Duration pause(@Nullable String retryAfter) {
        try {
            var asked = retryAfter == null ? SHORT : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
            return asked.isNegative() ? SHORT : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (NumberFormatException _) {
            return SHORT; // a date, or nothing we know
        }
    }
}
