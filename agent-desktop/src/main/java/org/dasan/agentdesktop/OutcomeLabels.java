package org.dasan.agentdesktop;

import org.dasan.city.Label;
import org.dasan.interactions.Outcome;

/// What the desk calls outcomes.
final class OutcomeLabels {
    private OutcomeLabels() {}

    static Label of(Outcome outcome) {
        return switch (outcome) {
            case RESOLVED -> Label.of("첫 상담에서 해결", "Resolved at first contact");
            case NOT_RESOLVED -> Label.of("해결 못 함", "Not resolved");
            case TRANSFERRED -> Label.of("다른 곳으로 넘김", "Passed on");
            case CASE -> Label.of("민원 접수", "Case opened");
            case CALLBACK -> Label.of("다시 연락 약속", "Call back promised");
            case WRONG_PLACE -> Label.of("우리 일이 아님", "Not for the city");
            case SPAM -> Label.of("광고·장난", "Spam or prank");
            case UNCLASSIFIED -> Label.of("분류 안 됨", "Unclassified");
            case NOT_REACHED -> Label.of("연결 안 됨", "Not reached");
            case SELF_SERVED -> Label.of("스스로 찾음", "Self-served");
            case ABANDONED -> Label.of("기다리다 떠남", "Abandoned");
            case REFUSED -> Label.of("받지 않음", "Refused");
            case LOST -> Label.of("끊김", "Lost");
            case PROMISED -> Label.of("연락 약속", "Promised");
        };
    }
}
