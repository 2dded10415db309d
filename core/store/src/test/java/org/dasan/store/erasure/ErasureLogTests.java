package org.dasan.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dasan.store.Eraser;
import org.dasan.store.Ids;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDatabase
class ErasureLogTests {
    private final TestDatabase database;
    private final Path file;
    private final ErasureLog log;
    private final Recorder recorder = new Recorder();

    ErasureLogTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        this.database = database;
        this.file = folder.resolve("erasures");
        this.log = new ErasureLog(database.dataSource(), clock, file);
    }

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void erasesAgainWhatAnOlderDatabaseBroughtBack() {
        var subject = Ids.next();
        database.transactions().executeWithoutResult(_ -> log.record("thing", subject));

        database.clear(); // as a restore of an older backup does
        var again = log.reconcile(List.of(recorder), database.transactions());

        assertThat(again).isEqualTo(1);
        assertThat(recorder.erased).containsExactly(subject);
        assertThat(log.reconcile(List.of(recorder), database.transactions())).isZero();
    }

    @Test
    void erasesNothingAgainThatIsStillErased() {
        database.transactions().executeWithoutResult(_ -> log.record("thing", Ids.next()));

        assertThat(log.reconcile(List.of(recorder), database.transactions())).isZero();
    }

    @Test
    void writesTheFileAnewFromTheRows() throws Exception {
        var subject = Ids.next();
        database.transactions().executeWithoutResult(_ -> log.record("thing", subject));
        Files.writeString(file, "thing 0199-half a li");

        log.reconcile(List.of(recorder), database.transactions());

        assertThat(Files.readAllLines(file)).anyMatch(line -> line.startsWith("thing " + subject));
    }

    @Test
    void notesNothingWhenTheTransactionIsUndone() {
        database.transactions().executeWithoutResult(status -> {
            log.record("thing", Ids.next());
            status.setRollbackOnly();
        });

        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> log.record("thing", Ids.next())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsForLaterWhatNobodyHereCanErase() throws Exception {
        Files.writeString(file, "other " + Ids.next() + " 2026-11-23T00:00:00Z\n");

        assertThat(log.reconcile(List.of(recorder), database.transactions())).isZero();
        assertThat(database.jdbc()
                        .sql("SELECT pending FROM erasure")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static final class Recorder implements Eraser {
        private final List<UUID> erased = new ArrayList<>();

        @Override
        public String kind() {
            return "thing";
        }

        @Override
        public void erase(UUID subject) {
            erased.add(subject);
        }
    }
}
