package org.dasan.selfservice.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dasan.city.configuration.Documents;
import org.dasan.selfservice.flow.Flow;
import org.dasan.selfservice.run.AnswerNumbers;
import org.dasan.selfservice.run.FlowBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Flows and answer numbers in memory, read again after each change.
@Component
class Book implements FlowBook, AnswerNumbers {
    private final Documents documents;
    private volatile @Nullable Pages pages;

    private record Pages(Map<String, Flow> byEntryPoint, Map<String, String> answers) {}

    Book(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Optional<Flow> serving(String entryPoint) {
        return Optional.ofNullable(pages().byEntryPoint.get(entryPoint));
    }

    @Override
    public String codeOf(String number) {
        return pages().answers.getOrDefault(number, number);
    }

    void reload() {
        pages = read();
    }

    private Pages pages() {
        var known = pages;
        if (known == null) {
            known = read();
            pages = known;
        }
        return known;
    }

    private Pages read() {
        var flows = new HashMap<String, Flow>();
        for (var flow : documents.all(FlowKind.CODE, Flow.class)) {
            flow.entryPoints().forEach(entryPoint -> flows.put(entryPoint, flow));
        }
        var answers = documents.all(AnswerNumberKind.CODE, AnswerNumberKind.Value.class).stream()
                .collect(Collectors.toMap(AnswerNumberKind.Value::number, AnswerNumberKind.Value::answer));
        return new Pages(Map.copyOf(flows), answers);
    }
}
