package org.dasan.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of its own that holds a data folder and runs its database, as the application does.
final class Child implements AutoCloseable {
    private static final String SAYS = "child: ";

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /// @param prefix what stands before the command, such as `setpriv …`
    static Child start(Path programs, Path data, List<String> prefix, String classPath) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Main.class.getName(),
                programs.toString(),
                data.toString()));
        try {
            return new Child(new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Child start(Path programs, Path data) {
        return start(programs, data, List.of(), classPath());
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// Copies all classes to where every user can read them.
    static String copyClasses(Path to) throws IOException {
        var copies = new ArrayList<String>();
        for (var entry : classPath().split(File.pathSeparator, -1)) {
            var from = Path.of(entry);
            if (!Files.exists(from)) {
                continue;
            }
            var copy = to.resolve(Integer.toString(copies.size())).resolve(from.getFileName());
            try (var paths = Files.walk(from)) {
                for (var path : (Iterable<Path>) paths::iterator) {
                    var target = copy.resolve(from.relativize(path).toString());
                    Files.createDirectories(target.getParent());
                    if (!Files.isDirectory(path)) {
                        Files.copy(path, target);
                    }
                }
            }
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    /// Reads the next line that it says to us rather than to its log.
    String says() {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(SAYS)) {
                    return line.substring(SAYS.length());
                }
            }
            return "nothing";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// kill -9
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM, and waits for the end.
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// Starts the database, writes one row and stays.
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[1]);
            try (var _ = DataLock.hold(data)) {
                var server = PgServer.start(PgOptions.of(Path.of(arguments[0]), data));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                try (var connection = server.connect(PgServer.DATABASE);
                        var statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE IF NOT EXISTS row (n int)");
                    statement.execute("INSERT INTO row VALUES (1)");
                }
                System.out.println(SAYS + "port " + server.port() + (server.adopted() ? " adopted" : " started"));
                Thread.currentThread().join(TimeUnit.MINUTES.toMillis(5));
            } catch (PgException e) {
                System.out.println(SAYS + e.getMessage());
            }
        }
    }
}
