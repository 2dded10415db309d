package org.dasan.acd;

import java.util.List;

/// Wrap-up cannot be completed: the record lacks these fields. Answered as 422 naming them.
public class RecordIncompleteException extends RuntimeException {
    private final transient List<String> fields;

    public RecordIncompleteException(List<String> fields) {
        super("the counselling record needs " + String.join(" and ", fields));
        this.fields = List.copyOf(fields);
    }

    public List<String> fields() {
        return fields;
    }
}
