package org.dasan.acd.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.dasan.acd.RandomDay;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.Outcome;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;

/// Counts everything again from the event log alone, the slow and plain way, and knows nothing of the tables that
/// reports read. What the log keeps out, who a citizen is and what agents said, comes from the day itself.
final class Recount {
    private static final Duration TARGET = Duration.ofSeconds(30);

    private final Map<UUID, Contact> contacts = new HashMap<>();
    private final Map<UUID, List<Stretch>> times = new HashMap<>();
    private final RandomDay day;

    /// A stretch of an agent's time.
    private record Stretch(Instant from, Instant to, boolean busy) {}

    private static final class Contact {
        private Instant arrived = Instant.EPOCH;
        private String organisation = "";
        private @Nullable String queue;
        private @Nullable Instant queued;
        private @Nullable Instant answered;
        private @Nullable Outcome outcome;
        private @Nullable Instant ended;
        private int taken;
        private int transfers;
        private Duration talk = Duration.ZERO;
        private Duration wrapUp = Duration.ZERO;
        private int asked;
        private int rating;
        private final Map<String, Instant> active = new HashMap<>();
        private final Map<String, Instant> wrapping = new HashMap<>();
        private final Map<String, Boolean> connected = new HashMap<>();
    }

    private Recount(RandomDay day) {
        this.day = day;
    }

    static Recount of(RandomDay day) {
        var recount = new Recount(day);
        var log = day.bean(EventLog.class);
        var byStream = new TreeMap<String, List<StoredEvent>>();
        for (var page = log.tail(new Cursor(0, 0), 1000);
                !page.isEmpty();
                page = log.tail(page.getLast().cursor(), 1000)) {
            page.forEach(event -> byStream.computeIfAbsent(event.stream().toString(), _ -> new ArrayList<>())
                    .add(event));
        }
        byStream.values().forEach(stream -> {
            stream.sort(Comparator.comparingInt(StoredEvent::seq));
            if (stream.getFirst().stream().type() == StreamType.INTERACTION) {
                stream.forEach(recount::contact);
            } else if (stream.getFirst().stream().type() == StreamType.AGENT) {
                recount.presence(stream);
            }
        });
        recount.contacts.values().forEach(recount::leftOpen);
        return recount;
    }

    /// All contacts and all agents together.
    Tally total() {
        var tally = new Tally();
        contacts.values().forEach(contact -> count(tally, contact));
        times.values().forEach(stretches -> {
            tally.add(Counted.STAFFED_MS, union(stretches));
            tally.add(
                    Counted.BUSY_MS,
                    union(stretches.stream().filter(Stretch::busy).toList()));
        });
        return tally;
    }

    /// Contacts by the half hour in which they arrived and the queue in which they waited first.
    Map<String, Tally> byHalfHourAndQueue() {
        var tallies = new TreeMap<String, Tally>();
        contacts.values().forEach(contact -> {
            long half = Math.floorDiv(contact.arrived.getEpochSecond(), 1800L) * 1800;
            countContact(
                    tallies.computeIfAbsent(Instant.ofEpochSecond(half) + " " + contact.queue, _ -> new Tally()),
                    contact);
        });
        return tallies;
    }

    /// How many came to this organisation.
    long arrivedAt(OrganisationId organisation) {
        return contacts.values().stream()
                .filter(contact ->
                        contact.organisation.equals(organisation.value().toString()))
                .count();
    }

    private void contact(StoredEvent event) {
        var contact = contacts.computeIfAbsent(event.stream().id(), _ -> new Contact());
        var seat = event.data().path("seat").asString("");
        var at = event.occurredAt();
        switch (event.type()) {
            case "interactions.arrived" -> {
                contact.arrived = at;
                contact.organisation = event.data().path("organisation").asString();
            }
            case "acd.queued" -> {
                if (contact.queued == null
                        && event.data().path("role").asString().equals("AGENT")) {
                    contact.queued = at;
                    contact.queue = event.data().path("queue").asString();
                }
            }
            case "interactions.message" -> {
                if (contact.answered == null
                        && event.actor() != null
                        && event.data().path("direction").asString().equals("OUT")) {
                    contact.answered = at;
                }
            }
            case "acd.connected" -> {
                if (contact.connected.put(seat, true) == null) {
                    contact.taken++;
                }
                contact.active.put(seat, at);
            }
            case "acd.resumed" -> contact.active.put(seat, at);
            case "acd.parked", "acd.requeued" -> stop(contact, seat, event);
            case "acd.wrap-up" -> {
                stop(contact, seat, event);
                contact.wrapping.put(seat, at);
                transferred(contact, event);
            }
            case "acd.done" -> {
                stop(contact, seat, event);
                transferred(contact, event);
            }
            case "interactions.survey-asked" -> contact.asked++;
            case "interactions.survey-answered" ->
                contact.rating = event.data().path("rating").asInt();
            case "interactions.closed" -> {
                contact.outcome = Outcome.valueOf(event.data().path("outcome").asString());
                contact.ended = contact.ended == null ? at : contact.ended;
            }
            case "interactions.state" -> {
                if (event.data().path("to").asString().equals("WRAP_UP") && contact.ended == null) {
                    contact.ended = at;
                }
            }
            default -> {}
        }
    }

    private static void transferred(Contact contact, StoredEvent event) {
        if (event.data().path("reason").asString("").equals("TRANSFERRED")) {
            contact.transfers++;
        }
    }

    private void stop(Contact contact, String seat, StoredEvent event) {
        var at = event.occurredAt();
        var active = contact.active.remove(seat);
        var wrapping = contact.wrapping.remove(seat);
        if (active != null) {
            contact.talk = contact.talk.plus(Duration.between(active, at));
            worked(agent(event), active, at);
        }
        if (wrapping != null) {
            contact.wrapUp = contact.wrapUp.plus(Duration.between(wrapping, at));
            worked(agent(event), wrapping, at);
        }
    }

    private static UUID agent(StoredEvent event) {
        return UUID.fromString(event.data().path("agent").asString());
    }

    private void worked(UUID agent, Instant from, Instant to) {
        times.computeIfAbsent(agent, _ -> new ArrayList<>()).add(new Stretch(from, to, true));
    }

    private void presence(List<StoredEvent> stream) {
        for (int i = 0; i < stream.size(); i++) {
            if (stream.get(i).data().path("state").asString().equals("READY")) {
                var end = i + 1 < stream.size() ? stream.get(i + 1).occurredAt() : day.now();
                times.computeIfAbsent(stream.get(i).stream().id(), _ -> new ArrayList<>())
                        .add(new Stretch(stream.get(i).occurredAt(), end, false));
            }
        }
    }

    private void leftOpen(Contact contact) {
        if (!contact.active.isEmpty() || !contact.wrapping.isEmpty()) {
            throw new IllegalStateException("the day has not ended: somebody still works");
        }
    }

    private void count(Tally tally, Contact contact) {
        countContact(tally, contact);
        tally.add(Counted.TAKEN, contact.taken)
                .add(Counted.TALK_MS, contact.talk.toMillis())
                .add(Counted.WRAP_UP_MS, contact.wrapUp.toMillis())
                .add(Counted.TRANSFERS, contact.transfers)
                .add(Counted.SURVEYS_ASKED, contact.asked)
                .add(Counted.SURVEYS_ANSWERED, contact.rating > 0 ? 1 : 0)
                .add(Counted.RATINGS, contact.rating)
                .add(Counted.SATISFIED, contact.rating >= 4 ? 1 : 0);
    }

    private void countContact(Tally tally, Contact contact) {
        tally.addContacts(contact.outcome == null ? "OPEN" : contact.outcome.name(), 1);
        var queued = Objects.requireNonNull(contact.queued);
        tally.add(Counted.OFFERED, 1);
        if (contact.answered != null) {
            var wait = Duration.between(queued, contact.answered);
            tally.add(Counted.ANSWERED, 1)
                    .add(Counted.WAIT_MS, wait.toMillis())
                    .add(Counted.LONGEST_MS, wait.toMillis())
                    .add(Counted.WITHIN_TARGET, wait.compareTo(TARGET) <= 0 ? 1 : 0);
        } else if (contact.outcome == Outcome.ABANDONED) {
            var wait = Duration.between(queued, Objects.requireNonNull(contact.ended));
            tally.add(Counted.LONGEST_MS, wait.toMillis())
                    .add(Counted.SHORT_ABANDONS, wait.toSeconds() < 5 ? 1 : 0)
                    .add(Counted.LATE_ABANDONS, wait.compareTo(TARGET) > 0 ? 1 : 0);
        }
        var id = contacts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(contact))
                .findFirst()
                .orElseThrow()
                .getKey();
        var said = day.resolved.get(id);
        tally.add(Counted.ASKED, said == null ? 0 : 1).add(Counted.RESOLVED, "YES".equals(said) ? 1 : 0);
        var identity = day.identities.get(id);
        if (identity != null && contact.outcome != null && contact.outcome.term() == Outcome.Term.HANDLED) {
            tally.add(Counted.IDENTIFIED, 1).add(Counted.REPEATED, cameAgain(identity, contact) ? 1 : 0);
        }
    }

    private boolean cameAgain(UUID identity, Contact contact) {
        var ended = Objects.requireNonNull(contact.ended);
        return contacts.entrySet().stream()
                .anyMatch(other -> identity.equals(day.identities.get(other.getKey()))
                        && other.getValue().arrived.isAfter(ended)
                        && !other.getValue().arrived.isAfter(ended.plus(Duration.ofDays(7))));
    }

    /// Milliseconds in which at least one of the stretches lasted.
    private static long union(List<Stretch> stretches) {
        long sum = 0;
        Instant upTo = Instant.MIN;
        for (var stretch :
                stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
            var from = stretch.from().isAfter(upTo) ? stretch.from() : upTo;
            if (stretch.to().isAfter(from)) {
                sum += Duration.between(from, stretch.to()).toMillis();
                upTo = stretch.to();
            }
        }
        return sum;
    }
}
