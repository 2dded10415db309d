package org.dasan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dasan.postgres.DataInUse;
import org.dasan.postgres.DataLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of this process that is gone when the process ends, however it ends: what a killed process leaves
/// behind, a server that still runs in it included, is cleared away by the next.
public final class TestFolder {
    private static final Logger LOG = LoggerFactory.getLogger(TestFolder.class);

    private final Path path;
    private final DataLock lock;
    private final List<Runnable> before = Collections.synchronizedList(new ArrayList<>());

    private TestFolder(Path path) {
        this.path = path;
        this.lock = DataLock.hold(path);
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete, "delete " + path));
    }

    /// A new folder that every user may enter, so that servers may run in it as somebody else.
    public static TestFolder create(String name) {
        try {
            sweep(name);
            var path = Files.createTempDirectory(name + "-");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new TestFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /// Something that is still done with the folder before it goes.
    public void beforeDeletion(Runnable action) {
        before.add(action);
    }

    private void delete() {
        before.forEach(Runnable::run);
        lock.close();
        delete(path);
    }

    private static void sweep(String name) throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), name + "-*")) {
            for (var folder : folders) {
                if (Files.exists(folder.resolve("lock")) && Files.isWritable(folder.resolve("lock"))) {
                    clear(folder);
                }
            }
        }
    }

    private static void clear(Path folder) {
        try (var _ = DataLock.hold(folder)) {
            server(folder).ifPresent(TestFolder::end);
            delete(folder);
        } catch (DataInUse e) {
            LOG.debug("{} belongs to a process that runs", folder);
        } catch (UncheckedIOException e) {
            LOG.debug("{} is cleared away by somebody else", folder, e);
        }
    }

    private static Optional<ProcessHandle> server(Path folder) {
        try {
            var pid = Files.readAllLines(folder.resolve("pg").resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void end(ProcessHandle server) {
        server.destroyForcibly();
        try {
            server.onExit().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("The forgotten database server {} does not end", server.pid(), e);
        }
    }

    private static void delete(Path root) {
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} remains", root, e);
        }
    }
}
