package org.dasan.benchmarks.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dasan.postgres.PgServer;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.DasanProcess;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.Unreachable;
import org.dasan.testkit.TestFolder;
import org.dasan.testkit.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// One server with the database it brings along, on data of its own.
final class OneServer implements AutoCloseable {
    private final Path data;
    private final Entrances entrances = new Entrances();
    private DasanProcess process;

    private OneServer(Path data) {
        this.data = data;
        process = launch();
        entrances.add(process.awaitAddress());
    }

    static OneServer start() {
        try {
            var folder = TestFolder.create("dasan-crash");
            var data = Files.createDirectories(folder.path().resolve("data"));
            TestServer.binaries();
            folder.beforeDeletion(() -> kill(databaseProcesses(data)));
            return new OneServer(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DasanProcess launch() {
        return DasanProcess.start(
                data, Map.of("DASAN_POSTGRES_PROGRAMS", TestServer.programs().toString()));
    }

    /// Ends the server as it stands; its database goes on by itself.
    void killServer() {
        process.kill();
    }

    /// What of the database is killed.
    enum Wound {
        ALL_OF_IT,
        /// Its children end by themselves when they notice.
        POSTMASTER,
        /// One process that serves a connection: the others cannot trust what it shared with them and begin
        /// anew.
        BACKEND
    }

    /// Ends processes of the database as they stand.
    void killDatabase(Wound wound) {
        var processes = databaseProcesses(data);
        switch (wound) {
            case ALL_OF_IT -> kill(processes);
            case POSTMASTER -> kill(processes.subList(0, 1));
            case BACKEND -> {
                long backend = database()
                        .sql("SELECT min(pid) FROM pg_stat_activity WHERE application_name = 'dasan'")
                        .query(Long.class)
                        .single();
                kill(processes.stream()
                        .filter(process -> process.pid() == backend)
                        .toList());
            }
        }
    }

    /// The whole machine goes.
    void killEverything() {
        var database = databaseProcesses(data);
        process.kill();
        kill(database);
    }

    /// Starts the server on what the last one left behind.
    ///
    /// @return how long it took until it answered
    Duration restart() {
        long begin = System.nanoTime();
        process = launch();
        entrances.replace(0, process.awaitAddress());
        try {
            if (!new Browser(entrances, 0).get("/chat/entry-points/web?lang=ko").ok()) {
                throw new IllegalStateException("the server refuses to tell of its entry point");
            }
        } catch (Unreachable e) {
            throw new IllegalStateException("the server is ready and does not answer", e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// The postmaster and its children.
    private static List<ProcessHandle> databaseProcesses(Path data) {
        try {
            var pid = Long.parseLong(Files.readAllLines(data.resolve("pg").resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid)
                    .filter(found -> found.info().command().orElse("").contains("postgres"))
                    .map(found ->
                            Stream.concat(Stream.of(found), found.descendants()).toList())
                    .orElse(List.of());
        } catch (IOException e) {
            return List.of(); // it does not run
        }
    }

    private static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    JdbcClient database() {
        var server = PgServer.join(data);
        return JdbcClient.create(
                new DriverManagerDataSource(server.url(PgServer.DATABASE), PgServer.USER, server.password()));
    }

    Entrances entrances() {
        return entrances;
    }

    /// What the server that runs has complained of so far.
    List<String> errors() {
        return process.errors();
    }

    @Override
    public void close() {
        process.close();
    }
}
