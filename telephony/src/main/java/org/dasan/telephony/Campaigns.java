package org.dasan.telephony;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.NotYoursException;
import org.dasan.acd.OutboundContacts;
import org.dasan.acd.OutboundContacts.NewCall;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.Seat;
import org.dasan.acd.StaffSkills;
import org.dasan.city.CalendarId;
import org.dasan.city.Calendars;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.Grants;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.city.access.Problem;
import org.dasan.interactions.Identities;
import org.dasan.telephony.CampaignMembers.Member;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Previews of whom a campaign wants called next, for agents who have nothing in hand. A preview takes no place:
/// whoever calls the city comes first.
@Component
class Campaigns {
    private static final Logger LOG = LoggerFactory.getLogger(Campaigns.class);
    /// How long a preview stays with an agent who does not decide.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final CampaignKind kind;
    private final CampaignMembers members;
    private final DoNotCall doNotCall;
    private final Outbound outbound;
    private final OutboundContacts contacts;
    private final OutsideNumbers numbers;
    private final OutsideLines lines;
    private final Identities identities;
    private final Presences presences;
    private final AcdQueries seats;
    private final StaffSkills skills;
    private final Directory directory;
    private final Grants grants;
    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final Clock clock;

    Campaigns(
            CampaignKind kind,
            CampaignMembers members,
            DoNotCall doNotCall,
            Outbound outbound,
            OutboundContacts contacts,
            OutsideNumbers numbers,
            OutsideLines lines,
            Identities identities,
            Presences presences,
            AcdQueries seats,
            StaffSkills skills,
            Directory directory,
            Grants grants,
            Calendars calendars,
            JdbcClient jdbc,
            Clock clock) {
        this.kind = kind;
        this.members = members;
        this.doNotCall = doNotCall;
        this.outbound = outbound;
        this.contacts = contacts;
        this.numbers = numbers;
        this.lines = lines;
        this.identities = identities;
        this.presences = presences;
        this.seats = seats;
        this.skills = skills;
        this.directory = directory;
        this.grants = grants;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody to call, and why.
    record Preview(Member member, Campaign campaign) {}

    /// Whom this agent should call next; empty while they have something in hand, are not ready, or nobody is due.
    Optional<Preview> next(UUID agent) {
        var may = allowed(agent);
        var held = members.previewOf(agent);
        if (held.isPresent()) {
            var campaign = may.stream()
                    .filter(each -> each.code().equals(held.get().campaign()))
                    .findFirst();
            if (campaign.isPresent() && isFree(agent)) {
                return Optional.of(new Preview(held.get(), campaign.get()));
            }
            members.later(held.get().id(), clock.instant()); // for somebody else
            return Optional.empty();
        }
        if (may.isEmpty() || !isFree(agent)) {
            return Optional.empty();
        }
        var taken =
                members.take(agent, may.stream().map(Campaign::code).toList(), skills.of(new StaffId(agent)), LEASE);
        return taken.flatMap(member -> may.stream()
                .filter(each -> each.code().equals(member.campaign()))
                .findFirst()
                .map(campaign -> new Preview(member, campaign)));
    }

    /// Ready for calls and with nothing in hand.
    private boolean isFree(UUID agent) {
        var presence = presences.find(agent);
        return lines.possible()
                && presence.state() == PresenceState.READY
                && presence.connected()
                && presence.afterContact() == null
                && !presence.off().contains(Channel.VOICE)
                && seats.heldBy(agent).isEmpty();
    }

    private List<Campaign> allowed(UUID agent) {
        var mine = grants.organisationsWhere(new StaffId(agent), Role.AGENT);
        var able = skills.skills(agent).keySet();
        return kind.all().stream()
                .filter(Campaign::active)
                .filter(campaign -> directory
                        .organisationByCode(campaign.organisation())
                        .filter(found -> mine.contains(found.id()))
                        .isPresent())
                .filter(campaign -> campaign.skill() == null || able.contains(campaign.skill()))
                .filter(this::isOpen)
                .toList();
    }

    /// Within the hours in which its people are called.
    private boolean isOpen(Campaign campaign) {
        return jdbc.sql("SELECT id FROM calendar WHERE code = :code")
                .param("code", campaign.calendar())
                .query(UUID.class)
                .optional()
                .filter(id -> calendars.isOpen(new CalendarId(id), clock.instant()))
                .isPresent();
    }

    /// Calls whom the agent looks at. Who does not want to be called, and the hours, are looked up once more.
    ///
    /// @throws NotYoursException when another agent has them
    /// @throws Problem when they are not to be called any more
    Seat call(UUID member, UUID clientId, UUID agent) {
        return contacts.begun(clientId, agent).orElseGet(() -> {
            var held = held(member, agent);
            var campaign = kind.find(held.campaign()).filter(each -> each.active() && isOpen(each));
            if (campaign.isEmpty() || doNotCall.holds(held.identity())) {
                members.later(member, clock.instant());
                throw Problem.of(HttpStatus.CONFLICT, "not-to-be-called", "they are not to be called now");
            }
            var number = numbers.allowed(identities.address(held.identity()).orElseThrow());
            var entryPoint = directory
                    .entryPoint(campaign.get().entryPoint())
                    .map(EntryPoint::id)
                    .orElse(null);
            var call = new NewCall(clientId, held.language(), held.identity(), null, entryPoint);
            return outbound.call(number, agent, () -> {
                var seat = contacts.begin(call, agent);
                members.calls(member, seat.interaction());
                return seat;
            });
        });
    }

    /// The agent decides not to call them at all.
    void skip(UUID member, String reason, UUID agent) {
        members.skip(held(member, agent).id(), reason);
    }

    /// The agent decides to have them called later.
    void later(UUID member, Duration in, UUID agent) {
        members.later(held(member, agent).id(), clock.instant().plus(in));
    }

    private Member held(UUID member, UUID agent) {
        return members.previewOf(agent)
                .filter(found -> found.id().equals(member))
                .orElseThrow(() -> new NotYoursException("member " + member + " is not yours"));
    }

    /// What calls came to, once their contacts are over: reached, to be called again, or given up.
    @Scheduled(fixedDelay = 5_000, initialDelay = 10_000)
    void settle() {
        try {
            for (var ended : members.ended()) {
                var campaign = kind.find(ended.campaign());
                if (ended.answered()
                        || campaign.isEmpty()
                        || ended.attempts() >= campaign.get().attempts()) {
                    members.settle(ended.id(), ended.answered());
                } else {
                    members.again(
                            ended.id(),
                            clock.instant()
                                    .plus(Duration.ofMinutes(campaign.get().pauseMinutes())));
                }
            }
        } catch (DataAccessException e) {
            LOG.warn("campaigns could not be settled and are again soon: {}", e.getMessage());
        }
    }
}
