package org.dasan.channels.sms;

import java.nio.file.Path;
import java.util.Map;
import org.dasan.channels.TextGatewayContract;
import org.dasan.city.Channel;
import org.dasan.interactions.outbox.OutboundText;
import org.dasan.interactions.outbox.TextGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The gateway to Twilio keeps what every gateway promises.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwilioGatewayTests implements TextGatewayContract {
    private final SmsCity city;
    private final Provider provider = new Provider() {
        @Override
        public void answersNextWith(int status) {
            city.provider.answersNextWith(status, "application/json", "{}", Map.of());
        }

        @Override
        public String refusesNext() {
            city.provider.refusesNext(21211);
            return "21211";
        }

        @Override
        public void takesNextAndHangsUp() {
            city.provider.takesNextAndHangsUp();
        }

        @Override
        public void goes(boolean away) {
            city.provider.goes(away);
        }

        @Override
        public int asked() {
            return city.provider.asked();
        }
    };

    TwilioGatewayTests(@TempDir Path folder) {
        city = SmsCity.start(folder);
        city.provider.time(city.clock.instant());
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Override
    public TextGateway gateway() {
        return city.bean(TwilioGateway.class);
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public OutboundText text(String words) {
        return TextGatewayContract.text(Channel.SMS, SmsCity.NUMBER, "+821077777777", words, city.clock.instant());
    }
}
