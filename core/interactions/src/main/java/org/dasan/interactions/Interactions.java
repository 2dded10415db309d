package org.dasan.interactions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.masking.Masking;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Stores interactions and what is said in them. Every method that changes something takes part in the
/// caller's transaction and locks the interaction's row first, so that steps of one interaction never run
/// side by side.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Interactions {
    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;
    private final ObjectProvider<TextCarrier> carriers;

    Interactions(JdbcClient jdbc, EventLog events, Clock clock, ObjectProvider<TextCarrier> carriers) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.carriers = carriers;
    }

    /// Stores an arrival once: the same intake key again answers with the first interaction and changes
    /// nothing.
    public Arrived arrive(Arrival arrival) {
        var id = new InteractionId(Ids.next());
        int inserted = jdbc.sql("""
                INSERT INTO interaction (id, intake_key, channel, direction, entry_point_id, organisation_id, thread_id, identity_id,
                                         citizen_id, language, cause_interaction, cause_promise, state, arrived_at)
                VALUES (:id, :intakeKey, :channel, :direction, :entryPoint, :organisation, :thread, :identity,
                        (SELECT citizen_id FROM identity WHERE id = :identity), :language, :cause, :promise, 'ARRIVED', :at)
                ON CONFLICT (intake_key) DO NOTHING
                """)
                .param("id", id.value())
                .param("intakeKey", arrival.intakeKey())
                .param("channel", arrival.channel().name())
                .param("direction", arrival.direction().name())
                .param("entryPoint", arrival.entryPoint().value())
                .param("organisation", arrival.organisation().value())
                .param("thread", arrival.thread(), java.sql.Types.OTHER)
                .param("identity", arrival.identity(), java.sql.Types.OTHER)
                .param("language", arrival.language())
                .param("cause", arrival.cause() == null ? null : arrival.cause().value(), java.sql.Types.OTHER)
                .param("promise", arrival.promise(), java.sql.Types.OTHER)
                .param("at", utc(arrival.occurredAt()))
                .update();
        if (inserted == 0) {
            var first = jdbc.sql("SELECT id FROM interaction WHERE intake_key = :intakeKey")
                    .param("intakeKey", arrival.intakeKey())
                    .query(UUID.class)
                    .single();
            return new Arrived(new InteractionId(first), false);
        }
        if (arrival.thread() != null) {
            jdbc.sql("UPDATE thread SET current_interaction = :id WHERE id = :thread")
                    .param("id", id.value())
                    .param("thread", arrival.thread())
                    .update();
        }
        append(new InteractionEvent.Arrived(
                id,
                arrival.occurredAt(),
                arrival.channel(),
                arrival.direction(),
                arrival.entryPoint(),
                arrival.organisation(),
                arrival.language()));
        if (arrival.direction() == Direction.INBOUND) {
            join(id, ParticipantKind.CITIZEN, null, arrival.occurredAt());
        }
        return new Arrived(id, true);
    }

    /// Stores a message once, masked, with the next number; the same client id with the same content answers
    /// as before.
    ///
    /// @throws ClientIdReusedException when the client id came before with other content
    /// @throws UnknownMediaException when a file named is not an unsent upload of this conversation
    /// @throws InvalidFieldException when the contact's channel cannot carry it
    public Posted post(NewMessage message) {
        var interaction = lock(message.interaction());
        var text = Masking.mask(message.text()).text();
        var fingerprint = fingerprint(message);
        if (message.clientId() != null) {
            var before = findByClientId(interaction, message.clientId());
            if (before.isPresent()) {
                if (!fingerprint.equals(before.get().fingerprint())) {
                    throw new ClientIdReusedException(message.clientId());
                }
                return before.get().posted();
            }
        }
        var direction = direction(message);
        var carrier = carrier(interaction, direction);
        carrier.ifPresent(c -> c.check(interaction, message));
        var id = Ids.next();
        int number = interaction.messages() + 1;
        var now = clock.instant();
        var staff = message.author() instanceof Author.Person person
                ? person.staff().value()
                : null;
        int seq = append(new InteractionEvent.MessagePosted(
                message.interaction(), message.occurredAt(), id, number, direction, staff));
        jdbc.sql("""
                INSERT INTO message (id, interaction_id, thread_id, number, seq, direction, author_kind, staff_id, client_id, fingerprint,
                                     code, text, language, occurred_at, received_at)
                VALUES (:id, :interaction, :thread, :number, :seq, :direction, :author, :staff, :clientId, :fingerprint,
                        :code, :text, :language, :occurredAt, :receivedAt)
                """)
                .param("id", id)
                .param("interaction", message.interaction().value())
                .param("thread", interaction.thread(), java.sql.Types.OTHER)
                .param("number", number)
                .param("seq", seq)
                .param("direction", direction)
                .param("author", message.author().kindName())
                .param("staff", staff, java.sql.Types.OTHER)
                .param("clientId", message.clientId(), java.sql.Types.OTHER)
                .param("fingerprint", fingerprint)
                .param("code", message.code())
                .param("text", text)
                .param("language", message.language())
                .param("occurredAt", utc(message.occurredAt()))
                .param("receivedAt", utc(now))
                .update();
        attach(interaction, id, message.media(), staff);
        boolean answers = staff != null && direction.equals("OUT");
        jdbc.sql("""
                UPDATE interaction
                   SET messages = :number,
                       answered_at = CASE WHEN :answers THEN coalesce(answered_at, :at) ELSE answered_at END
                 WHERE id = :id
                """)
                .param("number", number)
                .param("answers", answers)
                .param("at", utc(now))
                .param("id", message.interaction().value())
                .update();
        var posted = new Posted(id, message.interaction(), number, seq, now, true);
        carrier.ifPresent(c -> c.carry(interaction, message, posted));
        return posted;
    }

    /// Adds a stored file to a message of the citizen's whose channel brings files later than words.
    ///
    /// @throws UnknownMediaException when it is no unsent upload of this conversation
    public void attachLater(InteractionId id, UUID message, UUID media) {
        attach(lock(id), message, List.of(media), null);
        append(new InteractionEvent.MediaAttached(id, clock.instant(), message, media));
    }

    private Optional<TextCarrier> carrier(Interaction interaction, String direction) {
        return direction.equals("OUT") || direction.equals("SYSTEM")
                ? carriers.stream()
                        .filter(carrier -> carrier.channel() == interaction.channel())
                        .findFirst()
                : Optional.empty();
    }

    /// What was stored under this client id in the thread or interaction, or nothing.
    public Optional<Posted> alreadyPosted(UUID threadOrInteraction, UUID clientId, NewMessage same) {
        var before = findByClientId(threadOrInteraction, clientId);
        before.ifPresent(b -> {
            if (!fingerprint(same).equals(b.fingerprint())) {
                throw new ClientIdReusedException(clientId);
            }
        });
        return before.map(Before::posted);
    }

    /// Raises the read mark to `upTo`; a lower or unknown number changes nothing. Returns whether it rose.
    public boolean markRead(InteractionId id, boolean byCitizen, int upTo, @Nullable UUID staff) {
        var interaction = lock(id);
        int mark = Math.min(upTo, interaction.messages());
        if (mark <= (byCitizen ? interaction.readByCitizen() : interaction.readByStaff())) {
            return false;
        }
        jdbc.sql(
                        byCitizen
                                ? "UPDATE interaction SET read_by_citizen = :mark WHERE id = :id"
                                : "UPDATE interaction SET read_by_staff = :mark WHERE id = :id")
                .param("mark", mark)
                .param("id", id.value())
                .update();
        append(new InteractionEvent.MessagesRead(id, clock.instant(), byCitizen, mark, staff));
        return true;
    }

    /// Brings the interaction to `next`; called by whoever owns its seats.
    ///
    /// @throws IllegalStepException when the step is not allowed
    public void moveTo(InteractionId id, InteractionState next) {
        var interaction = lock(id);
        if (interaction.state().transition(next) == interaction.state()) {
            return;
        }
        var now = clock.instant();
        jdbc.sql("""
                UPDATE interaction
                   SET state = :next,
                       connected_at = CASE WHEN :next = 'ACTIVE' THEN coalesce(connected_at, :now) ELSE connected_at END,
                       ended_at = CASE WHEN :next = 'WRAP_UP' THEN coalesce(ended_at, :now) ELSE ended_at END
                 WHERE id = :id
                """)
                .param("next", next.name())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        append(new InteractionEvent.StateChanged(id, now, interaction.state(), next));
    }

    /// Brings many interactions, locked by the caller, from waiting to OFFERED at once; those with an active
    /// seat stay as they are.
    public void offered(Collection<InteractionId> ids) {
        var now = clock.instant();
        var changed = jdbc.sql("""
                WITH old AS (SELECT id, state FROM interaction WHERE id = ANY(:ids::uuid[]) AND state IN ('ARRIVED', 'SELF_SERVICE', 'WAITING', 'PARKED'))
                UPDATE interaction i SET state = 'OFFERED' FROM old WHERE i.id = old.id RETURNING i.id, old.state
                """)
                .param("ids", ids.stream().map(InteractionId::toString).toArray(String[]::new))
                .query((rs, _) -> new InteractionEvent.StateChanged(
                                new InteractionId(rs.getObject(1, UUID.class)),
                                now,
                                InteractionState.valueOf(rs.getString(2)),
                                InteractionState.OFFERED)
                        .toNewEvent())
                .list();
        if (!changed.isEmpty()) {
            events.append(changed);
        }
    }

    /// The first human word was spoken; written ones count by themselves ([#post]).
    public void answered(InteractionId id, Instant at) {
        jdbc.sql("UPDATE interaction SET answered_at = coalesce(answered_at, :at) WHERE id = :id")
                .param("at", utc(at))
                .param("id", id.value())
                .update();
    }

    /// Remembers who ended the citizen's part: `CITIZEN`, `AGENT` or `SYSTEM`; the first word stands.
    public void endedBy(InteractionId id, String by) {
        jdbc.sql("UPDATE interaction SET ended_by = coalesce(ended_by, :by) WHERE id = :id")
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    /// Closes the interaction; its record must be closed in the same transaction ([Records]).
    public void close(InteractionId id, Outcome outcome) {
        var interaction = lock(id);
        interaction.state().transition(InteractionState.CLOSED);
        var now = clock.instant();
        jdbc.sql("""
                UPDATE interaction
                   SET state = 'CLOSED', outcome = :outcome, closed_at = :now, ended_at = coalesce(ended_at, :now)
                 WHERE id = :id
                """)
                .param("outcome", outcome.name())
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        jdbc.sql("UPDATE participant SET left_at = :now WHERE interaction_id = :id AND left_at IS NULL")
                .param("now", utc(now))
                .param("id", id.value())
                .update();
        append(new InteractionEvent.Closed(id, now, outcome));
    }

    /// Somebody takes part from `at` on.
    public void join(InteractionId id, ParticipantKind kind, @Nullable UUID staff, Instant at) {
        jdbc.sql("""
                INSERT INTO participant (id, interaction_id, kind, staff_id, joined_at)
                VALUES (:id, :interaction, :kind, :staff, :at)
                """)
                .param("id", Ids.next())
                .param("interaction", id.value())
                .param("kind", kind.name())
                .param("staff", staff, java.sql.Types.OTHER)
                .param("at", utc(at))
                .update();
        if (kind != ParticipantKind.CITIZEN) {
            append(new InteractionEvent.Joined(id, at, kind, staff));
        }
    }

    /// Somebody no longer takes part.
    public void leave(InteractionId id, ParticipantKind kind, UUID staff, Instant at) {
        int left = jdbc.sql("""
                UPDATE participant SET left_at = :at
                 WHERE interaction_id = :interaction AND kind = :kind AND staff_id = :staff AND left_at IS NULL
                """)
                .param("at", utc(at))
                .param("interaction", id.value())
                .param("kind", kind.name())
                .param("staff", staff)
                .update();
        if (left > 0) {
            append(new InteractionEvent.Left(id, at, kind, staff));
        }
    }

    /// Whether and how a supervisor takes part.
    public enum Supervised {
        NOT,
        /// The citizen does not know.
        UNSEEN,
        SEEN
    }

    /// A supervisor takes part, seen by the citizen or not; once more changes that.
    ///
    /// @return how it was until now
    public Supervised supervise(InteractionId id, UUID staff, boolean visible, Instant at) {
        lock(id);
        var before = supervised(id, staff);
        if (before == Supervised.NOT) {
            join(id, ParticipantKind.SUPERVISOR, staff, at);
        }
        jdbc.sql("""
                UPDATE participant SET visible = :visible
                 WHERE interaction_id = :id AND staff_id = :staff AND kind = 'SUPERVISOR' AND left_at IS NULL
                """)
                .param("visible", visible)
                .param("id", id.value())
                .param("staff", staff)
                .update();
        return before;
    }

    /// A supervisor takes part no longer.
    ///
    /// @return how it was until now
    public Supervised endSupervision(InteractionId id, UUID staff, Instant at) {
        lock(id);
        var before = supervised(id, staff);
        leave(id, ParticipantKind.SUPERVISOR, staff, at);
        return before;
    }

    /// Whether and how this person supervises the contact now.
    public Supervised supervised(InteractionId id, UUID staff) {
        return jdbc.sql("""
                SELECT visible FROM participant
                 WHERE interaction_id = :id AND staff_id = :staff AND kind = 'SUPERVISOR' AND left_at IS NULL
                """)
                .param("id", id.value())
                .param("staff", staff)
                .query(Boolean.class)
                .optional()
                .map(seen -> seen ? Supervised.SEEN : Supervised.UNSEEN)
                .orElse(Supervised.NOT);
    }

    /// The citizen is served by a flow; who serves them already goes on.
    public void beginSelfService(InteractionId id, Instant at) {
        moveTo(id, InteractionState.SELF_SERVICE);
        jdbc.sql("""
                INSERT INTO span (id, interaction_id, kind, started_at)
                SELECT :span, :id, 'SELF_SERVICE', :at
                 WHERE NOT EXISTS (SELECT 1 FROM span WHERE interaction_id = :id AND kind = 'SELF_SERVICE' AND ended_at IS NULL)
                """)
                .param("span", Ids.next())
                .param("id", id.value())
                .param("at", utc(at))
                .update();
    }

    /// The flow is over.
    ///
    /// @param language in which the citizen wants to go on
    /// @param topic    what they chose to speak about; null = nothing
    public void endSelfService(InteractionId id, String language, @Nullable String topic, Instant at) {
        jdbc.sql("""
                UPDATE span SET ended_at = greatest(started_at, :at)
                 WHERE interaction_id = :id AND kind = 'SELF_SERVICE' AND ended_at IS NULL
                """).param("at", utc(at)).param("id", id.value()).update();
        jdbc.sql("UPDATE interaction SET language = :language, topic = coalesce(:topic, topic) WHERE id = :id")
                .param("language", language)
                .param("topic", topic)
                .param("id", id.value())
                .update();
    }

    /// Begins a stretch of time of a seat; a stretch of that kind already running goes on.
    public void beginSpan(InteractionId id, UUID seat, SpanKind kind, Instant at) {
        jdbc.sql("""
                INSERT INTO span (id, interaction_id, seat_id, kind, started_at) VALUES (:id, :interaction, :seat, :kind, :at)
                ON CONFLICT (seat_id, kind) WHERE ended_at IS NULL AND seat_id IS NOT NULL DO NOTHING
                """)
                .param("id", Ids.next())
                .param("interaction", id.value())
                .param("seat", seat)
                .param("kind", kind.name())
                .param("at", utc(at))
                .update();
    }

    /// Ends all running stretches of a seat.
    public void endSpans(UUID seat, Instant at) {
        jdbc.sql("UPDATE span SET ended_at = greatest(started_at, :at) WHERE seat_id = :seat AND ended_at IS NULL")
                .param("at", utc(at))
                .param("seat", seat)
                .update();
    }

    /// The interaction, its row locked until the transaction ends; rows that refer to it may still be
    /// written.
    ///
    /// @throws UnknownInteractionException when there is none
    public Interaction lock(InteractionId id) {
        return jdbc.sql(InteractionRows.SELECT + " WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id.value())
                .query(InteractionRows.MAPPER)
                .optional()
                .orElseThrow(() -> new UnknownInteractionException(id));
    }

    private int append(InteractionEvent event) {
        return events.append(List.of(event.toNewEvent())).getFirst().seq();
    }

    private void attach(Interaction interaction, UUID message, List<UUID> media, @Nullable UUID author) {
        if (media.isEmpty()) {
            return;
        }
        int attached = jdbc.sql("""
                UPDATE media SET message_id = :message, interaction_id = :interaction
                 WHERE id = ANY(:media::uuid[]) AND message_id IS NULL
                   AND coalesce(thread_id, interaction_id) = :owner AND uploaded_by IS NOT DISTINCT FROM :author
                """)
                .param("author", author, java.sql.Types.OTHER)
                .param("message", message)
                .param("interaction", interaction.id().value())
                .param("media", media.stream().map(UUID::toString).toArray(String[]::new))
                .param("owner", owner(interaction))
                .update();
        if (attached != media.size()) {
            throw new UnknownMediaException(media);
        }
    }

    private record Before(Posted posted, @Nullable String fingerprint) {}

    private Optional<Before> findByClientId(Interaction interaction, UUID clientId) {
        return findByClientId(owner(interaction), clientId);
    }

    private Optional<Before> findByClientId(UUID owner, UUID clientId) {
        return jdbc.sql("""
                SELECT id, interaction_id, number, seq, received_at, fingerprint FROM message
                 WHERE coalesce(thread_id, interaction_id) = :owner AND client_id = :clientId
                """)
                .param("owner", owner)
                .param("clientId", clientId)
                .query((rs, _) -> new Before(
                        new Posted(
                                rs.getObject("id", UUID.class),
                                new InteractionId(rs.getObject("interaction_id", UUID.class)),
                                rs.getInt("number"),
                                rs.getInt("seq"),
                                rs.getObject("received_at", OffsetDateTime.class)
                                        .toInstant(),
                                false),
                        rs.getString("fingerprint")))
                .optional();
    }

    private static UUID owner(Interaction interaction) {
        return interaction.thread() == null ? interaction.id().value() : interaction.thread();
    }

    private static String direction(NewMessage message) {
        if (message.note()) {
            return "NOTE";
        }
        return switch (message.author()) {
            case Author.Citizen() -> "IN";
            case Author.Person _ -> "OUT";
            case Author.Automatic() -> "SYSTEM";
        };
    }

    /// Tells the same message from another one under the same client id.
    private static String fingerprint(NewMessage message) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((direction(message) + '\n').getBytes(StandardCharsets.UTF_8));
            message.media().forEach(media -> digest.update((media + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(message.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
