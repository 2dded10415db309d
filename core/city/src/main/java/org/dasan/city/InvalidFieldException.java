package org.dasan.city;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// A value that is not allowed, and the field of the request it came from.
public final class InvalidFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String fault;
    private final transient List<InvalidFieldException> others;

    /// @param field as the interface names it, such as `memo`
    /// @param fault what is wrong, to be read after the field's name: `has at most 4000 characters`
    public InvalidFieldException(String field, String fault) {
        this(field, fault, List.of());
    }

    private InvalidFieldException(String field, String fault, List<InvalidFieldException> others) {
        super(field + " " + fault);
        this.field = field;
        this.fault = fault;
        this.others = List.copyOf(others);
    }

    /// Several faults that were found together, as the first of them.
    public static InvalidFieldException all(List<InvalidFieldException> faults) {
        var first = faults.getFirst();
        return new InvalidFieldException(first.field, first.fault, faults.subList(1, faults.size()));
    }

    /// This fault, and those that were found together with it.
    public List<InvalidFieldException> all() {
        return Stream.concat(Stream.of(this), others.stream()).toList();
    }

    public String field() {
        return field;
    }

    public String fault() {
        return fault;
    }

    /// The same fault of a field that lies within another.
    public InvalidFieldException within(String outer) {
        if (outer.isEmpty()) {
            return this;
        }
        boolean index = field.startsWith("[");
        return new InvalidFieldException(
                field.isEmpty() ? outer : outer + (index ? "" : ".") + field,
                fault,
                others.stream().map(other -> other.within(outer)).toList());
    }

    /// The field at which reading JSON stopped; the empty name when it is not JSON at all.
    public static InvalidFieldException of(JacksonException e) {
        var path = path(e);
        return e.getCause() instanceof InvalidFieldException inner
                ? inner.within(path)
                : new InvalidFieldException(path, reason(e));
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not known here";
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException format -> "is not a valid " + name(format.getTargetType());
            case ValueInstantiationException value
            when value.getCause() instanceof IllegalArgumentException why -> "is not valid: " + why.getMessage();
            case MismatchedInputException mismatch -> "must be a " + name(mismatch.getTargetType());
            default -> {
                var location = e.getLocation();
                yield location == null || !e.getPath().isEmpty()
                        ? "is not valid"
                        : "is not JSON (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
            }
        };
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "value" : type.getSimpleName();
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
