package org.dasan.channels.sms;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets about texts. Looked at only when an account is named ([SmsSetup]).
///
/// @param authToken one token, or `new,old` while it is changed
/// @param from      the city's numbers: `number` or `number=entry point`, with commas between
/// @param baseUrl   in place of the provider's own address
@ConfigurationProperties(prefix = "dasan.twilio", ignoreUnknownFields = false)
record TwilioProperties(
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken,
        @DefaultValue("") String from,
        @DefaultValue("") String baseUrl) {
    /// Shows no secret.
    @Override
    public String toString() {
        return "TwilioProperties[" + accountSid + " " + from + "]";
    }
}
