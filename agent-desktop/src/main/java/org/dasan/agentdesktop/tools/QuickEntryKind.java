package org.dasan.agentdesktop.tools;

import java.util.Arrays;
import java.util.Set;
import org.dasan.agentdesktop.tools.QuickEntryKind.Value;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// One key for the record of an everyday contact: outcome, topic and the beginning of the memo at once.
@Component
@Order(87)
class QuickEntryKind extends DocumentKind<Value> {
    /// @param outcome  one that agents may choose
    /// @param topic    code of a topic
    /// @param resolved YES, NO or PASSED_ON; null = the agent says
    /// @param memo     what the memo begins with; null = nothing
    record Value(
            String code,
            Label name,
            String outcome,
            String topic,
            @Nullable String resolved,
            @Nullable String memo,
            int position) {}

    private final InteractionQueries interactions;

    QuickEntryKind(Documents documents, InteractionQueries interactions) {
        super(documents, "quick-entries", Label.of("빠른 입력", "Quick entries"), Value.class);
        this.interactions = interactions;
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
        boolean chosen = Arrays.stream(Outcome.values())
                .anyMatch(outcome -> outcome.chosenByAgent() && outcome.name().equals(value.outcome()));
        if (!chosen) {
            throw new InvalidFieldException("outcome", "is none an agent may choose: " + value.outcome());
        }
        if (interactions.topics().stream().noneMatch(topic -> topic.code().equals(value.topic()))) {
            throw new InvalidFieldException("topic", "is not a topic: " + value.topic());
        }
        if (value.resolved() != null && !Set.of("YES", "NO", "PASSED_ON").contains(value.resolved())) {
            throw new InvalidFieldException("resolved", "must be YES, NO or PASSED_ON");
        }
        if (value.memo() != null && value.memo().length() > 1000) {
            throw new InvalidFieldException("memo", "has at most 1000 characters");
        }
    }
}
