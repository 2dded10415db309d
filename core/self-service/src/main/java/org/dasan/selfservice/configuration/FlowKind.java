package org.dasan.selfservice.configuration;

import java.util.HashSet;
import java.util.Set;
import org.dasan.city.Codes;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Label;
import org.dasan.city.configuration.DocumentKind;
import org.dasan.city.configuration.Documents;
import org.dasan.selfservice.flow.Flow;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How calls are served before a person takes them. One that has a fault is not taken, so callers never
/// meet it.
@Component
@Order(90)
class FlowKind extends DocumentKind<Flow> {
    static final String CODE = "flows";

    private final Surroundings surroundings;
    private final Book book;

    FlowKind(Documents documents, Surroundings surroundings, Book book) {
        super(documents, CODE, Label.of("전화 흐름", "Call flows"), Flow.class);
        this.surroundings = surroundings;
        this.book = book;
    }

    @Override
    public String key(Flow value) {
        return value.code();
    }

    @Override
    public Label title(Flow value) {
        return value.name();
    }

    @Override
    public Set<String> organisations(Flow value) {
        var organisations = new HashSet<>(surroundings.organisationsOf(value.entryPoints()));
        organisations.add(value.organisation());
        return organisations;
    }

    @Override
    public void check(Flow value, @Nullable Flow before) {
        Codes.require("code", value.code());
        var faults = surroundings.faults(value);
        if (!faults.isEmpty()) {
            throw InvalidFieldException.all(faults.stream()
                    .map(fault -> new InvalidFieldException(fault.field(), fault.message()))
                    .toList());
        }
    }

    @Override
    public void reload() {
        book.reload(); // the answer numbers with it
    }
}
