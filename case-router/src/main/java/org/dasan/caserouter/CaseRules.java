package org.dasan.caserouter;

import java.util.EnumMap;
import java.util.Map;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The city's rules about cases: how long they may take, and when offices work.
@Component
@EnableConfigurationProperties(CaseProperties.class)
class CaseRules {
    /// What is usual in Korea; eight office hours are a day of a short term.
    private static final Map<CaseType, String> USUAL = Map.of(
            CaseType.SIMPLE, CaseTerm.SAME_DAY,
            CaseType.INQUIRY, "P7D",
            CaseType.COMPLAINT, "P7D",
            CaseType.PROPOSAL, "P14D",
            CaseType.REPORT, "PT24H");

    private final Directory directory;
    private final Calendars calendars;
    private final CaseProperties properties;
    private final Map<CaseType, CaseTerm> terms = new EnumMap<>(CaseType.class);

    CaseRules(Directory directory, Calendars calendars, CaseProperties properties) {
        this.directory = directory;
        this.calendars = calendars;
        this.properties = properties;
        USUAL.forEach((type, term) ->
                terms.put(type, CaseTerm.parse(properties.terms().getOrDefault(type, term))));
    }

    CaseTerm term(CaseType type) {
        return terms.getOrDefault(type, new CaseTerm.SameDay());
    }

    /// The calendar may be edited, made or removed while the server runs, so it is asked for each time.
    OfficeTime office() {
        return directory
                .calendarByCode(properties.calendar())
                .map(calendar -> OfficeTime.of(calendars, calendar))
                .orElseGet(() -> new OfficeTime.PlainWeek(calendars.zone()));
    }

    CaseProperties properties() {
        return properties;
    }
}
