package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dasan.testkit.Eventually;

/// A real Asterisk for the tests of one class, prepared and started by the script that operators use. Its
/// programs lie in a folder that outlives builds.
final class TestExchange implements AutoCloseable {
    private static final Path PROGRAMS =
            Path.of(System.getProperty("user.home"), ".cache", "dasan", "asterisk", "root");
    private static final Path SCRIPT = script();

    private final String name =
            "test-" + Long.toHexString(ThreadLocalRandom.current().nextLong() & 0xffffffffL);
    private final Path settings;
    private final int sipPort;
    private final int outsidePort;
    private final ExchangeFile file;

    private TestExchange(Path data, Map<String, String> more) throws IOException {
        settings = Files.createDirectories(data.resolve("asterisk")).resolve("engine.properties");
        sipPort = freeUdpPort();
        outsidePort = freeUdpPort();
        int rtp = 20_000 + 2 * ThreadLocalRandom.current().nextInt(5000);
        var environment = new TreeMap<>(Map.of(
                "QUALIFY", "0", // telephones of tests know no question but a call
                "SIP_PORT", "" + sipPort,
                "AMI_PORT", "" + freeTcpPort(),
                "HTTP_PORT", "" + freeTcpPort(),
                "RTP_START", "" + rtp,
                "RTP_END", "" + (rtp + 400),
                "TRUNK", "demo",
                "OUTSIDE", "127.0.0.1:" + outsidePort,
                "BROWSER_LINES", "2",
                "DESK_LINES", "6"));
        environment.putAll(more);
        engine(environment, "configure", settings.toString());
        engine(Map.of(), "start");
        file = ExchangeFile.read(settings);
    }

    /// What is missing for telephone tests here, in words.
    static Optional<String> missing() {
        if (!Files.isExecutable(PROGRAMS.resolve("usr/sbin/asterisk"))) {
            return Optional.of("there is no Asterisk in " + PROGRAMS + " (deploy/asterisk/engine install)");
        }
        if (!Files.isExecutable(Path.of("/usr/bin/sipp"))) {
            return Optional.of("there is no SIPp (package sip-tester)");
        }
        return "root".equals(System.getProperty("user.name"))
                ? Optional.empty()
                : Optional.of("an Asterisk in a folder of its own needs root");
    }

    /// Starts one whose settings a server with this data folder finds.
    ///
    /// @param more for the script that prepares it
    static TestExchange start(Path data, Map<String, String> more) {
        try {
            return new TestExchange(data, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int sipPort() {
        return sipPort;
    }

    /// Where all telephones are that the city calls.
    int outsidePort() {
        return outsidePort;
    }

    String password(String line) {
        return file.telephones().stream()
                .filter(telephone -> telephone.line().equals(line))
                .findFirst()
                .orElseThrow()
                .password();
    }

    ExchangeFile file() {
        return file;
    }

    /// Ends it as a crash would, and starts it anew.
    void restart() {
        try {
            var pid = Files.readString(PROGRAMS.resolve("srv").resolve(name).resolve("run/asterisk.pid"));
            var process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        engine(Map.of(), "start");
    }

    /// Waits until the exchange's answer to a word of its console holds this.
    void until(String word, String held) {
        Eventually.within(
                Duration.ofSeconds(20), () -> assertThat(console(word)).contains(held));
    }

    /// The exchange's answer to a word of its console.
    String console(String word) {
        var builder = new ProcessBuilder(
                        "chroot",
                        PROGRAMS.toString(),
                        "/usr/sbin/asterisk",
                        "-C",
                        "/srv/" + name + "/etc/asterisk.conf",
                        "-rx",
                        word)
                .redirectErrorStream(true);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void engine(Map<String, String> environment, String command, String... more) {
        var line = new ArrayList<>(List.of(SCRIPT.toString(), command, PROGRAMS.toString(), name));
        line.addAll(List.of(more));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(new TreeMap<>(environment));
        var log = settings.resolveSibling(command + ".log");
        try {
            var process = builder.redirectOutput(log.toFile()).start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("engine " + command + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path script() {
        var here = Path.of("").toAbsolutePath();
        var beside = here.resolveSibling("deploy/asterisk/engine");
        return Files.exists(beside) ? beside : here.resolve("deploy/asterisk/engine");
    }

    static int freeTcpPort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    static int freeUdpPort() throws IOException {
        try (var probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        engine(Map.of(), "stop");
        var folder = PROGRAMS.resolve("srv").resolve(name);
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
