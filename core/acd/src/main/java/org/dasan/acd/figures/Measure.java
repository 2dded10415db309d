package org.dasan.acd.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// A measure of the centre: one name, one unit and one definition wherever it is shown.
public enum Measure {
    // contacts, by the half hour in which they arrived
    ARRIVED(Scope.CONTACTS, Unit.COUNT),
    OFFERED(Scope.CONTACTS, Unit.COUNT),
    ANSWERED(Scope.CONTACTS, Unit.COUNT),
    ABANDONED(Scope.CONTACTS, Unit.COUNT),
    SHORT_ABANDONS(Scope.CONTACTS, Unit.COUNT),
    ABANDON_RATE(Scope.CONTACTS, Unit.RATIO),
    SERVICE_LEVEL(Scope.CONTACTS, Unit.RATIO),
    AVERAGE_WAIT(Scope.CONTACTS, Unit.SECONDS),
    LONGEST_WAIT(Scope.CONTACTS, Unit.SECONDS),
    HANDLED(Scope.CONTACTS, Unit.COUNT),
    SELF_SERVED(Scope.CONTACTS, Unit.COUNT),
    REFUSED(Scope.CONTACTS, Unit.COUNT),
    LOST(Scope.CONTACTS, Unit.COUNT),
    PROMISED(Scope.CONTACTS, Unit.COUNT),
    OPEN(Scope.CONTACTS, Unit.COUNT),
    RESOLVED_BY_AGENT(Scope.CONTACTS, Unit.RATIO),
    NO_REPEAT(Scope.CONTACTS, Unit.RATIO),
    // agents' work on them, by the same half hour
    TAKEN(Scope.WORK, Unit.COUNT),
    TALK_TIME(Scope.WORK, Unit.SECONDS),
    WRAP_UP_TIME(Scope.WORK, Unit.SECONDS),
    HANDLING_TIME(Scope.WORK, Unit.SECONDS),
    TRANSFERS(Scope.WORK, Unit.COUNT),
    // what citizens said about them, by the same half hour
    SATISFACTION(Scope.SURVEYS, Unit.RATING),
    SATISFIED(Scope.SURVEYS, Unit.RATIO),
    SURVEYS_ANSWERED(Scope.SURVEYS, Unit.COUNT),
    SURVEY_RESPONSE(Scope.SURVEYS, Unit.RATIO),
    // agents' time, by the clock
    OCCUPANCY(Scope.STAFF, Unit.RATIO),
    // promises, by the half hour in which they fall due
    PROMISES_DUE(Scope.PROMISES, Unit.COUNT),
    PROMISES_KEPT(Scope.PROMISES, Unit.COUNT),
    PROMISES_MISSED(Scope.PROMISES, Unit.COUNT),
    // of this moment, on the wallboard
    WAITING(Scope.NOW, Unit.COUNT),
    LONGEST_WAITING(Scope.NOW, Unit.SECONDS),
    RECENT_SERVICE_LEVEL(Scope.NOW, Unit.RATIO),
    RECENT_ABANDON_RATE(Scope.NOW, Unit.RATIO),
    AGENTS_READY(Scope.NOW, Unit.COUNT),
    AGENTS_TALKING(Scope.NOW, Unit.COUNT),
    AGENTS_IN_WRAP_UP(Scope.NOW, Unit.COUNT),
    AGENTS_AWAY(Scope.NOW, Unit.COUNT),
    PROMISES_SOON(Scope.NOW, Unit.COUNT),
    PROMISES_LATE(Scope.NOW, Unit.COUNT);

    /// What a measure is taken of.
    public enum Scope {
        CONTACTS,
        WORK,
        SURVEYS,
        STAFF,
        PROMISES,
        NOW
    }

    /// How its number is to be read: pieces, a part of 1, seconds, or a mean of ratings from 1 to 5.
    public enum Unit {
        COUNT,
        RATIO,
        SECONDS,
        RATING
    }

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private final Scope scope;
    private final Unit unit;

    Measure(Scope scope, Unit unit) {
        this.scope = scope;
        this.unit = unit;
    }

    /// As in addresses and JSON, such as `serviceLevel`.
    public String code() {
        return UNDERSCORE
                .matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /// The measure of this code.
    public static Optional<Measure> of(String code) {
        return Arrays.stream(values()).filter(m -> m.code().equals(code)).findFirst();
    }

    public Scope scope() {
        return scope;
    }

    public Unit unit() {
        return unit;
    }

    public Definition definition() {
        return Definitions.of(this);
    }

    /// What a measure is called and what it means.
    ///
    /// @param standard its name in the trade
    /// @param formula  how it is computed, in the codes of the measures and in plain words
    public record Definition(Label name, String standard, Label meaning, String formula) {}

    /// Its value; nothing when there is nothing to divide by.
    @Nullable
    Number value(Tally t) {
        return switch (this) {
            case ARRIVED -> t.get(Counted.ARRIVED);
            case OFFERED -> t.get(Counted.OFFERED);
            case ANSWERED -> t.get(Counted.ANSWERED);
            case ABANDONED -> t.get(Counted.ABANDONED);
            case SHORT_ABANDONS -> t.get(Counted.SHORT_ABANDONS);
            case ABANDON_RATE ->
                ratio(
                        t.get(Counted.ABANDONED) - t.get(Counted.SHORT_ABANDONS),
                        t.get(Counted.OFFERED) - t.get(Counted.SHORT_ABANDONS));
            case SERVICE_LEVEL ->
                ratio(t.get(Counted.WITHIN_TARGET), t.get(Counted.ANSWERED) + t.get(Counted.LATE_ABANDONS));
            case AVERAGE_WAIT -> seconds(t.get(Counted.WAIT_MS), t.get(Counted.ANSWERED));
            case LONGEST_WAIT ->
                seconds(t.get(Counted.LONGEST_MS), t.get(Counted.ANSWERED) + t.get(Counted.ABANDONED) > 0 ? 1 : 0);
            case HANDLED -> t.get(Counted.HANDLED);
            case SELF_SERVED -> t.get(Counted.SELF_SERVED);
            case REFUSED -> t.get(Counted.REFUSED);
            case LOST -> t.get(Counted.LOST);
            case PROMISED -> t.get(Counted.PROMISED);
            case OPEN -> t.get(Counted.OPEN);
            case RESOLVED_BY_AGENT -> ratio(t.get(Counted.RESOLVED), t.get(Counted.ASKED));
            case NO_REPEAT -> ratio(t.get(Counted.IDENTIFIED) - t.get(Counted.REPEATED), t.get(Counted.IDENTIFIED));
            case TAKEN -> t.get(Counted.TAKEN);
            case TALK_TIME -> seconds(t.get(Counted.TALK_MS), t.get(Counted.TAKEN));
            case WRAP_UP_TIME -> seconds(t.get(Counted.WRAP_UP_MS), t.get(Counted.TAKEN));
            case HANDLING_TIME -> seconds(t.get(Counted.TALK_MS) + t.get(Counted.WRAP_UP_MS), t.get(Counted.TAKEN));
            case TRANSFERS -> t.get(Counted.TRANSFERS);
            case SATISFACTION -> mean(t.get(Counted.RATINGS), t.get(Counted.SURVEYS_ANSWERED));
            case SATISFIED -> ratio(t.get(Counted.SATISFIED), t.get(Counted.SURVEYS_ANSWERED));
            case SURVEYS_ANSWERED -> t.get(Counted.SURVEYS_ANSWERED);
            case SURVEY_RESPONSE -> ratio(t.get(Counted.SURVEYS_ANSWERED), t.get(Counted.SURVEYS_ASKED));
            case OCCUPANCY -> ratio(t.get(Counted.BUSY_MS), t.get(Counted.STAFFED_MS));
            case PROMISES_DUE -> t.get(Counted.PROMISES_DUE);
            case PROMISES_KEPT -> t.get(Counted.PROMISES_KEPT);
            case PROMISES_MISSED -> t.get(Counted.PROMISES_MISSED);
            case WAITING,
                    LONGEST_WAITING,
                    RECENT_SERVICE_LEVEL,
                    RECENT_ABANDON_RATE,
                    AGENTS_READY,
                    AGENTS_TALKING,
                    AGENTS_IN_WRAP_UP,
                    AGENTS_AWAY,
                    PROMISES_SOON,
                    PROMISES_LATE -> null;
        };
    }

    /// All values of the scopes, by code.
    static Map<String, @Nullable Number> values(Tally tally, Collection<Scope> scopes) {
        var values = new LinkedHashMap<String, @Nullable Number>();
        for (var measure : values()) {
            if (scopes.contains(measure.scope)) {
                values.put(measure.code(), measure.value(tally));
            }
        }
        return values;
    }

    private static @Nullable Number ratio(long part, long whole) {
        return whole <= 0 ? null : Math.round(part * 10_000.0 / whole) / 10_000.0;
    }

    private static @Nullable Number mean(long sum, long by) {
        return by <= 0 ? null : Math.round(sum * 100.0 / by) / 100.0;
    }

    private static @Nullable Number seconds(long millis, long by) {
        return by <= 0 ? null : Math.round(millis / 100.0 / by) / 10.0;
    }
}
