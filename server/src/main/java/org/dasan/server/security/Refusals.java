package org.dasan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dasan.server.problems.ProblemWriter;
import org.dasan.server.security.PasswordCheck.TooManyAttemptsException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// Says why the security chain lets a request go no further. Never asks a browser to pop up a password
/// window.
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof TooManyAttemptsException attempts) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(attempts.tooMany().retryAfterSeconds()));
            problems.write(
                    response,
                    ProblemWriter.problem(
                            HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", String.valueOf(e.getMessage())));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Session");
        problems.write(
                response,
                e instanceof BadCredentialsException
                        ? ProblemWriter.problem(
                                HttpStatus.UNAUTHORIZED, "bad-credentials", "The user name or the password is wrong.")
                        : ProblemWriter.problem(
                                HttpStatus.UNAUTHORIZED, "not-signed-in", "This needs somebody signed in."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(
                response,
                e instanceof CsrfException
                        ? ProblemWriter.problem(
                                HttpStatus.FORBIDDEN,
                                "csrf",
                                "The header X-XSRF-TOKEN must repeat the cookie XSRF-TOKEN.")
                        : ProblemWriter.problem(HttpStatus.FORBIDDEN, "forbidden", "This is not allowed."));
    }
}
