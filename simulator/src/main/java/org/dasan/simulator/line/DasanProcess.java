package org.dasan.simulator.line;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The whole server as a process of its own, started as the launcher starts it: in demo mode, on a port of this machine
/// that it chooses and tells.
public final class DasanProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("citizens\\s+(http://\\S+?)/?$");
    /// System property: the jar of the server; without it, the server is made of this process's own classes.
    private static final String JAR = "dasan.simulator.server";

    private static final long START_SECONDS = 240;
    private static final long END_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private DasanProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts a server without waiting for it.
    ///
    /// @param data     its folder; it goes on with what it finds there
    /// @param settings of its environment, over those of every trial
    public static DasanProcess start(Path data, Map<String, String> settings) {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m"));
        command.addAll(program());
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("DASAN_") || name.startsWith("SPRING_"));
        environment.putAll(Map.of(
                "DASAN_DATA", data.toString(), "DASAN_PORT", "0", "DASAN_BIND", "127.0.0.1", "DASAN_DEMO", "true"));
        environment.putAll(settings);
        try {
            var started = new DasanProcess(builder.start(), data.resolveSibling(data.getFileName() + ".log"));
            Thread.ofVirtual().name("log of " + data.getFileName()).start(started::listen);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> program() {
        var jar = System.getProperty(JAR);
        return jar == null
                ? List.of("-cp", classPath(), "org.dasan.DasanApplication")
                : List.of("-jar", Path.of(jar).toAbsolutePath().toString());
    }

    /// What the server is made of; nothing of the trials themselves.
    private static String classPath() {
        var here = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(here.split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .filter(entry -> !entry.contains("benchmarks") && !entry.contains("simulator"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void listen() {
        try (var output = process.inputReader();
                var copy = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                keep(copy, line);
                var match = ADDRESS.matcher(line);
                if (match.find()) {
                    address.complete(URI.create(match.group(1).replace("localhost", "127.0.0.1")));
                }
            }
        } catch (IOException e) { // its pipe broke when it was killed
            address.completeExceptionally(e);
        }
        address.completeExceptionally(new IllegalStateException("the server ended before it was ready"));
    }

    private static void keep(BufferedWriter copy, String line) throws IOException {
        copy.write(line);
        copy.newLine();
        copy.flush();
    }

    /// Where it listens, as soon as it says that it is ready.
    public URI awaitAddress() {
        try {
            return address.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server did not start:\n" + String.join("\n", endOfLog()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// kill -9
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM, and waits for the end; kills what does not end.
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Lines of its log that somebody should look at.
    public List<String> errors() {
        var own = " " + process.pid() + " ---";
        return log().stream().filter(line -> line.contains(" ERROR" + own)).toList();
    }

    private List<String> endOfLog() {
        var lines = log();
        return lines.subList(Math.max(0, lines.size() - 40), lines.size());
    }

    private List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            return List.of("no log: " + e.getMessage());
        }
    }
}
