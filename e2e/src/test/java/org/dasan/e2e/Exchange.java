package org.dasan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A real Asterisk beside the product, prepared by the script that operators use, and citizens' telephones
/// played by SIPp.
final class Exchange implements AutoCloseable {
    private static final Path PROGRAMS =
            Path.of(System.getProperty("user.home"), ".cache", "dasan", "asterisk", "root");
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final Path SCRIPT = Path.of("")
            .toAbsolutePath()
            .resolveSibling("deploy")
            .resolve("asterisk")
            .resolve("engine");

    private final String name =
            "e2e-" + Long.toHexString(ThreadLocalRandom.current().nextLong() & 0xffffffffL);
    private final Path folder;
    private final int sipPort;
    private final int outsidePort;
    private final List<Process> callers = new ArrayList<>();
    private int calls;

    /// Starts one whose settings the server with this data folder finds.
    Exchange(Path data) {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAMS.resolve("usr/sbin/asterisk")), "there is no Asterisk in " + PROGRAMS);
        Assumptions.assumeTrue(Files.isExecutable(SIPP), "there is no SIPp (package sip-tester)");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "an Asterisk of its own needs root");
        try {
            folder = Files.createDirectories(data.resolve("asterisk"));
            sipPort = freeUdpPort();
            outsidePort = freeUdpPort();
            int rtp = 30_000 + 2 * ThreadLocalRandom.current().nextInt(4000);
            engine(
                    Map.of(
                            "SIP_PORT", "" + sipPort,
                            "AMI_PORT", "" + freeTcpPort(),
                            "HTTP_PORT", "" + freeTcpPort(),
                            "RTP_START", "" + rtp,
                            "RTP_END", "" + (rtp + 400),
                            "TRUNK", "demo",
                            "OUTSIDE", "127.0.0.1:" + outsidePort,
                            "BROWSER_LINES", "8",
                            "DESK_LINES", "1"),
                    "configure",
                    folder.resolve("engine.properties").toString());
            engine(Map.of(), "start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A citizen calls the city and sends back whatever is heard, until the other side hangs up.
    Process echoingCaller(String from) {
        return echo("caller-echoes", "120", from, freePort());
    }

    /// Somebody outside, who answers whatever number the city calls.
    Process echoingPhone() {
        return echo("phone-echoes", "outside", "outside", outsidePort);
    }

    private Process echo(String scenario, String to, String from, int port) {
        try {
            var own = Files.createDirectories(folder.resolve("caller" + calls++));
            Files.writeString(own.resolve("words.csv"), "SEQUENTIAL\n" + from + ";\n", StandardCharsets.UTF_8);
            try (var in = Exchange.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
                Files.write(
                        own.resolve("scenario.xml"), Objects.requireNonNull(in).readAllBytes());
            }
            var caller = new ProcessBuilder(
                            SIPP.toString(),
                            "127.0.0.1:" + sipPort,
                            "-sf",
                            "scenario.xml",
                            "-s",
                            to,
                            "-inf",
                            "words.csv",
                            "-i",
                            "127.0.0.1",
                            "-p",
                            "" + port,
                            "-mp",
                            "" + freeUdpPort(),
                            "-rtp_echo",
                            "-m",
                            "1",
                            "-timeout",
                            "300s",
                            "-nostdin")
                    .directory(own.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(own.resolve("out").toFile())
                    .start();
            callers.add(caller);
            return caller;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes the batteries out of the citizens' telephones.
    void hangUpAll() {
        callers.forEach(Process::destroyForcibly);
        callers.clear();
    }

    private void engine(Map<String, String> environment, String command, String... more) throws IOException {
        var line = new ArrayList<>(List.of(SCRIPT.toString(), command, PROGRAMS.toString(), name));
        line.addAll(Arrays.asList(more));
        var log = folder.resolve(command + ".log");
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("engine " + command + ": " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freeTcpPort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static int freePort() {
        try {
            return freeUdpPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freeUdpPort() throws IOException {
        try (var probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        hangUpAll();
        try {
            engine(Map.of(), "stop");
            try (var files = Files.walk(PROGRAMS.resolve("srv").resolve(name))) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
            Files.deleteIfExists(folder.resolve("engine.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
