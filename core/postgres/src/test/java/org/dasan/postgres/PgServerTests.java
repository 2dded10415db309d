package org.dasan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way in which the embedded database can start, die and come back.
class PgServerTests {
    private static final Path PROGRAMS = PgBinaries.unpack(
            Path.of(System.getProperty("java.io.tmpdir"), "dasan-test-programs-" + System.getProperty("user.name")));

    private final Path folder;
    private final Path data;

    PgServerTests(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    @BeforeEach
    void nothingRunsHere() {
        assertThat(data).doesNotExist();
    }

    @AfterEach
    void leaveNothingBehind() {
        PgProcess.read(data.resolve("pg"))
                .flatMap(process -> ProcessHandle.of(process.pid()))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    @Test
    void keepsItsRowsFromOneStartToTheNext() throws SQLException {
        try (var server = start()) {
            execute(server, "CREATE TABLE row (n int)");
            execute(server, "INSERT INTO row VALUES (120)");
        }

        try (var server = start()) {
            assertThat(query(server, "SELECT n FROM row")).isEqualTo("120");
            assertThat(server.adopted()).isFalse();
        }
    }

    @Test
    void isDurableAndChecksItsPages() throws SQLException {
        try (var server = start()) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(server, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void opensToItsSecretOnThisMachineOnly() throws SQLException, IOException {
        try (var server = start()) {
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SHOW unix_socket_directories")).isEmpty();
            assertThat(query(server, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), PgServer.USER, "guess"))
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("pg.secret"))))
                    .isEqualTo("rw-------");
        }
        assertThat(data.resolve("pg.password")).doesNotExist();
    }

    @Test
    void takesOverTheServerOfAKilledProcess() throws Exception {
        String first;
        try (var killed = Child.start(PROGRAMS, data)) {
            first = killed.says();
            killed.kill();
        }

        try (var server = start()) {
            assertThat(server.adopted()).isTrue();
            assertThat(first).isEqualTo("port " + server.port() + " started");
            assertThat(query(server, "SELECT count(*) FROM row")).isEqualTo("1");
        }
        assertThat(PgProcess.read(data.resolve("pg"))).isEmpty();
    }

    @Test
    void recoversWhenProcessAndServerWereKilled() throws Exception {
        try (var killed = Child.start(PROGRAMS, data)) {
            killed.says();
            var server = ProcessHandle.of(
                            PgProcess.read(data.resolve("pg")).orElseThrow().pid())
                    .orElseThrow();
            killed.kill();
            server.destroyForcibly();
            server.onExit().join();
        }
        assertThat(data.resolve("pg/postmaster.pid")).exists();

        try (var server = start()) {
            assertThat(server.adopted()).isFalse();
            assertThat(query(server, "SELECT count(*) FROM row")).isEqualTo("1");
        }
    }

    @Test
    void takesNoOtherProcessForItsServer() throws Exception {
        start().close();
        try (var stranger = Child.start(PROGRAMS, folder.resolve("elsewhere"))) {
            stranger.says();
            Files.writeString(
                    data.resolve("pg/postmaster.pid"),
                    stranger.pid() + "\n" + data.resolve("pg") + "\n0\n1\n\n127.0.0.1\n\nready\n");

            assertThat(PgProcess.read(data.resolve("pg")).orElseThrow().alive()).isFalse();
            stranger.terminate();
        }
    }

    @Test
    void stopsWithItsProcessOnSigterm() throws Exception {
        try (var child = Child.start(PROGRAMS, data)) {
            child.says();
            var server = PgProcess.read(data.resolve("pg")).orElseThrow();

            child.terminate();

            assertThat(server.alive()).isFalse();
            assertThat(PgProcess.read(data.resolve("pg"))).isEmpty();
        }
    }

    @Test
    void saysThatTheDataIsInUse() throws Exception {
        try (var first = Child.start(PROGRAMS, data)) {
            first.says();
            try (var second = Child.start(PROGRAMS, data)) {
                assertThat(second.says()).startsWith("already running with this data: " + data);
            }
            assertThatThrownBy(() -> DataLock.hold(data)).isInstanceOf(DataInUse.class);
            first.terminate();
        }
    }

    @Test
    void keepsTheDataThoughItsOwnProcessAsksAgain() throws Exception {
        try (var _ = DataLock.hold(data)) {
            assertThatThrownBy(() -> DataLock.hold(data)).isInstanceOf(DataInUse.class);
            try (var other = Child.start(PROGRAMS, data)) {
                assertThat(other.says()).startsWith("already running with this data: " + data);
            }
        }
        DataLock.hold(data).close();
    }

    @Test
    void startsOverWhenTheFirstStartWasCutShort() throws Exception {
        Files.createDirectories(data.resolve("pg.new/base"));
        Files.writeString(data.resolve("pg.new/PG_VERSION"), "18\n");

        try (var server = start()) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(data.resolve("pg.new")).doesNotExist();
    }

    @Test
    void runsAsNobodyWhereThereAreNoUserNamespaces() throws Exception {
        assumeRoot();
        try (var server = PgServer.start(options().with(PgOptions.As.NOBODY))) {
            execute(server, "CREATE TABLE row (n int)");
        }
        assertThat(FileTrees.owner(data.resolve("pg"))).isEqualTo(RunAs.NOBODY);

        try (var server = start()) { // on its own it goes on with the user who has the data
            assertThat(query(server, "SELECT count(*) FROM row")).isEqualTo("0");
        }
        assertThat(FileTrees.owner(data.resolve("pg"))).isEqualTo(RunAs.NOBODY);
    }

    @Test
    void runsForAUserWhoIsNotRoot() throws Exception {
        assumeRoot();
        Files.createDirectories(data);
        FileTrees.chown(data, RunAs.NOBODY);
        try (var child = Child.start(PROGRAMS, data, asNobody(), Child.copyClasses(folder.resolve("classes")))) {
            assertThat(child.says()).endsWith(" started");
            child.terminate();
        }
    }

    @Test
    void tellsAnotherUserWhoseDataItIs() throws Exception {
        assumeRoot();
        try (var server = PgServer.start(options().with(PgOptions.As.NAMESPACE))) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(data.resolve("pg.secret"), PosixFilePermissions.fromString("rw-r--r--"));

        try (var child = Child.start(PROGRAMS, data, asNobody(), Child.copyClasses(folder.resolve("classes")))) {
            assertThat(child.says()).contains("belongs to user 0").contains("chown");
        }
    }

    @Test
    void namesTheFolderThatTheOtherUserCannotEnter() throws IOException {
        assumeRoot();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> PgServer.start(options().with(PgOptions.As.NOBODY)))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("cannot enter " + folder);
    }

    @Test
    void refusesDataOfAnotherRelease() throws IOException {
        Files.createDirectories(data.resolve("pg"));
        Files.writeString(data.resolve("pg/PG_VERSION"), "9\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(PgException.class)
                .hasMessageContaining("PostgreSQL 9")
                .hasMessageContaining("backup");
    }

    @Test
    void saysWhyTheServerDoesNotStart() {
        assertThatThrownBy(() -> PgServer.start(options().with(Map.of("shared_buffers", "nonsense"))))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("shared_buffers");
    }

    @Test
    void letsOthersJoinWithoutStoppingIt() throws SQLException {
        assertThatThrownBy(() -> PgServer.join(data)).isInstanceOf(PgException.class);
        try (var server = start()) {
            try (var joined = PgServer.join(data)) {
                assertThat(query(joined, "SELECT 1")).isEqualTo("1");
            }
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    private PgOptions options() {
        return PgOptions.of(PROGRAMS, data);
    }

    private PgServer start() {
        return PgServer.start(options());
    }

    private static List<String> asNobody() {
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
    }

    private void assumeRoot() throws IOException {
        assumeTrue(FileTrees.owner(folder) == 0, "only root can become somebody else");
    }

    private static void execute(PgServer server, String sql) throws SQLException {
        try (var connection = open(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PgServer server, String sql) throws SQLException {
        try (var connection = open(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection open(PgServer server) throws SQLException {
        return server.connect(PgServer.DATABASE);
    }
}
