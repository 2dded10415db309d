package org.dasan.interactions.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.dasan.city.StaffId;
import org.dasan.interactions.Identities;
import org.dasan.interactions.Interactions;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.Keys;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The real outbox and what it stands on.
record OutboxWorld(Outbox outbox, OutboxWake wake, Interactions interactions, Identities identities) {
    record City(UUID organisation, UUID entryPoint) {}

    static OutboxWorld over(TestDatabase database, Clock clock, Path folder) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(EventLog.class, () -> EventLog.over(database.dataSource(), clock));
        context.registerBean(Keys.class, () -> Keys.over(database.dataSource(), clock, folder));
        context.register(Interactions.class, Identities.class);
        context.refresh();
        var wake = new OutboxWake();
        var identities = context.getBean(Identities.class);
        var outbox = new Outbox(
                new OutboxRows(database.jdbc()),
                database.transactions(),
                context.getBean(EventLog.class),
                identities,
                wake,
                clock,
                new SimpleMeterRegistry());
        return new OutboxWorld(outbox, wake, context.getBean(Interactions.class), identities);
    }

    static City furnish(JdbcClient jdbc, StaffId staff) {
        var city = new City(Ids.next(), Ids.next());
        var calendar = Ids.next();
        jdbc.sql("INSERT INTO organisation (id, code, kind, name) VALUES (:id, 'city', 'CITY', '{\"ko\":\"시\"}')")
                .param("id", city.organisation())
                .update();
        jdbc.sql("INSERT INTO calendar (id, code, name) VALUES (:id, 'always', '{\"ko\":\"늘\"}')")
                .param("id", calendar)
                .update();
        jdbc.sql("""
                INSERT INTO entry_point (id, key, channel, organisation, name, default_language, languages, calendar,
                                         visitor_away_pause, visitor_abandon, idle_warning, idle_close, parked_close)
                VALUES (:id, 'sms', 'SMS', :city, '{"ko":"문자"}', 'ko', '{ko}', :calendar, 120, 600, 300, 600, 86400)
                """)
                .param("id", city.entryPoint())
                .param("city", city.organisation())
                .param("calendar", calendar)
                .update();
        jdbc.sql("INSERT INTO staff (id, username, display_name, created_at) VALUES (:id, 'ada', '에이다', :now)")
                .param("id", staff.value())
                .param("now", MutableClock.MONDAY_NINE.atOffset(ZoneOffset.UTC))
                .update();
        return city;
    }
}
