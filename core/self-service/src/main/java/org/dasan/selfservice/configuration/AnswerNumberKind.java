package org.dasan.selfservice.configuration;

import java.util.Set;
import java.util.regex.Pattern;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.dasan.selfservice.configuration.AnswerNumberKind.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Numbers by which callers have standard answers read to them. [FlowKind] reads their [Book] again.
@Component
@Order(89)
class AnswerNumberKind extends DocumentKind<Value> {
    static final String CODE = "answer-numbers";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");

    /// One number.
    ///
    /// @param number as it is printed and keyed in
    /// @param answer code under which the answer was imported
    record Value(String number, Label name, String answer) {}

    AnswerNumberKind(Documents documents) {
        super(documents, CODE, Label.of("안내 번호", "Answer numbers"), Value.class);
    }

    @Override
    public String key(Value value) {
        return value.number();
    }

    @Override
    public Label title(Value value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Value value) {
        return Set.of();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        if (!NUMBER.matcher(value.number()).matches()) {
            throw new InvalidFieldException("number", "must be 1 to 8 digits");
        }
        if (value.answer().isBlank() || value.answer().length() > 200) {
            throw new InvalidFieldException("answer", "must have 1 to 200 characters");
        }
    }
}
