package org.dasan.server.security;

import java.time.Duration;
import java.util.Locale;
import org.dasan.city.Accounts;
import org.dasan.city.access.Throttle;
import org.dasan.city.access.Throttles;
import org.dasan.city.access.TooManyRequestsException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Checks a user name and password, at the sign-in page and with HTTP Basic alike. Only failures are counted:
/// by account and address first, so that nobody can lock somebody else out from afar, then by account and by
/// address.
@Component
class PasswordCheck implements AuthenticationProvider {
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final Throttles throttles;
    private final Throttle perAccountAndAddress;
    private final Throttle perAccount;
    private final Throttle perAddress; // generous: a whole office may share one

    PasswordCheck(Accounts accounts, Throttles throttles) {
        this.accounts = accounts;
        this.throttles = throttles;
        perAccountAndAddress = throttles.of(10, PERIOD);
        perAccount = throttles.of(50, PERIOD);
        perAddress = throttles.of(100, PERIOD);
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        var username = asked.getName().toLowerCase(Locale.ROOT);
        var password = String.valueOf(asked.getCredentials());
        var address = asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var exempt = throttles.exempt(address);
        if (!exempt) {
            refuseTooMany(username, address);
        }
        var staff = accounts.authenticate(username, password);
        if (staff.isEmpty()) {
            if (!exempt) {
                count(username, address);
            }
            throw new BadCredentialsException("wrong user name or password");
        }
        return new StaffAuthentication(staff.get());
    }

    private void refuseTooMany(String username, String address) {
        try {
            perAccountAndAddress.check(username + "|" + address);
            perAccount.check(username);
            perAddress.check(address);
        } catch (TooManyRequestsException e) {
            throw new TooManyAttemptsException(e);
        }
    }

    private void count(String username, String address) {
        try {
            perAccountAndAddress.take(username + "|" + address);
            perAccount.take(username);
            perAddress.take(address);
        } catch (TooManyRequestsException e) {
            throw new TooManyAttemptsException(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /// Too many wrong passwords; the cause says when to try again.
    static final class TooManyAttemptsException extends AuthenticationException {
        private static final long serialVersionUID = 1;

        private final TooManyRequestsException tooMany;

        TooManyAttemptsException(TooManyRequestsException tooMany) {
            super(String.valueOf(tooMany.getMessage()), tooMany);
            this.tooMany = tooMany;
        }

        TooManyRequestsException tooMany() {
            return tooMany;
        }

        @Override
        public @Nullable String getMessage() {
            return tooMany.getMessage();
        }
    }
}
