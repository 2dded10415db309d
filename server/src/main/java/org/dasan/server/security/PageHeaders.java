package org.dasan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.telephony.PhoneSockets;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/// What a browser may do with our answers: run our own scripts, talk to us, and frame nothing of ours but the
/// chat of an entry point, on the sites that entry point names. An answer that says so itself keeps its own
/// policy.
@Component
class PageHeaders implements HeaderWriter {
    private static final String POLICY = "Content-Security-Policy";
    private static final String EMBED = "/embed/";
    private static final String OURS = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'";
    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()";

    private final Directory directory;
    private final PhoneSockets phones;

    PageHeaders(Directory directory, PhoneSockets phones) {
        this.directory = directory;
        this.phones = phones;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var ancestors = ancestors(path);
        if (!response.containsHeader(POLICY)) {
            // The documentation page of the interface brings styles of its own.
            var styles = path.startsWith("/swagger-ui") ? "; style-src 'self' 'unsafe-inline'" : "";
            response.setHeader(POLICY, OURS + styles + telephone(path) + "; frame-ancestors " + ancestors);
        }
        if (ancestors.equals("'none'")) {
            response.setHeader("X-Frame-Options", "DENY"); // for browsers that do not know frame-ancestors
        }
        response.setHeader("Permissions-Policy", PERMISSIONS);
    }

    /// An agent's telephone connects with the exchange itself, so that calls outlive this server.
    private String telephone(String path) {
        return path.startsWith("/desk")
                ? phones.socket()
                        .map(socket -> "; connect-src 'self' " + socket)
                        .orElse("")
                : "";
    }

    private String ancestors(String path) {
        if (!path.startsWith(EMBED)) {
            return "'none'";
        }
        var key = path.substring(EMBED.length()).split("/", 2)[0];
        var sites = directory
                .entryPoint(key)
                .filter(EntryPoint::active)
                .map(EntryPoint::embeddingSites)
                .orElse(java.util.List.of());
        return sites.isEmpty() ? "'none'" : String.join(" ", sites);
    }
}
