package org.dasan.acd.figures;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// What a report is asked for.
///
/// @param from     start of a half hour
/// @param to       the end, not within; at most [#LONGEST_DAYS] days later
/// @param by       what makes a row of its own
/// @param visible  organisations whose contacts the caller may see; what belongs to none of them counts nowhere
/// @param queue    only this one; nothing: all
/// @param group    only what agents of this group did
public record Question(
        Instant from,
        Instant to,
        Step step,
        Dimension by,
        Set<OrganisationId> visible,
        @Nullable UUID queue,
        @Nullable Channel channel,
        @Nullable String language,
        @Nullable UUID group) {
    /// The longest period of one report.
    public static final int LONGEST_DAYS = 92;

    /// How long a row's time is.
    public enum Step {
        HALF_HOUR,
        DAY,
        /// The whole period is one row.
        TOTAL
    }

    /// What rows are divided by. Never by persons.
    public enum Dimension {
        NONE,
        QUEUE,
        CHANNEL,
        LANGUAGE,
        ORGANISATION,
        /// The organisation that agents work for; what contacts had before anybody took them has none.
        AGENT_GROUP
    }

    public Question {
        visible = Set.copyOf(visible);
    }

    /// Whether rows can say anything about contacts as such: an agent group has taken parts of contacts only.
    boolean ofContacts() {
        return by != Dimension.AGENT_GROUP && group == null;
    }

    /// Agents belong to no queue, channel or language.
    boolean ofStaff() {
        return (by == Dimension.NONE || by == Dimension.AGENT_GROUP)
                && queue == null
                && channel == null
                && language == null;
    }

    boolean ofPromises() {
        return ofContacts()
                && (by == Dimension.NONE || by == Dimension.ORGANISATION || by == Dimension.LANGUAGE)
                && queue == null
                && channel == null;
    }
}
