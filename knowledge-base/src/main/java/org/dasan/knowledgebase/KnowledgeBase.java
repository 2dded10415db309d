package org.dasan.knowledgebase;

import java.util.Optional;
import java.util.UUID;

/// What everybody may ask: approved answers that hold today. Drafts, retired and expired ones do not exist here.
public interface KnowledgeBase {
    /// Answers to a question, best first; without a question those most used and newest.
    Found search(Question question);

    /// One answer, if it is published and holds today.
    Optional<Answer> answer(UUID id);

    /// The answer that an import brought under this id, if it is published and holds today.
    Optional<Answer> answerByExternalId(String externalId);
}
