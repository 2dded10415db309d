package org.dasan.telephony;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.telephony.Asterisk.Channel;
import org.dasan.telephony.CallRows.CallRow;
import org.dasan.telephony.LiveCall.Leg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings our picture of an exchange in line with the exchange: after connecting, after anything was missed,
/// and every minute in any case.
@Component
class Resync {
    private static final Logger LOG = LoggerFactory.getLogger(Resync.class);
    private static final int MOST = 10_000;

    private final CallRows rows;
    private final Calls calls;
    private final LiveCalls live;
    private final Lines lines;
    private final OfferDesk offers;
    private final Supervisors supervisors;
    private final Companions companions;
    private final Outbound outbound;
    private final SpokenMessages messages;

    Resync(
            CallRows rows,
            Calls calls,
            LiveCalls live,
            Lines lines,
            OfferDesk offers,
            Supervisors supervisors,
            Companions companions,
            Outbound outbound,
            SpokenMessages messages) {
        this.rows = rows;
        this.calls = calls;
        this.live = live;
        this.lines = lines;
        this.offers = offers;
        this.supervisors = supervisors;
        this.companions = companions;
        this.outbound = outbound;
        this.messages = messages;
    }

    /// Calls the exchange does not know any more are lost, those it knows are led on, and telephones are there or
    /// not as it says.
    void run(ExchangeFile file, Asterisk asterisk) throws IOException {
        var exchange = file.id();
        var before = rows.open(exchange, MOST); // first: a call that begins meanwhile is not taken for lost
        var made = outbound.open(exchange);
        var there = asterisk.channels().stream()
                .collect(Collectors.toMap(Channel::id, channel -> channel, (first, _) -> first));
        for (var row : before) {
            var channel = there.get(row.channelId());
            if (channel == null) {
                lost(file, row);
            } else {
                goesOn(row, channel, there.values(), asterisk);
            }
        }
        var strays = there.values().stream()
                .filter(channel -> channel.name().startsWith("Surrogate/"))
                .count();
        if (strays > 0) {
            LOG.warn("the exchange keeps {} lines that belong to nobody", strays);
        }
        outbound.compare(made, there);
        supervisors.compare(there.keySet(), asterisk);
        for (var line : lines.all(exchange)) {
            lines.registered(exchange, line, asterisk.isThere(line));
        }
    }

    private void lost(ExchangeFile exchange, CallRow row) {
        LOG.warn("the call of contact {} is gone from its exchange", row.interaction());
        if (messages.rescue(exchange, row.interaction(), true)) {
            calls.promised(row.interaction()); // they left a message and hung up
        } else {
            calls.lost(row.interaction());
        }
        live.find(row.interaction()).ifPresent(call -> {
            call.tell(new LiveCall.Order.Over());
            live.leave(call);
        });
    }

    /// A call that speaks keeps its line without a script of ours; who answered while nobody listened is
    /// accepted now. Whoever asked a colleague when the server died, and the colleague, are let go: the caller
    /// waits again.
    private void goesOn(CallRow row, Channel caller, Collection<Channel> all, Asterisk asterisk) {
        var call = live.enter(row.interaction(), row.channelId());
        for (var other : all) {
            var agent = lines.agentOn(row.exchange(), ExchangeEvents.line(other.name()));
            if (agent.isEmpty()
                    || other.id().equals(caller.id())
                    || call.leg(agent.get()).isPresent()) {
                continue;
            }
            var ring = companions
                    .ringsFor(other.id())
                    .filter(offer -> offer.interaction().equals(row.interaction()));
            if (ring.isPresent()) {
                if (!companions.ringsOn(call, ring.get(), ExchangeEvents.line(other.name()), other.id())) {
                    asterisk.hangUp(other.name());
                }
                continue;
            }
            boolean together = caller.bridge() != null && caller.bridge().equals(other.bridge());
            boolean beside = caller.bridge() != null && companions.isOurs(other.id());
            if (together || beside) {
                adopt(call, other, agent.get(), beside, together);
            } else if (caller.bridge() == null && seat(call, agent.get()).isPresent()) {
                asterisk.hangUp(other.name());
            }
        }
    }

    private void adopt(LiveCall call, Channel channel, UUID agent, boolean beside, boolean together) {
        offers.openOf(call.interaction()).stream()
                .filter(offer -> !beside && offer.agent().equals(agent))
                .forEach(offer -> calls.answered(offer.id()));
        seat(call, agent)
                .ifPresent(seat -> call.put(new Leg(
                        agent,
                        seat.id(),
                        seat.role(),
                        null,
                        ExchangeEvents.line(channel.name()),
                        channel.name(),
                        channel.id(),
                        true,
                        false,
                        beside && (!together || seat.role() == SeatRole.INTERPRETER))));
    }

    private Optional<Seat> seat(LiveCall call, UUID agent) {
        return calls.seats(call.interaction()).stream()
                .filter(seat -> seat.state() == SeatState.ACTIVE && agent.equals(seat.agent()))
                .findFirst();
    }
}
