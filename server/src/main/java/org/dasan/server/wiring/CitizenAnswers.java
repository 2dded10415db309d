package org.dasan.server.wiring;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.citizenapp.Answers;
import org.dasan.knowledgebase.Answer;
import org.dasan.knowledgebase.KnowledgeBase;
import org.dasan.knowledgebase.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows the standard counselling database on the citizen's pages.
@Component
class CitizenAnswers implements Answers {
    private final KnowledgeBase knowledge;

    CitizenAnswers(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Found search(String question, @Nullable String language, int most) {
        var found = knowledge.search(new Question(question, language, null, most));
        return new Found(
                found.total(),
                found.hits().stream()
                        .map(hit -> new Brief(hit.id(), hit.lang(), hit.title(), hit.confirmedOn()))
                        .toList(),
                found.meant());
    }

    @Override
    public Optional<Text> answer(UUID id) {
        return knowledge
                .answer(id)
                .map(answer -> new Text(
                        answer.id(),
                        answer.lang(),
                        answer.title(),
                        answer.body(),
                        answer.organisation().name(),
                        answer.version(),
                        answer.confirmedOn(),
                        answer.validUntil(),
                        answer.sample(),
                        answer.translations().stream()
                                .collect(Collectors.toMap(
                                        Answer.Translation::lang, Answer.Translation::id, (one, _) -> one))));
    }
}
