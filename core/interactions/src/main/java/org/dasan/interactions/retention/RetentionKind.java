package org.dasan.interactions.retention;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.StaffId;
import org.dasan.city.configuration.ConfigurationKind;
import org.dasan.city.configuration.Documents;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.retention.RetentionKind.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How long contacts are kept, by their topics. The class without topics holds for all that no other class names;
/// without such a class those are kept for ever. Of several classes the longest counts.
@Component
@Order(89)
class RetentionKind implements ConfigurationKind<Value> {
    /// Longer than the longest report looks back.
    private static final int SHORTEST_MONTHS = 4;

    private static final int LONGEST_MONTHS = 600;
    private static final String CODE = "retention-classes";

    private final Documents documents;
    private final InteractionQueries interactions;
    private final DueContacts due;
    private final Clock clock;

    RetentionKind(Documents documents, InteractionQueries interactions, DueContacts due, Clock clock) {
        this.documents = documents;
        this.interactions = interactions;
        this.due = due;
        this.clock = clock;
    }

    /// @param months after the contact was closed
    /// @param basis  the law or rule that says so
    /// @param topics codes; none: all that no other class names
    record Value(String code, Label name, int months, String basis, List<String> topics) {
        Value {
            topics = List.copyOf(topics);
        }
    }

    /// The classes as one table.
    RetentionRules rules() {
        return rules(all());
    }

    private static RetentionRules rules(List<Value> classes) {
        var months = new HashMap<String, Integer>();
        Integer others = null;
        for (var each : classes) {
            each.topics().forEach(topic -> months.merge(topic, each.months(), Math::max));
            if (each.topics().isEmpty()) {
                others = each.months();
            }
        }
        return new RetentionRules(Map.copyOf(months), others);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Label label() {
        return Label.of("보존 기간", "Retention classes");
    }

    @Override
    public Class<Value> type() {
        return Value.class;
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
    public List<Value> all() {
        return documents.all(CODE, Value.class);
    }

    @Override
    public void check(Value value, @Nullable Value before) {
        Codes.require("code", value.code());
        if (value.months() < SHORTEST_MONTHS || value.months() > LONGEST_MONTHS) {
            throw new InvalidFieldException(
                    "months", "must be " + SHORTEST_MONTHS + " to " + LONGEST_MONTHS + " but was " + value.months());
        }
        if (value.basis().isBlank()) {
            throw new InvalidFieldException("basis", "must name the rule that says so");
        }
        var known = new HashSet<String>();
        interactions.topics().forEach(topic -> known.add(topic.code()));
        for (int i = 0; i < value.topics().size(); i++) {
            if (!known.contains(value.topics().get(i))) {
                throw new InvalidFieldException(
                        "topics[" + i + "]", "is not a topic: " + value.topics().get(i));
            }
        }
        boolean second = value.topics().isEmpty()
                && all().stream()
                        .anyMatch(other ->
                                other.topics().isEmpty() && !other.code().equals(value.code()));
        if (second) {
            throw new InvalidFieldException("topics", "must be named: another class holds for all others already");
        }
    }

    @Override
    public void write(Value value, @Nullable Value before, StaffId who) {
        documents.write(CODE, value.code(), value.topics().isEmpty() ? 999 : 1, value);
    }

    @Override
    public boolean removable() {
        return true;
    }

    @Override
    public void remove(Value value) {
        documents.remove(CODE, value.code());
    }

    /// `erased`: contacts that would be erased with the next round.
    @Override
    public Map<String, Integer> touches(Value value, @Nullable Value before) {
        var classes = new ArrayList<>(all().stream()
                .filter(other -> !other.code().equals(value.code()))
                .toList());
        classes.add(value);
        return Map.of("erased", due.count(rules(classes), clock.instant()));
    }
}
