package org.dasan.selfservice.configuration;

import java.util.Set;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.dasan.selfservice.flow.Flow;
import org.dasan.selfservice.prompt.Prompt;
import org.dasan.selfservice.prompt.PromptBook;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What callers hear. A prompt that a flow needs stays, and keeps its texts.
@Component
@Order(88)
class PromptKind extends DocumentKind<Prompt> {
    static final String CODE = "prompts";
    private static final int MOST_CHARACTERS = 2000;

    private final Documents documents;
    private final Surroundings surroundings;
    private final PromptBook book;

    PromptKind(Documents documents, Surroundings surroundings, PromptBook book) {
        super(documents, CODE, Label.of("안내 멘트", "Prompts"), Prompt.class);
        this.documents = documents;
        this.surroundings = surroundings;
        this.book = book;
    }

    @Override
    public String key(Prompt value) {
        return value.code();
    }

    @Override
    public Label title(Prompt value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Prompt value) {
        return Set.of();
    }

    @Override
    public void check(Prompt value, @Nullable Prompt before) {
        Codes.require("code", value.code());
        if (value.from() != null && value.until() != null && value.until().isBefore(value.from())) {
            throw new InvalidFieldException("until", "lies before its first day");
        }
        if (value.text() != null) {
            value.text().byLanguage().forEach((language, text) -> {
                if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
                    throw new InvalidFieldException(
                            "text." + language, "has at most " + MOST_CHARACTERS + " characters");
                }
            });
        }
        if (before != null) {
            needed(before, value);
        }
    }

    @Override
    public void remove(Prompt value) {
        needed(value, null);
        super.remove(value);
    }

    /// Refuses to take from callers what a flow in force says to them.
    private void needed(Prompt before, @Nullable Prompt after) {
        for (var flow : documents.all(FlowKind.CODE, Flow.class)) {
            var until = surroundings.faults(flow);
            surroundings.faultsWith(flow, before.code(), after).stream()
                    .filter(fault -> !until.contains(fault))
                    .findFirst()
                    .ifPresent(fault -> {
                        var place = flow.code() + ", " + fault.field() + ", which " + fault.message();
                        throw new InvalidFieldException("text", "is needed by flow " + place);
                    });
        }
    }

    @Override
    public void reload() {
        book.reload();
    }
}
