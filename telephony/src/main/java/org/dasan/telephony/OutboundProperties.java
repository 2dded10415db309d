package org.dasan.telephony;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator sets about calls to numbers outside. What is not allowed here nobody can dial: whoever gets at
/// an agent's desk could else call expensive numbers of their own.
///
/// @param trunk     endpoint of the exchange through which they go; by default the one the exchange names
/// @param from      the number that those who are called see
/// @param countries where one may call, such as `KR`
/// @param types     kinds of numbers, as libphonenumber names them
/// @param perHour   how many one agent may begin in an hour
/// @param ring      how long it rings there before nobody is at home
@ConfigurationProperties(prefix = "dasan.outbound", ignoreUnknownFields = false)
record OutboundProperties(
        @DefaultValue("") String trunk,
        @DefaultValue("120") String from,
        @DefaultValue("KR") Set<String> countries,

        @DefaultValue({"FIXED_LINE", "MOBILE", "FIXED_LINE_OR_MOBILE", "TOLL_FREE", "VOIP", "PERSONAL_NUMBER", "UAN"})
        Set<String> types,

        @DefaultValue("60") int perHour,
        @DefaultValue("45s") Duration ring) {}
