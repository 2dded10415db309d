package org.dasan.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobRef;
import org.dasan.store.BlobStore;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.Keys;
import org.dasan.store.NewEvent;
import org.dasan.store.Projection;
import org.dasan.store.StoreApplication;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.database.EmbeddedDatabase;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.dasan.testkit.WithEachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// From a database that has lived long into a new cluster, whose transactions count from the beginning again.
@WithEachDatabase
class BackupTests {
    /// More than a new cluster has had.
    private static final String MANY_TRANSACTIONS = """
            DO $$
            BEGIN
                WHILE pg_current_xact_id() < '10000'::xid8 LOOP
                    COMMIT;
                END LOOP;
            END $$
            """;

    private final TestDatabase source;
    private final MutableClock clock;
    private final Path folder;
    private final Path data;
    private final Path file;
    private final StreamId stream = StreamId.interaction(Ids.next());

    BackupTests(TestDatabase source, MutableClock clock, @TempDir Path folder) {
        this.source = source;
        this.clock = clock;
        this.folder = folder;
        this.data = folder.resolve("new");
        this.file = folder.resolve("backup.zip");
    }

    @BeforeEach
    void aDatabaseWithAPast() {
        source.clear();
        source.jdbc().sql(MANY_TRANSACTIONS).update();
        for (var i = 0; i < 200; i++) {
            append(EventLog.over(source.dataSource(), clock), source.transactions());
        }
    }

    @AfterEach
    void nothingUnfinished() {
        assertThat(folder.resolve("backup.zip.unfinished")).doesNotExist();
    }

    @Test
    void bringsEverythingIntoANewClusterWhereLifeGoesOn() throws Exception {
        var ref = blob("kept");
        var sealed = Keys.over(source.dataSource(), clock, folder).seal("120");
        var before = EventLog.over(source.dataSource(), clock).after(stream, 0, 1000);

        backup();
        restoreIntoNewCluster();

        Files.copy(folder.resolve("key"), data.resolve("key"));
        try (var application = start()) {
            var log = application.getBean(EventLog.class);
            assertThat(log.after(stream, 0, 1000))
                    .usingRecursiveComparison()
                    .ignoringFields("tx")
                    .isEqualTo(before);
            assertThat(application.getBean(Keys.class).open(sealed)).isEqualTo("120");
            assertThat(read(application.getBean(BlobStore.class), ref)).isEqualTo("kept");

            var heard = application.getBean(Counted.class);
            var written = append(log, application.getBean(TransactionTemplate.class));

            assertThat(written.getFirst().tx()).isLessThan(before.getLast().tx());
            assertThat(written.getFirst().seq()).isEqualTo(201);
            assertThat(written.getFirst().position())
                    .isGreaterThan(before.getLast().position());
            Eventually.that(() -> assertThat(heard.positions)
                    .hasSize(201)
                    .endsWith(written.getFirst().position()));
            assertThat(log.tail(Cursor.START, 1000)).endsWith(written.getFirst());
        }
    }

    @Test
    void erasesAgainWhatWasErasedAfterTheBackup() throws Exception {
        var ref = blob("forget me");
        backup();
        BlobStore.over(source.dataSource(), clock, folder).erase(ref.id());

        restoreIntoNewCluster();
        Files.copy(folder.resolve("key"), data.resolve("key"));
        Files.copy(folder.resolve("erasures"), data.resolve("erasures"));

        try (var application = start()) {
            assertThatThrownBy(() -> read(application.getBean(BlobStore.class), ref))
                    .isInstanceOf(BlobGone.class);
        }
    }

    @Test
    void showsOneMomentWhileOthersWrite() throws Exception {
        var log = EventLog.over(source.dataSource(), clock);
        try (var connection = source.dataSource().getConnection()) {
            var writer = Thread.ofVirtual().start(() -> {
                for (var i = 0; i < 100; i++) {
                    append(log, source.transactions());
                }
            });
            Backup.write(connection, file, clock.instant());
            writer.join();
        }

        restoreIntoNewCluster();

        try (var database = EmbeddedDatabase.start(data, TestServer.programs(), Map.of())) {
            var jdbc = JdbcClient.create(dataSource(database));
            assertThat(jdbc.sql("SELECT last_seq = (SELECT count(*) FROM event) FROM stream")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void neverHoldsTheMasterKeyNorSessions() throws Exception {
        Keys.over(source.dataSource(), clock, folder);
        var key = Files.readString(folder.resolve("key")).strip();

        var manifest = backup();

        assertThat(manifest.masterKey()).hasSize(16);
        assertThat(manifest.tables())
                .extracting(Manifest.Table::name)
                .contains("event", "stream", "data_key", "erasure")
                .doesNotContain("spring_session", "spring_session_attributes", "node", "flyway_schema_history");
        try (var zip = FileSystems.newFileSystem(file)) {
            for (var table : manifest.tables()) {
                assertThat(Files.readString(zip.getPath(table.entry()), StandardCharsets.UTF_8))
                        .doesNotContain(key);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatWasAltered() throws Exception {
        backup();
        try (var zip = FileSystems.newFileSystem(file)) {
            var rows = Files.readString(zip.getPath("tables/event.copy"), StandardCharsets.UTF_8);
            Files.writeString(zip.getPath("tables/event.copy"), rows.replaceFirst("test\\.happened", "test.forgotten"));
        }

        assertThatThrownBy(this::restoreIntoNewCluster)
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("event is not as it was written");
    }

    @Test
    void refusesAFileThatIsNotComplete() throws Exception {
        backup();
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));

        assertThatThrownBy(() -> Restore.describe(file)).isInstanceOf(BackupException.class);
    }

    @Test
    void refusesABackupOfANewerRelease() throws Exception {
        source.jdbc()
                .sql("UPDATE flyway_schema_history SET script = 'store/V2099__later.sql' WHERE installed_rank = 1")
                .update();
        backup();
        source.jdbc()
                .sql(
                        "UPDATE flyway_schema_history SET script = 'store/V20261123090000__event_log.sql' WHERE installed_rank = 1")
                .update();

        assertThatThrownBy(this::restoreIntoNewCluster).hasMessageContaining("V2099__later.sql");
    }

    @Test
    void refusesToRestoreOverWhatIsThere() throws Exception {
        backup();

        assertThatThrownBy(() -> Restore.read(source.dataSource(), file, folder.resolve("key")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("not empty");
        assertThatThrownBy(this::backup).hasMessageContaining("there is a file already");
    }

    @Test
    void refusesToRestoreForAnotherMasterKey() throws Exception {
        Keys.over(source.dataSource(), clock, folder);
        backup();
        Files.writeString(folder.resolve("other"), "00".repeat(32));

        assertThatThrownBy(() -> Restore.read(source.dataSource(), file, folder.resolve("other")))
                .hasMessageContaining("another one");
    }

    @Test
    void savesTablesAfterThoseTheyReferTo() {
        var order = Catalogue.inOrder(
                Set.of("a", "b", "c", "d"), Map.of("a", Set.of("b", "elsewhere"), "b", Set.of("c", "d")));

        assertThat(order).containsSubsequence("c", "b", "a").containsSubsequence("d", "b");
        assertThatThrownBy(() -> Catalogue.inOrder(Set.of("a", "b"), Map.of("a", Set.of("b"), "b", Set.of("a"))))
                .isInstanceOf(BackupException.class);
    }

    private Manifest backup() throws SQLException {
        try (var connection = source.dataSource().getConnection()) {
            return Backup.write(connection, file, clock.instant());
        }
    }

    private void restoreIntoNewCluster() {
        try (var database = EmbeddedDatabase.start(data, TestServer.programs(), Map.of())) {
            Restore.read(dataSource(database), file, folder.resolve("key"));
        }
    }

    private static DataSource dataSource(EmbeddedDatabase database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.getJdbcUrl());
        dataSource.setUser(database.getUsername());
        dataSource.setPassword(database.getPassword());
        return dataSource;
    }

    private BlobRef blob(String text) throws Exception {
        return BlobStore.over(source.dataSource(), clock, folder)
                .put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private static String read(BlobStore blobs, BlobRef ref) throws IOException, BlobGone {
        var out = new ByteArrayOutputStream();
        blobs.writeTo(ref.id(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<StoredEvent> append(EventLog log, TransactionTemplate transactions) {
        var event = new NewEvent(stream, "test.happened", 1, clock.instant(), null, null, true, Map.of("n", 1));
        return transactions.execute(_ -> log.append(List.of(event)));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "dasan.data=" + data,
                        "dasan.postgres.programs=" + TestServer.programs(),
                        "spring.main.banner-mode=off",
                        "spring.flyway.out-of-order=true")
                .run();
    }

    static final class Counted implements Projection {
        private final List<Long> positions = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public void apply(List<StoredEvent> batch) {
            batch.forEach(event -> positions.add(event.position()));
        }

        @Override
        public void clear() {
            positions.clear();
        }
    }

    @StoreApplication
    static class Application {
        @Bean
        Counted counted() {
            return new Counted();
        }
    }
}
