package org.dasan.server.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Tells people with browsers from programs.
final class Pages {
    private Pages() {}

    /// Whether this request, or the one whose failure it follows, is a person's for a page.
    static boolean wanted(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var address = first == null ? request.getRequestURI() : first.toString();
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE) && !address.startsWith("/api/");
    }
}
