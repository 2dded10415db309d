package org.dasan.server.wiring;

import java.util.Optional;
import org.dasan.knowledgebase.KnowledgeBase;
import org.dasan.selfservice.StandardAnswers;
import org.springframework.stereotype.Component;

/// Lets flows read standard answers to callers.
@Component
class SpokenAnswers implements StandardAnswers {
    private final KnowledgeBase knowledge;

    SpokenAnswers(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Optional<Answer> byCode(String code, String language) {
        return knowledge
                .answerByExternalId(code)
                .map(found -> found.translations().stream()
                        .filter(translation -> translation.lang().equals(language))
                        .findFirst()
                        .flatMap(translation -> knowledge.answer(translation.id()))
                        .orElse(found))
                .map(found -> new Answer(found.id(), found.version(), found.lang(), found.title(), found.body()));
    }
}
