package org.dasan.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.dasan.city.access.Open;
import org.dasan.city.access.VisitorOnly;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// A request needs a CSRF token when it changes something, its endpoint trusts the session cookie, which a
/// browser adds by itself, and that cookie names somebody. An `Authorization` header it never adds by itself;
/// open endpoints and visitors' do not look at the cookie.
@Component
class CsrfRule implements RequestMatcher {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Logins logins;

    CsrfRule(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            Logins logins) {
        this.mappings = mappings;
        this.logins = logins;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod()) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        return trustsTheCookie(request) && logins.containsContext(request);
    }

    private boolean trustsTheCookie(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            var chain = mappings.getObject().getHandler(request);
            return chain != null
                    && chain.getHandler() instanceof HandlerMethod method
                    && method.getMethodAnnotation(Open.class) == null
                    && method.getMethodAnnotation(VisitorOnly.class) == null;
        } catch (Exception e) { // no method for this address or body type: nothing will be carried out
            return false;
        }
    }
}
