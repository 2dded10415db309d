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
    /// Answers that fit so much worse than the best one only share a word with the question: an agent may want to
    /// see them, a citizen is led astray.
    private static final double LIKE_THE_BEST = 0.25;

    private final KnowledgeBase knowledge;

    CitizenAnswers(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Found search(String question, @Nullable String language, int most) {
        var found = knowledge.search(new Question(question, language, null, most));
        double least = found.hits().isEmpty() ? 0 : found.hits().getFirst().score() * LIKE_THE_BEST;
        var near = found.hits().stream()
                .filter(hit -> hit.score() >= least)
                .map(hit -> new Brief(hit.id(), hit.lang(), hit.title(), hit.confirmedOn()))
                .toList();
        return new Found(near.size(), near, found.meant());
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
