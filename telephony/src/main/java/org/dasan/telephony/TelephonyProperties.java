package org.dasan.telephony;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets about telephones.
///
/// @param exchange  file that describes an exchange elsewhere; by default the one in the data folder, once it is
///                  there
/// @param numbers   dialled number to key of the entry point; others come to `voice`
/// @param socketUrl where browsers' telephones connect, in place of the exchange's own address: the proxy with TLS
/// @param soundsUrl where the exchange fetches what callers hear, when it cannot reach this server by the address at
///                  which it hands over calls
@ConfigurationProperties(prefix = "dasan.telephony", ignoreUnknownFields = false)
record TelephonyProperties(
        @DefaultValue("") String exchange,
        @DefaultValue Map<String, String> numbers,
        @DefaultValue("") String socketUrl,
        @DefaultValue("") String soundsUrl) {}
