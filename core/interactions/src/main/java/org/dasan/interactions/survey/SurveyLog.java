package org.dasan.interactions.survey;

import java.util.List;
import org.dasan.store.Projection;
import org.dasan.store.StoredEvent;
import org.springframework.stereotype.Component;

/// Follows the event log for contacts that are closed, and has their citizens asked: the question is written in
/// the transaction that moves the place in the log, so nobody is asked twice or forgotten.
///
/// What was asked is not cleared when the log is read again: answers stand in the rows alone.
@Component
class SurveyLog implements Projection {
    private final Surveys surveys;

    SurveyLog(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public void apply(List<StoredEvent> batch) {
        var closed = batch.stream()
                .filter(event -> event.type().equals("interactions.closed"))
                .map(event -> event.stream().id())
                .toList();
        if (!closed.isEmpty()) {
            surveys.ask(closed);
        }
    }
}
