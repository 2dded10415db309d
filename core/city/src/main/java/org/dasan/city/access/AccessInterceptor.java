package org.dasan.city.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.city.Directory;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.VisitorTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Enforces [Open], [VisitorOnly] and [StaffOnly]. A handler method that carries none of them is closed to
/// everybody.
@Component
class AccessInterceptor implements HandlerInterceptor {
    static final String VISITOR = AccessInterceptor.class.getName() + ".visitor";

    private static final Logger LOG = LoggerFactory.getLogger(AccessInterceptor.class);
    private static final String BEARER = "Bearer ";
    /// Pages of libraries that cannot carry our annotations: API documentation and the last-resort error
    /// page.
    private static final List<String> LIBRARY_PAGES =
            List.of("org.springdoc.", "org.springframework.boot.webmvc.autoconfigure.error.");

    private final Grants grants;
    private final Directory directory;
    private final VisitorTokens tokens;
    private final ObjectProvider<SubjectAccess> subjects;

    AccessInterceptor(
            Grants grants, Directory directory, VisitorTokens tokens, ObjectProvider<SubjectAccess> subjects) {
        this.grants = grants;
        this.directory = directory;
        this.tokens = tokens;
        this.subjects = subjects;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            if (handler instanceof ResourceHttpRequestHandler || handler instanceof ParameterizableViewController) {
                return true; // files everybody may have
            }
            LOG.error("Handler without an access rule refused: {}", handler);
            throw forbidden("This address is closed.");
        }
        if (isLibraryPage(method)) {
            return true;
        }
        var staffOnly = method.getMethodAnnotation(StaffOnly.class);
        var visitorOnly = method.getMethodAnnotation(VisitorOnly.class);
        if (staffOnly != null) {
            checkStaff(staffOnly, request);
        } else if (visitorOnly != null) {
            checkVisitor(visitorOnly, request);
        } else if (method.getMethodAnnotation(Open.class) == null) {
            LOG.error("Endpoint without an access rule refused: {}", method);
            throw forbidden("This endpoint is closed.");
        }
        return true;
    }

    private static boolean isLibraryPage(HandlerMethod method) {
        var name = method.getBeanType().getName();
        return LIBRARY_PAGES.stream().anyMatch(name::startsWith);
    }

    private void checkVisitor(VisitorOnly rule, HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw visitorUnknown("This needs a visitor token.");
        }
        VisitorPrincipal visitor;
        try {
            visitor = tokens.verify(header.substring(BEARER.length()).strip());
        } catch (VisitorTokens.InvalidToken e) {
            throw visitorUnknown("The visitor token is not valid, or no longer.");
        }
        if (!visitor.conversationId().equals(pathId(request, rule.conversation()))) {
            throw forbidden("The visitor token is for another conversation.");
        }
        request.setAttribute(VISITOR, visitor);
    }

    private void checkStaff(StaffOnly rule, HttpServletRequest request) {
        var who = StaffPrincipal.of(request.getUserPrincipal())
                .orElseThrow(
                        () -> Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "This needs somebody signed in."));
        var staff = directory.staff(who.id());
        if (staff.isEmpty() || !staff.get().active()) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "The account is no longer active.");
        }
        if (staff.get().mustChangePassword() && !rule.beforePasswordChange()) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "password-change-required",
                    "Choose a new password first: PUT /api/v1/session/password.");
        }
        var held = Arrays.stream(rule.role().length == 0 ? Role.values() : rule.role())
                .filter(role -> !grants.organisationsWhere(who.id(), role).isEmpty())
                .toList();
        if (held.isEmpty() && rule.role().length > 0) {
            throw forbidden("This needs the role " + names(rule.role()) + ".");
        }
        if (rule.cityWide() && held.stream().noneMatch(role -> grants.holdsEverywhere(who.id(), role))) {
            throw forbidden("This is the whole city's: it needs the role " + names(rule.role()) + " on all of it.");
        }
        if (!rule.subject().isEmpty()) {
            var id = pathId(request, rule.id());
            var access = subject(rule.subject());
            if (held.stream().noneMatch(role -> access.mayAccess(who, role, id))) {
                throw forbidden("This " + rule.subject() + " is not yours to see.");
            }
        }
    }

    private SubjectAccess subject(String name) {
        Map<String, SubjectAccess> byName =
                subjects.stream().collect(Collectors.toMap(SubjectAccess::subject, Function.identity()));
        var access = byName.get(name);
        if (access == null) {
            throw new IllegalStateException("no SubjectAccess bean for " + name);
        }
        return access;
    }

    @SuppressWarnings("unchecked")
    private static UUID pathId(HttpServletRequest request, String variable) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var text = variables == null ? null : variables.get(variable);
        if (text == null) {
            throw new IllegalStateException("the address has no variable " + variable);
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.field(variable, "must be a UUID");
        }
    }

    private static String names(Role[] roles) {
        return Arrays.stream(roles).map(Role::name).collect(Collectors.joining(" or "));
    }

    private static Problem visitorUnknown(String detail) {
        var problem = Problem.of(HttpStatus.UNAUTHORIZED, "visitor-token", detail);
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    private static Problem forbidden(String detail) {
        return Problem.of(HttpStatus.FORBIDDEN, "forbidden", detail);
    }
}
