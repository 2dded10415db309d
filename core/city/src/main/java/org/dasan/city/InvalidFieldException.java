package org.dasan.city;

/// A value that is not allowed, and the field of the request it came from.
public final class InvalidFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String fault;

    /// @param field as the interface names it, such as `memo`
    /// @param fault what is wrong, to be read after the field's name: `has at most 4000 characters`
    public InvalidFieldException(String field, String fault) {
        super(field + " " + fault);
        this.field = field;
        this.fault = fault;
    }

    public String field() {
        return field;
    }

    public String fault() {
        return fault;
    }
}
