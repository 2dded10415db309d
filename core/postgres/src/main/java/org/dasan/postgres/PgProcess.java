package org.dasan.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What `postmaster.pid` says of a server.
record PgProcess(long pid, int port) {
    private static final int PORT_LINE = 3;

    /// Empty if there is no such file, or it is not complete yet.
    static Optional<PgProcess> read(Path folder) {
        try {
            var lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new PgProcess(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new PgException("cannot read " + folder.resolve("postmaster.pid") + ": " + e.getMessage(), e);
        }
    }

    /// A process that has ended but that nobody has taken note of (a container without an init) does not
    /// count, nor does another program that has got the number since.
    boolean alive() {
        return ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> process.info()
                                .command()
                                .map(program -> program.contains("postgres"))
                                .orElse(true)) // hidden from us
                        .isPresent()
                && !zombie();
    }

    /// Whether it has ended and only its parent, the init process, has not taken note yet. PostgreSQL does
    /// not start while that number is taken.
    boolean zombie() {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) { // no /proc here, or gone meanwhile
            return false;
        }
    }
}
