package org.dasan.channels.chat;

import org.dasan.city.Channel;
import org.dasan.interactions.survey.SurveyCarrier;
import org.springframework.stereotype.Component;

/// Puts the question on the page where the chat was: its state tells that there is one.
@Component
class ChatSurvey implements SurveyCarrier {
    @Override
    public Channel channel() {
        return Channel.CHAT;
    }

    @Override
    public boolean ask(Question question) {
        return true;
    }
}
