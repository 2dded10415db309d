package org.dasan.agentdesktop.tools;

import java.util.Set;
import org.dasan.agentdesktop.tools.TextBlockKind.Value;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Sentences agents use again and again. `{agent}`, `{citizen}`, `{number}`, `{organisation}`, `{queue}`, `{today}`
/// and `{time}` are filled in from the contact; `[[what]]` is a blank the agent fills in before it can be sent.
@Component
@Order(86)
class TextBlockKind extends DocumentKind<Value> {
    private static final int MOST_CHARACTERS = 1000;

    /// @param code what agents type after `::`
    /// @param text in the languages it is used in; the citizen's is taken
    record Value(String code, Label name, Label text, int position) {}

    TextBlockKind(Documents documents) {
        super(documents, "text-blocks", Label.of("상용문", "Text blocks"), Value.class);
    }

    @Override
    public String key(Value value) {
        return value.code();
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
    protected int position(Value value) {
        return value.position();
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        value.text().byLanguage().forEach((language, text) -> {
            if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
                throw new InvalidFieldException("text." + language, "has at most " + MOST_CHARACTERS + " characters");
            }
        });
    }
}
