package org.dasan.city.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An answer that says why a request was not carried out (RFC 9457); thrown from anywhere below a controller.
public final class Problem extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    private Problem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /// A problem without further members.
    ///
    /// @param type   short name of the kind of problem; the document's type becomes `/problems/{type}`
    /// @param detail one sentence for people
    public static Problem of(HttpStatus status, String type, String detail) {
        return of(status, type, detail, Map.of());
    }

    /// A problem that carries more than a sentence.
    ///
    /// @param extra further members, such as `opensAt`
    public static Problem of(HttpStatus status, String type, String detail, Map<String, ?> extra) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + type));
        extra.forEach(body::setProperty);
        return new Problem(status, body);
    }

    /// 400 because of one field of the request.
    public static Problem field(String field, String message) {
        return of(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                field + " " + message,
                Map.of("errors", List.of(new FieldError(field, message))));
    }

    /// What is wrong with one field.
    public record FieldError(String field, String message) {}
}
