package org.dasan.interactions.survey;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Keeps texts that rate as answers, and leaves all others to people.
@Component
class SurveyTexts implements TextSurvey {
    private final Surveys surveys;

    SurveyTexts(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public boolean answered(UUID thread, String text, Instant at) {
        return RatingText.read(text)
                .map(answer -> surveys.answer(thread, answer, at))
                .filter(result -> result == Surveys.Result.KEPT)
                .isPresent();
    }
}
