package org.dasan.city;

import java.time.Clock;
import java.time.ZoneId;
import org.dasan.city.sample.SampleFiles;
import org.dasan.store.EventLog;
import org.dasan.testkit.TestDatabase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The city's beans over a test's database, wired by hand.
final class CityOnTables {
    final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    final TestDatabase database;
    final EventLog log;
    final CityWriter writer;
    final CachedCity city;
    final StoredAccounts accounts;

    CityOnTables(TestDatabase database, Clock clock) {
        this.database = database;
        log = EventLog.over(database.dataSource(), clock);
        writer = new CityWriter(database.jdbc(), log, clock);
        var manager = database.transactions().getTransactionManager();
        if (manager == null) {
            throw new IllegalStateException("no transaction manager");
        }
        city = new CachedCity(
                new CityTables(database.jdbc(), manager), new CityProperties(ZoneId.of("Asia/Seoul"), null));
        accounts = new StoredAccounts(database.jdbc(), log, database.transactions(), encoder, city, clock);
    }

    void load(String place, boolean demo) {
        var files = new SampleFiles(new DefaultResourceLoader(), place);
        var loader = new CityLoader(writer, encoder, new DemoMode(demo));
        database.transactions().executeWithoutResult(_ -> loader.load(files));
        city.reload();
    }
}
