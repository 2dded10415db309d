package org.dasan.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dasan.postgres.PgServer;
import org.dasan.store.StartRefused;
import org.dasan.store.database.EmbeddedDatabase;
import org.dasan.testkit.TestServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The commands as an operator gives them.
class BackupCommandTests {
    private final Path data;
    private final Path other;
    private final Path file;

    BackupCommandTests(@TempDir Path folder) {
        this.data = folder.resolve("data");
        this.other = folder.resolve("other");
        this.file = folder.resolve("backup.zip");
    }

    @BeforeEach
    void aDatabaseWithARow() {
        try (var database = start(data)) {
            Flyway.configure()
                    .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            jdbc(database).sql("""
                    INSERT INTO erasure (kind, subject, at)
                    VALUES ('thing', '01990000-0000-7000-8000-000000000001', '2026-11-23T00:00:00Z')
                    """).update();
        }
    }

    @Test
    void savesAndRestoresADatabaseThatIsNotRunning() {
        assertThat(run("backup", data)).isZero();
        assertThat(run("restore", other)).isZero();

        try (var database = start(other)) {
            assertThat(jdbc(database)
                            .sql("SELECT kind FROM erasure")
                            .query(String.class)
                            .single())
                    .isEqualTo("thing");
        }
    }

    @Test
    void savesBesideARunningServerAndLeavesItRunning() {
        try (var database = start(data)) {
            assertThat(run("backup", data)).isZero();

            assertThat(jdbc(database).sql("SELECT 1").query(Integer.class).single())
                    .isEqualTo(1);
        }
        assertThat(Restore.describe(file).rows()).isEqualTo(1);
    }

    @Test
    void restoresOnlyWhereNothingRuns() {
        run("backup", data);
        try (var database = start(other)) {
            assertThat(run("restore", other)).isEqualTo(StartRefused.ALREADY_RUNNING);
            assertThat(database.toString()).contains(other.toString());
        }
    }

    @Test
    void restoresOnlyWhereNothingIs() {
        run("backup", data);

        assertThat(run("restore", data)).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("restore", other)).isEqualTo(1);
        assertThat(run("backup", other)).isEqualTo(1);
        assertThat(run("fly", data)).isEqualTo(1);
        assertThat(BackupCommand.run(new String[] {"--dasan.command=backup", "--dasan.data=" + data}))
                .isEqualTo(1);
        assertThat(other).doesNotExist();
    }

    @Test
    void isAskedForByItsArgument() {
        assertThat(BackupCommand.requested(new String[] {"--dasan.port=1", "--dasan.command=backup"}))
                .isTrue();
        assertThat(BackupCommand.requested(new String[] {"--dasan.port=1"})).isFalse();
    }

    private int run(String command, Path folder) {
        var arguments = new ArrayList<>(List.of(
                "--dasan.command=" + command,
                "--dasan.file=" + file,
                "--dasan.data=" + folder,
                "--dasan.postgres.programs=" + TestServer.programs()));
        return BackupCommand.run(arguments.toArray(String[]::new));
    }

    private static EmbeddedDatabase start(Path folder) {
        return EmbeddedDatabase.start(folder, TestServer.programs(), Map.of());
    }

    private static JdbcClient jdbc(EmbeddedDatabase database) {
        var dataSource =
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        assertThat(database.getUsername()).isEqualTo(PgServer.USER);
        return JdbcClient.create(dataSource);
    }
}
