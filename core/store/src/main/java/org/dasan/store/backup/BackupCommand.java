package org.dasan.store.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.dasan.postgres.DataInUse;
import org.dasan.postgres.PgException;
import org.dasan.postgres.PgServer;
import org.dasan.store.StartRefused;
import org.dasan.store.database.EmbeddedDatabase;
import org.dasan.store.erasure.ErasureLog;
import org.dasan.store.keys.KeyRefused;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// `--dasan.command=backup|restore --dasan.file=…` instead of a server.
///
/// A backup of the embedded database is made beside the running server, or starts the database for as long as
/// it takes. A restore needs a folder or database that has never been used; `--dasan.erasures=…` names
/// further files of erasures that are applied at the next start.
public final class BackupCommand {
    private static final String COMMAND = "dasan.command";
    private static final String PREFIX = "--" + COMMAND + "=";

    private final Environment environment;
    private final Clock clock = Clock.systemUTC();

    private BackupCommand(Environment environment) {
        this.environment = environment;
    }

    /// Whether these arguments ask for a command rather than for a server.
    public static boolean requested(String[] arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(PREFIX));
    }

    /// Carries the command out with the configuration that a server would have.
    ///
    /// @return exit code of the process
    public static int run(String[] arguments) {
        var application = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .registerShutdownHook(false);
        try (var context = application.run(arguments)) {
            return new BackupCommand(context.getEnvironment()).run();
        }
    }

    private int run() {
        try {
            switch (environment.getProperty(COMMAND, "")) {
                case "backup" -> backup();
                case "restore" -> restore();
                case String other -> throw new BackupException("there is no command " + other + ": backup, restore");
            }
            return 0;
        } catch (BackupException | PgException | StartRefused | KeyRefused e) {
            System.err.println(e.getMessage());
            return StartRefused.exitCodeOf(e);
        }
    }

    private void backup() {
        var file = file();
        try (var database = open(true);
                var connection = database.dataSource().getConnection()) {
            var manifest = Backup.write(connection, file, clock.instant());
            System.out.println("Backup of " + manifest.rows() + " rows in " + file.toAbsolutePath());
            System.out.println("The master key is not in it. Keep " + keyFile().toAbsolutePath() + " and "
                    + erasures().toAbsolutePath() + " in another safe place.");
        } catch (SQLException e) {
            throw new BackupException("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    private void restore() {
        var file = file();
        Restore.describe(file); // before a database is made for it
        try (var database = open(false)) {
            var dataSource = database.dataSource();
            var manifest = Restore.read(dataSource, file, keyFile());
            takeInErasures(dataSource);
            System.out.println("Restored " + manifest.rows() + " rows of " + manifest.createdAt());
        }
    }

    private void takeInErasures(DataSource dataSource) {
        var log = new ErasureLog(dataSource, clock, null);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transactions.executeWithoutResult(_ -> {
            log.load(erasures());
            for (var more : environment.getProperty("dasan.erasures", String[].class, new String[0])) {
                if (!Files.exists(Path.of(more))) {
                    throw new BackupException("there is no file of erasures " + more);
                }
                log.load(Path.of(more));
            }
        });
    }

    private Path file() {
        var file = environment.getProperty("dasan.file", "");
        if (file.isBlank()) {
            throw new BackupException("--dasan.file=… says where the backup lies");
        }
        return Path.of(file);
    }

    private Path data() {
        return Path.of(environment.getProperty("dasan.data", "data"));
    }

    private Path keyFile() {
        var named = environment.getProperty("dasan.key-file", "");
        return named.isBlank() ? data().resolve("key") : Path.of(named);
    }

    private Path erasures() {
        return data().resolve("erasures");
    }

    /// @param beside whether a running server may go on meanwhile
    private Opened open(boolean beside) {
        var url = environment.getProperty("spring.datasource.url");
        if (url != null) {
            return new Opened(
                    dataSource(
                            url,
                            environment.getProperty("spring.datasource.username", ""),
                            environment.getProperty("spring.datasource.password", "")),
                    () -> {});
        }
        if (beside && !Files.exists(data().resolve("pg"))) {
            throw new BackupException("there is no database in " + data().toAbsolutePath());
        }
        try {
            var programs = environment.getProperty("dasan.postgres.programs", data().toString());
            var database = EmbeddedDatabase.start(data(), Path.of(programs), Map.of());
            return new Opened(
                    dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()), database::close);
        } catch (StartRefused e) {
            if (!beside || !(e.getCause() instanceof DataInUse)) {
                throw e;
            }
            var server = PgServer.join(data());
            return new Opened(
                    dataSource(server.url(PgServer.DATABASE), PgServer.USER, server.password()), server::close);
        }
    }

    private static DataSource dataSource(String url, String user, String password) {
        var dataSource = new DriverManagerDataSource(url, user, password);
        var properties = new Properties();
        properties.setProperty("ApplicationName", "dasan-backup");
        dataSource.setConnectionProperties(properties);
        return dataSource;
    }

    private record Opened(DataSource dataSource, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /// An application without anything in it: only its configuration is read.
    static final class Nothing {}
}
