package org.dasan.caserouter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.dasan.store.NewEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case. Ids, codes and numbers only; what was said lies in [CaseWords].
sealed interface CaseEvent {
    CaseId id();

    Instant at();

    /// Who did it; null = the citizen, or time.
    @Nullable
    StaffId by();

    record Opened(
            CaseId id, Instant at, StaffId by, CaseType type, InteractionId interaction, String number, Instant dueAt)
            implements CaseEvent {}

    /// A step from state to state.
    ///
    /// @param byCitizen    whether the citizen did it
    /// @param organisation that must answer from now on
    /// @param dueAt        from now on
    record Stepped(
            CaseId id,
            Instant at,
            @Nullable StaffId by,
            boolean byCitizen,
            CaseState from,
            CaseState to,
            OrganisationId organisation,
            @Nullable StaffId officer,
            @Nullable ClosingReason closingReason,
            Instant dueAt,
            int bounces)
            implements CaseEvent {}

    /// Somebody wrote something without a step.
    record Noted(CaseId id, Instant at, StaffId by, boolean forCitizen) implements CaseEvent {}

    record Rated(CaseId id, Instant at, int rating) implements CaseEvent {
        @Override
        public @Nullable StaffId by() {
            return null;
        }
    }

    /// What was said is not kept any more.
    record Erased(CaseId id, Instant at) implements CaseEvent {
        @Override
        public @Nullable StaffId by() {
            return null;
        }
    }

    /// As the event log stores it.
    default NewEvent toNewEvent() {
        return switch (this) { // no default: a new event stops the build here
            case Opened e ->
                event(
                        "cases.opened",
                        true,
                        data(
                                "type",
                                e.type(),
                                "interaction",
                                e.interaction(),
                                "number",
                                e.number(),
                                "dueAt",
                                e.dueAt()));
            case Stepped e ->
                event(
                        "cases.stepped",
                        true,
                        data(
                                "from",
                                e.from(),
                                "to",
                                e.to(),
                                "by",
                                e.byCitizen() ? "CITIZEN" : null,
                                "organisation",
                                e.organisation().value(),
                                "officer",
                                e.officer() == null ? null : e.officer().value(),
                                "closingReason",
                                e.closingReason(),
                                "dueAt",
                                e.dueAt(),
                                "bounces",
                                e.bounces()));
            case Noted e -> event("cases.noted", e.forCitizen(), data());
            case Rated e -> event("cases.rated", true, data("rating", e.rating()));
            case Erased _ -> event("cases.erased", true, data());
        };
    }

    /// The same opening as the contact's own history tells it.
    static NewEvent linked(Opened e) {
        return new NewEvent(
                StreamId.interaction(e.interaction().value()),
                "cases.linked",
                1,
                e.at(),
                e.by().value(),
                null,
                false,
                data("case", e.id(), "number", e.number()));
    }

    private NewEvent event(String type, boolean visibleToCitizen, Map<String, ?> data) {
        var by = by();
        return new NewEvent(
                new StreamId(StreamType.CASE, id().value()),
                type,
                1,
                at(),
                by == null ? null : by.value(),
                null,
                visibleToCitizen,
                data);
    }

    private static Map<String, ?> data(@Nullable Object... keysAndValues) {
        var data = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            if (value != null) {
                data.put(String.valueOf(keysAndValues[i]), value instanceof Number ? value : value.toString());
            }
        }
        return data;
    }
}
