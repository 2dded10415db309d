package org.dasan.acd.books;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.dasan.city.Label;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;

/// Where an interaction is in the books; each is in exactly one (DESIGN.md §4).
public enum Term {
    @JsonProperty("selfServed")
    SELF_SERVED("사람 없이 끝남", "Answered without a person"),
    @JsonProperty("handled")
    HANDLED("상담사가 맡아 끝남", "Dealt with by an agent and closed"),
    @JsonProperty("abandoned")
    ABANDONED("사람의 첫 답을 받기 전에 떠남", "Left before the first human message"),
    @JsonProperty("refused")
    REFUSED("받지 않음", "Turned away"),
    @JsonProperty("lost")
    LOST("우리 쪽 장애로 끊김", "Ended by a failure of ours"),
    @JsonProperty("promised")
    PROMISED("연락을 약속함", "Ended in a promise"),
    @JsonProperty("arriving")
    ARRIVING("막 도착", "Just arrived"),
    @JsonProperty("inSelfService")
    IN_SELF_SERVICE("자동 안내 중", "In self-service"),
    @JsonProperty("waiting")
    WAITING("기다림", "Waiting for an agent"),
    @JsonProperty("offered")
    OFFERED("상담사에게 제시됨", "Offered to an agent"),
    @JsonProperty("active")
    ACTIVE("상담 중", "Being dealt with"),
    @JsonProperty("parked")
    PARKED("시민의 답을 기다림", "Waiting for the citizen"),
    @JsonProperty("wrapUp")
    WRAP_UP("후처리", "Record being written");

    private final String ko;
    private final String en;

    Term(String ko, String en) {
        this.ko = ko;
        this.en = en;
    }

    /// What the number means.
    public Label definition() {
        return Label.of(ko, en);
    }

    static Term of(InteractionState state, Optional<Outcome> outcome) {
        return switch (state) {
            case ARRIVED -> ARRIVING;
            case SELF_SERVICE -> IN_SELF_SERVICE;
            case WAITING -> WAITING;
            case OFFERED -> OFFERED;
            case ACTIVE -> ACTIVE;
            case PARKED -> PARKED;
            case WRAP_UP -> WRAP_UP;
            case CLOSED ->
                switch (outcome.orElseThrow().term()) {
                    case HANDLED -> HANDLED;
                    case SELF_SERVED -> SELF_SERVED;
                    case ABANDONED -> ABANDONED;
                    case REFUSED -> REFUSED;
                    case LOST -> LOST;
                    case PROMISED -> PROMISED;
                };
        };
    }
}
