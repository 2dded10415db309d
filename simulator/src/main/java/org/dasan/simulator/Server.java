package org.dasan.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dasan.simulator.line.DasanProcess;
import org.dasan.simulator.line.Entrances;
import org.jspecify.annotations.Nullable;

/// The server of a simulated day: one that runs already, or one started for it on a scratch folder.
public final class Server implements AutoCloseable {
    private final Entrances entrances = new Entrances();
    private final @Nullable Path data;
    private final Map<String, String> settings;
    private volatile @Nullable DasanProcess process;

    private Server(@Nullable Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
    }

    /// One that runs already.
    public static Server at(URI address) {
        var server = new Server(null, Map.of());
        server.entrances.add(address);
        return server;
    }

    /// Starts one.
    ///
    /// @param settings of its environment
    public static Server start(Map<String, String> settings) {
        try {
            var scratch = Files.createTempDirectory("dasan-simulation");
            Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
            var data = Files.createDirectory(scratch.resolve("data"));
            var server = new Server(data, settings);
            try {
                server.entrances.add(server.launch().awaitAddress());
            } catch (IllegalStateException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// kill -9, and starts it again on what it left.
    public void killAndStartAgain() {
        var before = process;
        if (before == null) {
            throw new IllegalStateException("only a server that was started for the day may be killed");
        }
        before.kill();
        entrances.replace(0, launch().awaitAddress());
    }

    private DasanProcess launch() {
        var launched = DasanProcess.start(Objects.requireNonNull(data), settings);
        process = launched;
        return launched;
    }

    public boolean isOurs() {
        return data != null;
    }

    public Entrances entrances() {
        return entrances;
    }

    /// What a server of ours has complained of.
    public List<String> errors() {
        var running = process;
        return running == null ? List.of() : running.errors();
    }

    @Override
    public void close() {
        var running = process;
        if (running != null) {
            running.close();
        }
        if (data != null) {
            delete(data.getParent());
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
