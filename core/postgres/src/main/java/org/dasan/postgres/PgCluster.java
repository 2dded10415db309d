package org.dasan.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The files of one database server: where they lie, to whom they belong, and what is configured.
final class PgCluster {
    private static final int SECRET_BYTES = 32;
    private static final int LOG_LINES = 20;

    /// Nothing here trades safety for speed: fsync, synchronous_commit and full_page_writes keep their
    /// defaults (on).
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""), // they would lie in /tmp, open to everybody
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("jit", "off"), // our statements are short
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "../pg-log"),
            Map.entry("log_filename", "postgresql-%a.log"), // a week of files, each overwritten after seven days
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"));

    private final Path home;
    private final Path data;
    private final RunAs runAs;

    private PgCluster(Path home, Path data, RunAs runAs) {
        this.home = home;
        this.data = data;
        this.runAs = runAs;
    }

    /// For looking only.
    static PgCluster of(Path data) {
        return new PgCluster(data, data.toAbsolutePath().normalize(), new RunAs(List.of(), -1));
    }

    /// Makes the data folder and the cluster in it if they are not there.
    static PgCluster prepare(PgOptions options) throws IOException {
        var data = options.data();
        Files.createDirectories(data);
        var pg = data.resolve("pg");
        var cluster = new PgCluster(options.home(), data, runAs(options, pg));
        if (Files.exists(pg)) {
            cluster.checkVersion();
            cluster.handOver(pg);
        } else {
            cluster.initialise();
        }
        cluster.handOver(Files.createDirectories(data.resolve("pg-log")));
        return cluster;
    }

    private static RunAs runAs(PgOptions options, Path pg) throws IOException {
        var me = me(options.data());
        if (me != 0 || options.runAs() == PgOptions.As.AUTOMATIC) {
            return RunAs.choose(me, Files.exists(pg) ? FileTrees.owner(pg) : -1, pg);
        }
        return options.runAs() == PgOptions.As.NAMESPACE ? RunAs.namespace() : RunAs.other(RunAs.NOBODY, pg);
    }

    private static int me(Path data) throws IOException {
        var probe = Files.createTempFile(data, "owner", null);
        try {
            return FileTrees.owner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    /// Into `pg.new`, which becomes `pg` when all is done: what is called `pg` is always a database.
    private void initialise() throws IOException {
        var unfinished = data.resolve("pg.new");
        var password = data.resolve("pg.password");
        FileTrees.delete(unfinished);
        Files.createDirectory(unfinished, privately("rwx------"));
        handOver(unfinished);
        writePrivately(password, secret());
        handOver(password);
        try {
            var arguments = new ArrayList<>(List.of(
                    "-D",
                    unfinished.toString(),
                    "-U",
                    PgServer.USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "--data-checksums",
                    "-E",
                    "UTF8"));
            arguments.addAll(locale());
            var result = PgCommand.run(runAs.command(home.resolve("bin/initdb"), arguments));
            if (!result.succeeded()) {
                throw new PgException("cannot make a database in " + data + ":\n" + result.output());
            }
        } finally {
            Files.delete(password);
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude_if_exists 'dasan.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// An order of letters that comes with PostgreSQL (from 17) or is none at all, so that an upgrade of the
    /// operating system cannot make the indexes wrong.
    private List<String> locale() {
        return version() >= 17
                ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                : List.of("--locale=C.UTF-8");
    }

    private int version() {
        var program = home.resolve("bin/postgres").toString();
        var text = PgCommand.run(List.of(program, "--version")).output(); // postgres (PostgreSQL) 18.6
        var version = Pattern.compile("\\(PostgreSQL\\) (\\d+)").matcher(text);
        if (!version.find()) {
            throw new PgException(program + " does not say its version: " + text);
        }
        return Integer.parseInt(version.group(1));
    }

    private void checkVersion() throws IOException {
        var made = Integer.parseInt(
                Files.readString(folder().resolve("PG_VERSION")).strip());
        if (made != version()) {
            throw new PgException(
                    "the data in " + data + " was made by PostgreSQL " + made + " but this is " + version()
                            + ": make a backup with the release that made it, and restore it into a new data folder");
        }
    }

    /// When programs run as another user than we are, what they write to must be theirs.
    private void handOver(Path path) throws IOException {
        if (FileTrees.owner(path) != runAs.uid()) {
            FileTrees.chown(path, runAs.uid());
        }
    }

    void configure(int port, Map<String, String> more) throws IOException {
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(more);
        settings.put("port", Integer.toString(port));
        var text = new StringBuilder("# written at each start\n");
        settings.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        var file = folder().resolve("dasan.conf");
        Files.writeString(file, text);
        handOver(file);
        Files.deleteIfExists(startLog()); // else it grows with each start
    }

    PgCommand control(String... arguments) {
        var all = new ArrayList<>(List.of("-D", folder().toString()));
        all.addAll(Arrays.asList(arguments));
        return PgCommand.run(runAs.command(home.resolve("bin/pg_ctl"), all));
    }

    Optional<PgProcess> process() {
        return PgProcess.read(folder());
    }

    Path folder() {
        return data.resolve("pg");
    }

    Path startLog() {
        return data.resolve("pg-log").resolve("start.log");
    }

    String endOfStartLog() throws IOException {
        var text = new StringBuilder(lastLines(startLog()));
        try (var logs = Files.list(data.resolve("pg-log"))) {
            logs.filter(log -> log.toString().endsWith(".log") && !log.equals(startLog()))
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .ifPresent(log -> text.append('\n').append(lastLines(log)));
        }
        return text.toString().strip();
    }

    private static String lastLines(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /// The password of the one database user; made on first use.
    String secret() throws IOException {
        var file = data.resolve("pg.secret");
        if (!Files.exists(file)) {
            var random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /// Readable by us alone from the start, and on the disk before it has its name.
    private static void writePrivately(Path file, String text) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(unfinished, options, privately("rw-------"))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<Set<PosixFilePermission>> privately(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
