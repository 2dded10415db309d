package org.dasan.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs one of PostgreSQL's programs to its end.
record PgCommand(int exit, String output) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    boolean succeeded() {
        return exit == 0;
    }

    /// Output goes through a file: a server that the program leaves behind would keep a pipe open.
    static PgCommand run(List<String> command) {
        try {
            var output = Files.createTempFile("dasan-pg", ".out");
            try {
                return run(command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new PgException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static PgCommand run(List<String> command, Path output) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile()) // a folder that every user can enter
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C"); // messages we can look for
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new PgException(command.getFirst() + " did not end within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PgException("interrupted while running " + command.getFirst(), e);
        }
        return new PgCommand(process.exitValue(), Files.readString(output).strip());
    }
}
