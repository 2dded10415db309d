package org.dasan.acd;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dasan.city.CalendarId;
import org.dasan.city.Label;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// Where seats wait, and the rules by which they are handed out.
///
/// @param version      of its rules, from 1
/// @param priority     0 to 9, added to that of the contact
/// @param ageing       what one step of priority is worth in waiting time
/// @param target       service level: answered within
/// @param reply        how long a citizen should wait for an answer within a chat
/// @param offer        how long an agent may take to accept
/// @param mayInterrupt whether voice and video are offered to somebody who holds chats
/// @param calendar     its hours; nothing = those of the entry point
/// @param rules        what it does as waiting grows long
public record Queue(
        UUID id,
        int version,
        String code,
        OrganisationId organisation,
        Label name,
        List<Need> needs,
        int priority,
        Duration ageing,
        Selection selection,
        Duration target,
        Duration reply,
        Duration offer,
        Duration wrapUp,
        Duration extension,
        boolean mayInterrupt,
        @Nullable CalendarId calendar,
        QueueRules rules) {}
