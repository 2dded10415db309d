package org.dasan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dasan.benchmarks.Measured.Claim;
import org.springframework.util.FileSystemUtils;

/// From the start of the packaged jar to its first good answer: on an empty folder, and on one that is known.
final class StartBenchmark implements Benchmark {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        var jar = Path.of("server/target/dasan.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("there is no " + jar + "; ./dasan bench makes it");
        }
        int rounds = quick ? 1 : 3;
        var scratch = Files.createTempDirectory("dasan-start");
        var rows = new ArrayList<List<String>>();
        var cold = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        var warm = new ArrayList<Double>();
        try {
            var app = scratch.resolve("app");
            java(
                            List.of(
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--destination",
                                    app.toString()),
                            scratch.resolve("none"))
                    .waitFor();
            var laidOut = app.resolve("dasan.jar").toString();
            var cache = app.resolve("classes.aot");
            var training = java(
                    List.of("-XX:AOTCacheOutput=" + cache, "-Ddasan.exit-when-started=true", "-jar", laidOut),
                    scratch.resolve("training"));
            if (!training.waitFor(5, TimeUnit.MINUTES) || !Files.exists(cache)) {
                throw new IllegalStateException("the archive of classes was not made");
            }
            for (int round = 1; round <= rounds; round++) {
                var data = scratch.resolve("data" + round);
                cold.add(secondsToAnswer(List.of("-jar", laidOut), data));
                plain.add(secondsToAnswer(List.of("-jar", laidOut), data));
                warm.add(secondsToAnswer(List.of("-XX:AOTCache=" + cache, "-jar", laidOut), data));
                rows.add(List.of(
                        Integer.toString(round),
                        Figures.number(cold.getLast()),
                        Figures.number(plain.getLast()),
                        Figures.number(warm.getLast())));
            }
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
        double coldest = Figures.median(cold);
        double warmest = Figures.median(warm);
        return new Measured(
                "Start",
                "From starting the process to the first 200 of the health page, database included. Cold: an empty folder, in which the database, its"
                        + " tables and the sample are made. Known: the same folder again. Warm: again, with the classes remembered as ./dasan run does.",
                List.of(
                        new Claim("cold", Figures.number(coldest) + " s", "told", true),
                        new Claim("warm", Figures.number(warmest) + " s", "told", true),
                        new Claim("warm ÷ known", Figures.times(warmest / Figures.median(plain)), "told", true)),
                List.of("round", "cold s", "known s", "warm s"),
                rows);
    }

    private static double secondsToAnswer(List<String> arguments, Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        int port = freePort();
        long begin = System.nanoTime();
        var process = java(arguments, data, port);
        try (var http = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (true) {
                if (System.nanoTime() - begin > 180e9 || !process.isAlive()) {
                    throw new IllegalStateException("the server did not answer");
                }
                if (answers(http, health)) {
                    return (System.nanoTime() - begin) / 1e9;
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not yet
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process java(List<String> arguments, Path data) throws IOException {
        return java(arguments, data, 0);
    }

    private static Process java(List<String> arguments, Path data, int port) throws IOException {
        Files.createDirectories(data);
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(arguments);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("DASAN_") || name.startsWith("SPRING_"));
        builder.environment()
                .putAll(java.util.Map.of(
                        "DASAN_DATA", data.toString(), "DASAN_PORT", Integer.toString(port), "DASAN_DEMO", "true"));
        return builder.start();
    }
}
