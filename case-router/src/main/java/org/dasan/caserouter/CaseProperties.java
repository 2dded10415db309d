package org.dasan.caserouter;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a city sets about its cases.
///
/// @param calendar      code of the calendar in which terms are counted; without such a one Monday to Friday, nine to
/// six
/// @param terms         how long each type may take, where it differs from what is usual: `same-day`, office hours as
///                      `PT24H`, or days as `P7D`
/// @param closeAfter    how long after an answer a case is closed about which nobody asks further
/// @param furtherWithin how long after an answer the citizen may ask further; opens a closed case again
/// @param changeWithin  how long a rating can be changed
@ConfigurationProperties(prefix = "dasan.cases", ignoreUnknownFields = false)
record CaseProperties(
        @DefaultValue("office") String calendar,
        @DefaultValue Map<CaseType, String> terms,
        @DefaultValue("14d") Duration closeAfter,
        @DefaultValue("90d") Duration furtherWithin,
        @DefaultValue("7d") Duration changeWithin) {
    CaseProperties {
        terms = Map.copyOf(terms);
    }
}
