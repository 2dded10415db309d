package org.dasan.caserouter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dasan.city.OrganisationId;
import org.dasan.city.access.Throttle;
import org.dasan.city.access.Throttles;
import org.dasan.city.access.TooManyRequestsException;
import org.dasan.interactions.IllegalStepException;
import org.dasan.store.EventLog;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases for the citizens whose they are: opened by number and code, which are counted when they are wrong.
@Component
public class CitizenCases {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4}-?[0-9]{4,6}");
    private static final int EVENTS = 500;
    /// The same number comes again each year.
    private static final int YEARS = 10;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<CaseState> RATED = Set.of(CaseState.ANSWERED, CaseState.CLOSED);

    private final JdbcClient jdbc;
    private final CaseSteps steps;
    private final CaseWords words;
    private final CaseCodes codes;
    private final CaseClock time;
    private final CaseRules rules;
    private final CaseNotices labels;
    private final EventLog events;
    private final Clock clock;
    private final Throttles throttles;
    private final Throttle wrongOfNumber;
    private final Throttle wrongOfAddress;

    CitizenCases(
            JdbcClient jdbc,
            CaseSteps steps,
            CaseWords words,
            CaseCodes codes,
            CaseClock time,
            CaseRules rules,
            CaseNotices labels,
            EventLog events,
            Clock clock,
            Throttles throttles) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.words = words;
        this.codes = codes;
        this.time = time;
        this.rules = rules;
        this.labels = labels;
        this.events = events;
        this.clock = clock;
        this.throttles = throttles;
        wrongOfNumber = throttles.of(20, HOUR);
        wrongOfAddress = throttles.of(40, HOUR);
    }

    /// What opens a case.
    ///
    /// @param from the address of whoever asks
    public record Key(String number, String code, String from) {
        /// Shows no code, which has no place in a log.
        @Override
        public String toString() {
            return "Key[" + number + "]";
        }
    }

    /// What became of what a citizen wanted of a case.
    public enum Done {
        DONE,
        /// Number and code do not belong together.
        UNKNOWN,
        /// The case has moved on, or never allowed it.
        NOT_NOW
    }

    /// The case, if number and code belong together.
    ///
    /// @throws TooManyRequestsException after too many wrong tries
    @Transactional(readOnly = true)
    public Optional<CitizenCase> find(Key key) {
        return open(key).map(this::view);
    }

    /// What the citizen says to what the city asked; the clock runs again.
    @Transactional
    public Done reply(Key key, String text, int version) {
        return act(key, version, draft -> {
            require(draft, draft.state == CaseState.WAITING_CITIZEN, CaseState.IN_PROGRESS);
            int seq = steps.take(draft, CaseState.IN_PROGRESS, null, true);
            steps.say(draft, seq, CaseWord.Kind.REPLY, true, null, text.strip());
        });
    }

    /// A further question about the answer; it has a time of its own.
    @Transactional
    public Done askMore(Key key, String text, int version) {
        return act(key, version, draft -> {
            require(draft, mayAskMore(draft.before), CaseState.ADDITIONAL);
            int seq = steps.take(draft, CaseState.ADDITIONAL, null, true);
            steps.say(draft, seq, CaseWord.Kind.FURTHER, true, null, text.strip());
        });
    }

    /// How good the answer was: 1 to 5, once for each answer, to be changed for some days.
    @Transactional
    public Done rate(Key key, int rating) {
        return act(key, null, draft -> {
            require(draft, mayRate(draft.before), draft.state);
            draft.rating = rating;
            draft.ratedAt = draft.ratedAt == null ? clock.instant() : draft.ratedAt;
            events.append(List.of(new CaseEvent.Rated(draft.id(), clock.instant(), rating).toNewEvent()));
        });
    }

    private interface Act {
        void on(CaseDraft draft);
    }

    private Done act(Key key, @Nullable Integer version, Act act) {
        var found = open(key);
        if (found.isEmpty()) {
            return Done.UNKNOWN;
        }
        var draft = steps.lock(found.get().id());
        if (version != null && draft.before.version() != version) {
            return Done.NOT_NOW;
        }
        try {
            act.on(draft);
        } catch (IllegalStepException e) {
            return Done.NOT_NOW;
        }
        steps.store(draft);
        return Done.DONE;
    }

    private static void require(CaseDraft draft, boolean allowed, CaseState to) {
        if (!allowed) {
            throw new IllegalStepException("case", draft.state, to);
        }
    }

    private Optional<CaseFile> open(Key key) {
        var number = key.number().strip();
        var code = key.code().replaceAll("\\D", "");
        boolean exempt = throttles.exempt(key.from());
        if (!exempt) {
            wrongOfAddress.check(key.from());
        }
        if (!NUMBER.matcher(number).matches()) {
            return wrong(key, number, exempt);
        }
        var canonical = number.indexOf('-') < 0 ? number.substring(0, 4) + "-" + number.substring(4) : number;
        wrongOfNumber.check(canonical);
        return jdbc
                .sql(CaseRows.SELECT + " WHERE c.number = :number ORDER BY c.opened_on DESC LIMIT :years")
                .param("number", canonical)
                .param("years", YEARS)
                .query(CaseRows.MAPPER)
                .list()
                .stream()
                .filter(file -> codes.opens(file.id(), code))
                .findFirst()
                .or(() -> wrong(key, canonical, exempt));
    }

    private Optional<CaseFile> wrong(Key key, String number, boolean exempt) {
        wrongOfNumber.take(number);
        if (!exempt) {
            wrongOfAddress.take(key.from());
        }
        return Optional.empty();
    }

    private CitizenCase view(CaseFile file) {
        var now = clock.instant();
        var officer = file.officer();
        boolean owed = file.state().isOpen() && file.pausedAt() == null;
        return new CitizenCase(
                file.number(),
                file.type(),
                file.state(),
                owed ? time.lastDay(file.dueAt()) : null,
                file.overdue(now),
                labels.organisation(file.organisation()),
                officer == null ? null : labels.post(officer),
                file.title(),
                file.text(),
                file.place(),
                file.openedAt(),
                history(file),
                words.of(file.id()).stream()
                        .filter(CaseWord::isPublic)
                        .map(word -> new CitizenCase.Said(word.kind(), word.staff() != null, word.text(), word.at()))
                        .toList(),
                file.state() == CaseState.WAITING_CITIZEN,
                mayAskMore(file),
                mayRate(file),
                file.rating(),
                file.version());
    }

    private List<CitizenCase.Step> history(CaseFile file) {
        Collection<StoredEvent> stored =
                events.publicAfter(new StreamId(StreamType.CASE, file.id().value()), 0, EVENTS);
        return stored.stream()
                .filter(event -> event.type().equals("cases.stepped"))
                .map(event -> new CitizenCase.Step(
                        CaseState.valueOf(event.data().path("to").asString()),
                        event.occurredAt(),
                        labels.organisation(new OrganisationId(UUID.fromString(
                                event.data().path("organisation").asString())))))
                .toList();
    }

    private boolean mayAskMore(CaseFile file) {
        var answered = file.answeredAt();
        return RATED.contains(file.state())
                && answered != null
                && file.erasedAt() == null
                && !clock.instant().isAfter(answered.plus(rules.properties().furtherWithin()));
    }

    private boolean mayRate(CaseFile file) {
        @Nullable Instant first = file.ratedAt();
        return RATED.contains(file.state())
                && file.answeredAt() != null
                && (first == null
                        || !clock.instant()
                                .isAfter(first.plus(rules.properties().changeWithin())));
    }
}
