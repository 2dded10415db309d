package org.dasan.citizenapp.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/// The headers of the citizen's pages: nothing but our own files runs, nobody frames them unless configured.
final class PageHeaders {
    private static final String POLICY = "Content-Security-Policy";
    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors ";
    private static final Pattern ORIGIN = Pattern.compile("https?://(\\*\\.)?[a-z0-9.-]+(:[0-9]{1,5})?");

    private PageHeaders() {}

    static void write(HttpServletResponse response) {
        response.setHeader(POLICY, OURS + "'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /// Lets `sites` frame the page. What is not an origin is left out: the header must stay one header.
    static void allowFraming(HttpServletResponse response, Collection<String> sites) {
        List<String> origins =
                sites.stream().filter(site -> ORIGIN.matcher(site).matches()).toList();
        response.setHeader(POLICY, OURS + (origins.isEmpty() ? "'none'" : String.join(" ", origins)));
    }
}
