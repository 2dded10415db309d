package org.dasan.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Devices;
import org.dasan.city.Channel;
import org.dasan.store.Keys;
import org.dasan.store.Tempo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The exchange's telephones, lent to whoever works. Calls are offered on one while it is lent and registered.
@Component
@Transactional
class Lines {
    /// How long a line stays somebody's who does not ask for it again.
    private static final Duration LENT = Duration.ofMinutes(15);

    private static final String SELECT = "SELECT exchange, line, device, staff_id, registered FROM phone_line";

    private static final RowMapper<Line> MAPPER = (rs, _) -> new Line(
            rs.getString("exchange"),
            rs.getString("line"),
            rs.getString("device"),
            rs.getObject("staff_id", UUID.class),
            rs.getBoolean("registered"));

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Devices devices;
    private final PhoneFrames frames;
    private final Clock clock;

    Lines(JdbcClient jdbc, Keys keys, Devices devices, PhoneFrames frames, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.devices = devices;
        this.frames = frames;
        this.clock = clock;
    }

    /// A telephone of the exchange.
    ///
    /// @param device BROWSER or DESK
    /// @param staff  whose it is now
    record Line(
            String exchange,
            String name,
            String device,
            @Nullable UUID staff,
            boolean registered) {}

    /// The telephones of an exchange, as it describes itself.
    void known(ExchangeFile exchange) {
        for (var telephone : exchange.telephones()) {
            jdbc.sql("""
                    INSERT INTO phone_line (exchange, line, device, password_sealed) VALUES (:exchange, :line, :device, :password)
                    ON CONFLICT (exchange, line) DO UPDATE SET device = excluded.device, password_sealed = excluded.password_sealed
                    """)
                    .param("exchange", exchange.id())
                    .param("line", telephone.line())
                    .param("device", telephone.device())
                    .param("password", keys.seal(telephone.password()))
                    .update();
        }
    }

    /// The line this person works with, if any.
    @Transactional(readOnly = true)
    public Optional<Line> of(UUID staff) {
        return jdbc.sql(SELECT + " WHERE staff_id = :staff")
                .param("staff", staff)
                .query(MAPPER)
                .optional();
    }

    /// What a telephone in the browser registers with.
    @Transactional(readOnly = true)
    public String password(Line line) {
        return keys.open(jdbc.sql("SELECT password_sealed FROM phone_line WHERE exchange = :exchange AND line = :line")
                .param("exchange", line.exchange())
                .param("line", line.name())
                .query((rs, _) -> rs.getBytes(1))
                .single());
    }

    /// The name of the line to ring for this person.
    @Transactional(readOnly = true)
    public Optional<String> lineOf(UUID staff) {
        return of(staff).filter(Line::registered).map(Line::name);
    }

    /// Whose line it is now.
    @Transactional(readOnly = true)
    public Optional<UUID> agentOn(String exchange, String line) {
        return jdbc.sql(
                        "SELECT staff_id FROM phone_line WHERE exchange = :exchange AND line = :line AND staff_id IS NOT NULL")
                .param("exchange", exchange)
                .param("line", line)
                .query(UUID.class)
                .optional();
    }

    /// Lends this person a telephone in the browser, the same one as long as they come back for it.
    ///
    /// @return empty when all are lent
    Optional<Line> lend(String exchange, UUID staff) {
        var before = of(staff).filter(line -> line.exchange().equals(exchange));
        if (before.isPresent()) {
            prolong(staff);
            return before;
        }
        giveBack(staff);
        return jdbc.sql("""
                SELECT line FROM phone_line
                 WHERE exchange = :exchange AND device = 'BROWSER' AND NOT registered AND (staff_id IS NULL OR lent_until < :now)
                 ORDER BY staff_id IS NOT NULL, line LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
                .param("exchange", exchange)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .flatMap(line -> take(exchange, line, staff));
    }

    /// Takes a telephone on a table, where nobody else works with it.
    ///
    /// @return empty when there is no such one or it is another's
    Optional<Line> takeDesk(String exchange, String line, UUID staff) {
        var free = jdbc.sql("""
                SELECT line FROM phone_line
                 WHERE exchange = :exchange AND line = :line AND device = 'DESK'
                   AND (staff_id IS NULL OR staff_id = :staff OR lent_until < :now) FOR UPDATE
                """)
                .param("exchange", exchange)
                .param("line", line)
                .param("staff", staff)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        giveBack(staff);
        return take(exchange, line, staff);
    }

    /// The names of all telephones of an exchange.
    @Transactional(readOnly = true)
    public List<String> all(String exchange) {
        return jdbc.sql("SELECT line FROM phone_line WHERE exchange = :exchange ORDER BY line LIMIT 5000")
                .param("exchange", exchange)
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    /// Telephones on tables, and whether somebody works with them.
    @Transactional(readOnly = true)
    public List<Line> desks(String exchange) {
        return jdbc.sql(SELECT + " WHERE exchange = :exchange AND device = 'DESK' ORDER BY line LIMIT 1000")
                .param("exchange", exchange)
                .query(MAPPER)
                .list();
    }

    /// The line is nobody's any more.
    void giveBack(UUID staff) {
        of(staff).ifPresent(line -> devices.gone(Channel.VOICE, device(line.exchange(), line.name())));
        jdbc.sql("UPDATE phone_line SET staff_id = NULL, lent_until = NULL WHERE staff_id = :staff")
                .param("staff", staff)
                .update();
    }

    /// The exchange says that a telephone is there or gone.
    void registered(String exchange, String line, boolean there) {
        var staff = jdbc.sql("""
                UPDATE phone_line SET registered = :there WHERE exchange = :exchange AND line = :line
                RETURNING staff_id
                """)
                .param("there", there)
                .param("exchange", exchange)
                .param("line", line)
                .query((rs, _) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
                .optional()
                .flatMap(found -> found);
        if (staff.isPresent()) {
            reach(exchange, line, staff.get(), there);
            frames.changed(staff.get());
        }
    }

    private Optional<Line> take(String exchange, String line, UUID staff) {
        jdbc.sql(
                        "UPDATE phone_line SET staff_id = :staff, lent_until = :until WHERE exchange = :exchange AND line = :line")
                .param("staff", staff)
                .param("until", until())
                .param("exchange", exchange)
                .param("line", line)
                .update();
        var taken = of(staff);
        taken.ifPresent(found -> reach(exchange, line, staff, found.registered()));
        return taken;
    }

    private void prolong(UUID staff) {
        jdbc.sql("UPDATE phone_line SET lent_until = :until WHERE staff_id = :staff")
                .param("until", until())
                .param("staff", staff)
                .update();
    }

    private void reach(String exchange, String line, UUID staff, boolean there) {
        if (there) {
            devices.there(staff, Channel.VOICE, device(exchange, line));
        } else {
            devices.gone(Channel.VOICE, device(exchange, line));
        }
    }

    /// Its name among the devices of all exchanges, which all begin with the exchange's ([ExchangeSession]).
    private static String device(String exchange, String line) {
        return exchange + "/" + line;
    }

    private OffsetDateTime until() {
        return clock.instant().plus(Tempo.inCity(clock, LENT)).atOffset(ZoneOffset.UTC);
    }
}
