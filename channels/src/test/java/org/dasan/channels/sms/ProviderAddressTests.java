package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.dasan.city.DemoMode;
import org.junit.jupiter.api.Test;

class ProviderAddressTests {
    private static final TwilioProperties NOTHING = new TwilioProperties("", "", "", "");
    private static final TwilioProperties ACCOUNT =
            new TwilioProperties("AC0123456789abcdef0123456789abcdef", "token", "+8221200000", "");

    @Test
    void aDemonstrationReachesNobodyBeforeItsOwnProviderListens() {
        var address = address(NOTHING, true);
        assertThat(address.known()).isFalse();

        address.standIn(URI.create("http://127.0.0.1:8120/demo/provider"));

        assertThat(address.known()).isTrue();
        assertThat(address.base()).contains(URI.create("http://127.0.0.1:8120/demo/provider"));
    }

    @Test
    void aCityWithAnAccountReachesItsProvider() {
        var address = address(ACCOUNT, false);

        assertThat(address.known()).isTrue();
        assertThat(address.base()).as("the provider's own").isEmpty();
    }

    private static ProviderAddress address(TwilioProperties properties, boolean demo) {
        return new ProviderAddress(
                properties, new SmsSetup(properties, new DemoMode(demo), "https://dasan.example.org"));
    }
}
