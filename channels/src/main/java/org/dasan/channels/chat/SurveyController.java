package org.dasan.channels.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.dasan.city.access.VisitorOnly;
import org.dasan.interactions.survey.Answer;
import org.dasan.interactions.survey.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the citizen thought of the chat, when it is over.
@RestController
@RequestMapping("/api/v1/chat/conversations/{conversationId}/survey")
class SurveyController {
    private static final int LONGEST = 1000; // words, in characters as people count them

    private final Surveys surveys;
    private final ChatLimits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SurveyController(Surveys surveys, ChatLimits limits, TransactionTemplate transaction, Clock clock) {
        this.surveys = surveys;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @param rating 1 (very dissatisfied) to 5 (very satisfied)
    record AnswerRequest(
            @Min(1) @Max(5) int rating, @Nullable String words) {}

    /// The same answer again changes nothing and is fine; another one is refused.
    @VisitorOnly
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID conversationId, @Valid @RequestBody AnswerRequest request, HttpServletRequest http) {
        limits.message(conversationId, http.getRemoteAddr());
        var words = request.words() == null ? "" : Texts.requireStorable("words", request.words(), LONGEST);
        var answer = new Answer(request.rating(), words);
        var result = Objects.requireNonNull(
                transaction.execute(_ -> surveys.answer(conversationId, answer, clock.instant())));
        switch (result) {
            case KEPT, KEPT_BEFORE -> {}
            case ANSWERED_OTHERWISE -> throw ChatRefusals.surveyAnswered();
            case NOT_OPEN -> throw ChatRefusals.surveyNotOpen();
        }
    }
}
