package org.dasan.telephony;

import java.util.UUID;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.OfferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs on the agent's line when it is answered and before the two hear each other: answering accepts the
/// offer, unless it is over.
@Component
class AnswerScript {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerScript.class);

    private final Calls calls;
    private final LiveCalls live;
    private final OfferDesk offers;
    private final PhoneFrames frames;

    AnswerScript(Calls calls, LiveCalls live, OfferDesk offers, PhoneFrames frames) {
        this.calls = calls;
        this.live = live;
        this.offers = offers;
        this.frames = frames;
    }

    void answer(AgiRequest request, AgiChannel channel) throws AgiException {
        boolean holds;
        try {
            var offer = new OfferId(UUID.fromString(request.getArguments()[0]));
            holds = calls.answered(offer);
            if (holds) {
                remember(offer, request);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            LOG.warn("a telephone was answered for no offer of ours: {}", e.getMessage());
            holds = false;
        }
        channel.setVariable("CC_VERDICT", holds ? "HOLDS" : "OVER");
    }

    private void remember(OfferId id, AgiRequest request) {
        var offer = offers.find(id);
        live.find(offer.interaction())
                .ifPresent(call -> call.leg(offer.agent())
                        .ifPresent(leg -> call.put(leg.on(request.getChannel(), request.getUniqueId())
                                .speaking())));
        frames.changed(offer.agent());
    }
}
