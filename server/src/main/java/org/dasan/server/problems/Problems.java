package org.dasan.server.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.access.Problem.FieldError;
import org.dasan.city.access.TooManyRequestsException;
import org.dasan.city.access.UnknownSubjectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// The answer to whatever a controller did not answer itself. Names the field where there is one, never shows
/// a stack trace. Modules put advice of their own before this one.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final URI BLANK = URI.create("about:blank");
    private static final int DEPTH = 20;

    @ExceptionHandler
    ProblemDetail unknown(UnknownSubjectException e) {
        return ProblemWriter.problem(HttpStatus.NOT_FOUND, "not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyRequestsException e) {
        var problem = ProblemWriter.problem(
                HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", String.valueOf(e.getMessage()));
        return ResponseEntity.of(problem)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfterSeconds()))
                .build();
    }

    @ExceptionHandler
    ProblemDetail invalidField(InvalidFieldException e) {
        return invalid(e.all().stream()
                .map(each -> new FieldError(each.field(), each.fault()))
                .toList());
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException e) {
        return ProblemWriter.problem(HttpStatus.FORBIDDEN, "forbidden", "This is not allowed.");
    }

    @ExceptionHandler
    ProblemDetail notSignedIn(AuthenticationException e) {
        return ProblemWriter.problem(HttpStatus.UNAUTHORIZED, "not-signed-in", "This needs somebody signed in.");
    }

    /// A form that is none, or that breaks off; one with too large a file has an answer of its own.
    @ExceptionHandler
    ProblemDetail noForm(MultipartException e) {
        return cause(e, BodyTooLargeException.class)
                .map(Problems::tooLarge)
                .orElseGet(() -> ProblemWriter.problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-request",
                        "The request needs a whole form (multipart/form-data)."));
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> broken(Exception e, HttpServletRequest request) {
        var tooLarge = cause(e, BodyTooLargeException.class);
        if (tooLarge.isPresent()) {
            return ResponseEntity.of(tooLarge(tooLarge.get())).build();
        }
        if (e instanceof IOException) {
            LOG.debug("{} {} broke off: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            return null; // nobody is there to answer
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return ResponseEntity.of(ProblemWriter.problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Something went wrong on our side. It has been recorded."))
                .build();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var tooLarge = cause(e, BodyTooLargeException.class);
        if (tooLarge.isPresent()) {
            return answer(e, tooLarge(tooLarge.get()), headers, request);
        }
        var json = cause(e, JacksonException.class);
        return answer(
                e,
                json.map(why -> invalid(List.of(FieldErrors.of(why))))
                        .orElseGet(() -> ProblemWriter.problem(
                                HttpStatus.BAD_REQUEST, "invalid-request", "The request needs a body.")),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, invalid(FieldErrors.of(e.getBindingResult())), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, invalid(FieldErrors.of(e)), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        var type = e.getRequiredType();
        return answer(
                e,
                invalid(List.of(new FieldError(
                        name == null ? "" : name,
                        "is not a valid " + (type == null ? "value" : type.getSimpleName())))),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, invalid(List.of(new FieldError(e.getParameterName(), "is missing"))), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, invalid(List.of(new FieldError(e.getRequestPartName(), "is missing"))), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ProblemWriter.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The file is too large.");
        if (e.getMaxUploadSize() > 0) {
            problem.setProperty("maxBytes", e.getMaxUploadSize());
        }
        return answer(e, problem, headers, request);
    }

    /// A page that does not exist is answered by a page; see [LastResort].
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest web && web.getResponse() != null && Pages.wanted(web.getRequest())) {
            try {
                web.getResponse().sendError(status.value());
            } catch (IOException broken) {
                LOG.debug("{} broke off: {}", web.getRequest().getRequestURI(), broken.getMessage());
            }
            return null;
        }
        return super.handleNoResourceFoundException(e, headers, status, request);
    }

    /// Gives what Spring itself refuses (404, 405, 406, 415 …) a type of ours.
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode statusCode, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getType() == null || problem.getType().equals(BLANK))) {
            problem.setType(URI.create("/problems/" + type(statusCode)));
        }
        return super.createResponseEntity(body, headers, statusCode, request);
    }

    private static String type(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "invalid-request";
            case 401 -> "not-signed-in";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "media-type-refused";
            case 503 -> "unavailable";
            default -> status.is5xxServerError() ? "internal" : "refused";
        };
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static ProblemDetail invalid(List<FieldError> errors) {
        var first = errors.isEmpty() ? new FieldError("", "is not valid") : errors.getFirst();
        var subject = first.field().isEmpty() ? "The request" : first.field();
        var problem =
                ProblemWriter.problem(HttpStatus.BAD_REQUEST, "invalid-request", subject + " " + first.message() + ".");
        problem.setProperty("errors", errors);
        return problem;
    }

    private static ProblemDetail tooLarge(BodyTooLargeException e) {
        var problem = ProblemWriter.problem(
                HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body has more than " + e.maxBytes() + " bytes.");
        problem.setProperty("maxBytes", e.maxBytes());
        return problem;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
