package org.dasan.channels.sms;

import java.time.Clock;
import java.time.Duration;
import org.dasan.city.Channel;
import org.dasan.interactions.notice.Notice;
import org.dasan.interactions.survey.SurveyCarrier;
import org.springframework.stereotype.Component;

/// Asks by text how satisfied the citizen is. Each text disturbs: whoever texts the city several times a day is
/// asked once.
@Component
class SmsSurvey implements SurveyCarrier {
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofHours(24);

    /// A question that the provider takes later than this would come out of the blue.
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final SmsNotice notices;
    private final Clock clock;

    SmsSurvey(SmsNotice notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean ask(Question question) {
        var before = question.before();
        if (before != null && before.plus(ASKED_AGAIN_AFTER).isAfter(clock.instant())) {
            return false;
        }
        var text = SmsSentences.survey(question.language());
        return notices.carry(new Notice(question.about(), null, question.language(), "survey", text), GOOD_FOR);
    }
}
